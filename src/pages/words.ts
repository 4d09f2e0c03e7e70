// Languages of the pages. Adding one is adding a file of words and a line here.

import Negotiator from 'negotiator'
import type { Channel, EventType } from '../consent/events.ts'
import type { LiftedBy } from '../eligibility/rules.ts'
import type { EntryPoint } from '../settings/schemas.ts'
import { en } from './words/en.ts'
import { ja } from './words/ja.ts'

export type ProblemPage =
  | 'paused'
  | 'not_found'
  | 'rate_limited'
  | 'origin_forbidden'
  | 'too_large'
  | 'too_slow'
  | 'internal'
  | 'console_closed'
  | 'console_left'
  | 'link_used'

export type FormError =
  | 'phone_invalid'
  | 'topic_required'
  | 'topic_unknown'
  | 'notice_changed'
  | 'store_unavailable'

/** Every sentence of the console in one language. */
export interface ConsoleWords {
  readonly title: string
  readonly enterLead: string
  readonly enter: string
  readonly leave: string
  readonly ask: string
  readonly askButton: string
  readonly phone: string
  readonly topic: string
  readonly allow: string
  readonly deny: string
  readonly proof: (when: string, door: string) => string
  readonly retry: (when: string) => string
  readonly lifted: string
  readonly since: string
  readonly liftedBy: Readonly<Record<LiftedBy, string>>
  readonly latest: string
  readonly nothing: string
  readonly when: string
  readonly what: string
  readonly topics: string
  readonly channel: string
  readonly door: string
  readonly doors: string
  /** Leads to a door as people meet it. */
  readonly open: string
  readonly kinds: Readonly<Record<EntryPoint['kind'], string>>
  readonly states: Readonly<Record<EntryPoint['state'], string>>
  readonly events: Readonly<Record<EventType, string>>
  readonly channels: Readonly<Record<Channel, string>>
  readonly faults: Readonly<Record<'phone_invalid' | 'topic_unknown', string>>
}

/** Every sentence of the pages in one language. */
export interface Words {
  readonly dir: 'ltr' | 'rtl'
  readonly languageName: string
  readonly form: {
    readonly title: (business: string) => string
    readonly lead: (business: string) => string
    readonly agreeTo: string
    readonly topics: string
    readonly topicsHint: string
    readonly phone: string
    readonly phoneHint: string
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
  readonly errors: Readonly<Record<FormError | 'summary', string>>
  readonly problems: Readonly<Record<ProblemPage, readonly [title: string, text: string]>>
  readonly console: ConsoleWords
}

export const WORDS: Readonly<Record<string, Words>> = { en, ja }

/** Words of a language, of its base language, else English. */
export function wordsOf(language: string): Words {
  return WORDS[language] ?? WORDS[language.split('-')[0] ?? ''] ?? en
}

/**
 * The language in which a page is written when it is asked for in `language`: notices and topics can
 * be had in languages that the pages have no words in. Dates and `lang` follow it.
 */
export const writtenIn = (language: string): string =>
  WORDS[language] || WORDS[language.split('-')[0] ?? ''] ? language : 'en'

/**
 * The language of a page: what the address asks for, else what the browser prefers, else the
 * first there is.
 * @param accept the `Accept-Language` header
 */
export function pickLanguage(
  asked: unknown,
  accept: string | undefined,
  available: readonly string[],
): string {
  // Tags mean the same in any case (RFC 5646); some write them with an underscore.
  const tag = typeof asked === 'string' ? asked.toLowerCase().replaceAll('_', '-') : ''
  const named = [tag, tag.split('-')[0]]
    .map((each) => available.find((language) => language.toLowerCase() === each))
    .find((language) => language !== undefined)
  if (named !== undefined) return named
  const header = (accept ?? '').slice(0, 500)
  const [preferred] = new Negotiator({ headers: { 'accept-language': header } }).languages([
    ...available,
  ])
  const isRanked = preferred !== undefined && preferred !== '*'
  return isRanked ? preferred : (available[0] ?? 'en')
}
