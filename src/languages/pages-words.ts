// Sentences that several of the pages people see have in common.

import type { Channel, DoorKind } from '../consent/events.ts'
import type { PhoneExample } from '../world/phones/example.ts'

export type ProblemPage =
  | 'paused'
  | 'not_found'
  | 'rate_limited'
  | 'origin_forbidden'
  | 'too_large'
  | 'too_slow'
  | 'internal'

export type FormError =
  | 'phone_required'
  | 'phone_invalid'
  | 'topic_required'
  | 'topic_unknown'
  | 'notice_changed'
  | 'store_unavailable'

/** What several pages say. */
export interface PageWords {
  readonly form: {
    readonly title: (business: string) => string
    readonly lead: (business: string) => string
    readonly agreeTo: string
    readonly topics: string
    readonly topicsHint: string
    readonly phone: string
    readonly phoneHint: (example: PhoneExample) => string
    readonly submit: string
    readonly refuse: string
    readonly privacy: string
    readonly leaveEmpty: string
  }
  readonly thanks: {
    readonly title: string
    /** Nothing is agreed to yet. */
    readonly pendingTitle: string
    readonly given: (business: string) => string
    /** @param by through what they are asked */
    readonly pending: (business: string, by: 'whatsapp' | 'sms') => string
    /**
     * Where no question comes: a yes answers the one that did not arrive, and to whoever was not
     * asked it is a message, after which they are.
     */
    readonly unasked: (number: string) => string
    readonly words: string
    readonly when: string
    readonly stopTitle: string
    readonly stop: (number: string) => string
    readonly stopNoNumber: string
    readonly again: (number: string) => string
    readonly open: string
    readonly openHint: (business: string) => string
    readonly pendingOpenHint: string
  }
  /** Of the links that lead to the page in other languages. */
  readonly languages: string
  /** Before the title of a page that was sent back. */
  readonly faulty: (title: string) => string
  /** On a page that leads nowhere: whoever looks for the way out finds it. */
  readonly stopHere: string
  /** Where that page itself does not open. */
  readonly stopAlways: string
  readonly tryAgain: string
  readonly errors: Readonly<Record<FormError | 'summary', string>>
  readonly problems: Readonly<Record<ProblemPage, readonly [title: string, text: string]>>
  /** Kinds of doors, and through what else a fact came; in a list of facts. */
  readonly kinds: Readonly<Record<DoorKind, string>>
  readonly channels: Readonly<Record<Channel, string>>
}
