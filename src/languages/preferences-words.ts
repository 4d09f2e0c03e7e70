// Every sentence of the preference pages and of `/stop`.

import type { EventType } from '../consent/events.ts'
import type { PhoneExample } from '../world/phones/example.ts'

/** What can be wrong with what was sent from the preference page. */
export type PreferenceError =
  | 'topic_unknown'
  | 'notice_changed'
  | 'page_stale'
  | 'choice_unknown'
  | 'confirm_needed'
  | 'store_unavailable'

/** What can be wrong on `/stop`. */
export type StopError =
  | 'phone_required'
  | 'phone_invalid'
  | 'code_short'
  | 'code_wrong'
  | 'too_many_codes'
  | 'no_code'
  | 'store_unavailable'

type Texts<Key extends string> = Readonly<Record<Key, string>>

export interface PreferenceWords {
  readonly preferences: {
    readonly title: (business: string) => string
    readonly lead: (number: string) => string
    readonly done: string
    readonly summary: string
    readonly topics: string
    readonly topicsHint: string
    readonly agreeTo: string
    readonly save: string
    readonly on: (date: string) => string
    readonly paused: (date: string) => string
    readonly waitingAddress: string
    readonly waitingAnswer: string
    readonly lapsed: string
    readonly off: (date: string) => string
    readonly notOffered: string
    readonly stoppedAll: (date: string) => string
    readonly stoppedMarketing: (date: string) => string
    readonly platformStop: string
    readonly held: (business: string) => string
    readonly erased: (date: string) => string
    readonly prove: string
    readonly stopShort: string
    readonly stopTitle: string
    readonly stopText: (business: string) => string
    readonly stop: string
    readonly stopped: string
    readonly pauseTitle: string
    readonly pauseText: string
    readonly pause: (days: number) => string
    readonly pausedNow: (date: string) => string
    readonly resume: string
    /** A pause is a no: whoever only has the link does not lift it. */
    readonly resumeByCode: string
    /** A second pause never shortens the first. */
    readonly pauseLonger: string
    readonly languageTitle: string
    readonly languageText: string
    readonly languageLabel: string
    readonly languageSave: string
    readonly heldTitle: string
    readonly heldText: (business: string) => string
    readonly heldNothing: string
    /** @param count undefined: so many that they were not counted */
    readonly earlier: (count: number | undefined) => string
    readonly takeTitle: string
    readonly takeText: string
    readonly takePage: string
    readonly takeJson: string
    readonly eraseTitle: string
    readonly eraseText: (business: string) => string
    readonly eraseConfirm: string
    readonly erase: string
    readonly shownFile: string
    readonly proveTitle: string
    readonly proveText: string
    readonly proveLink: string
    readonly privacy: string
  }
  readonly record: {
    readonly title: string
    readonly lead: (business: string) => string
    readonly number: string
    readonly person: string
    readonly made: string
    readonly now: string
    readonly history: string
    readonly receipts: string
    readonly receiptsText: string
    readonly receipt: string
    readonly back: string
  }
  readonly history: {
    readonly what: Texts<Exclude<EventType, 'consent.withdrawn' | 'message.updated'>>
    readonly reported: (business: string) => string
    readonly waits: string
    readonly started: string
    readonly stoppedAll: string
    readonly stoppedMarketing: string
    readonly stoppedTopics: string
    readonly paused: (days: number) => string
    readonly doubtful: string
    readonly sent: Texts<'sent' | 'delivered' | 'read' | 'failed' | 'unknown'>
    readonly about: (topics: string) => string
    readonly through: (channel: string) => string
    readonly words: string
    readonly removed: string
  }
  readonly stop: {
    readonly title: (business: string) => string
    readonly lead: string
    /** The same, where there is more than one way. */
    readonly leadWays: string
    readonly phoneTitle: string
    readonly phoneText: (number: string) => string
    readonly phoneOpen: string
    readonly phoneQr: (number: string) => string
    readonly phoneScan: string
    readonly smsText: (number: string) => string
    readonly codeTitle: string
    readonly codeText: string
    readonly number: string
    readonly numberHint: (example: PhoneExample) => string
    readonly send: string
    readonly chooseTitle: string
    readonly chooseText: string
    readonly sentTitle: string
    readonly sentText: (business: string) => string
    readonly code: string
    readonly codeHint: string
    readonly show: string
    readonly again: string
    readonly noWay: string
    /** The message that brings the code. At most 160 characters with a short name. */
    readonly message: (code: string, business: string) => string
  }
  readonly closed: {
    readonly title: string
    readonly text: string
    readonly again: string
    readonly codeTitle: string
    readonly codeText: string
    readonly codeAgain: string
  }
  readonly errors: Texts<PreferenceError | StopError>
}
