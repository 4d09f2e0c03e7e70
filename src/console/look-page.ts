// What the page of things to look at shows, worked out beforehand.

import type { ShownBreaker } from '../inbound/breaker/breaker.ts'
import type { AsideEntry } from '../inbound/hearing/aside.ts'
import type { ReviewItem } from '../inbound/reviews/reviews.ts'
import { wordsIn } from '../languages/language.ts'
import type { Doc } from '../ledger/port.ts'
import type { DeadLetter } from '../outbound/outbox/dead.ts'
import type { Business } from '../settings/schemas.ts'
import { consoleFrame, timeIn } from './frame.ts'
import { type Done, type LookWords, lookWordsOf } from './look-words.ts'

export interface LookState {
  readonly business: Business
  readonly language: string
  readonly breakers: readonly ShownBreaker[]
  readonly reviews: { readonly items: readonly ReviewItem[]; readonly next: string | null }
  readonly dead: readonly Doc<DeadLetter>[]
  readonly aside: readonly AsideEntry[]
  /** What was just decided, where something was. */
  readonly done?: Done
}

export function lookPage(state: LookState) {
  const { business, language, breakers, reviews, dead, aside } = state
  const words = lookWordsOf(language)
  const { channels } = wordsIn(language).pages
  const time = timeIn(business, language)
  const done = state.done ? words.done[state.done] : ''
  return {
    ...consoleFrame(state, words.title, 'reviews', { told: done }),
    words,
    done,
    isQuiet: breakers.length === 0 && reviews.items.length === 0,
    breakers: breakers.map(({ id, people, provider, from, to, sends }, i) => ({
      id,
      ref: `burst-${i}`,
      lead: words.breakers.lead({
        ...{ people, provider: PROVIDERS[provider] ?? provider },
        ...{ from: time(from), to: time(to) },
      }),
      sends: words.breakers.sends(sends),
    })),
    reviews: reviews.items.map((item, i) => ({
      id: item.id,
      ref: `doubt-${i}`,
      text: item.text ?? '',
      textLanguage: item.language ?? '',
      from: words.reviews.from({
        person: item.person.join(' '),
        channel: channels[item.channel as keyof typeof channels] ?? item.channel,
        when: time(item.receivedAt),
      }),
      because: item.word ? words.reviews.because(item.word) : '',
      deadline: words.reviews.deadline(time(item.deadline)),
    })),
    hasMore: reviews.next !== null,
    dead: dead.map(({ body: { at, what, via, code, detail } }) => ({
      when: time(at),
      what: words.dead.what[what] ?? what,
      ...{ via, code, detail },
    })),
    aside: aside.map(({ at, provider, reason, what }) => ({
      when: time(at),
      via: PROVIDERS[provider] ?? provider,
      what,
      reason: words.reasons[reason] ?? reason,
    })),
  }
}

/** As they write themselves. */
const PROVIDERS: Readonly<Record<string, string>> = {
  ...{ meta: 'Meta', twilio: 'Twilio', infobip: 'Infobip', sandbox: 'Sandbox' },
}

/** What waits, for the console's first page; empty: nothing. */
export function noticeOf(
  counts: { readonly reviews: number; readonly breakers: number },
  language: string,
) {
  const words: LookWords = lookWordsOf(language)
  return {
    isAlarm: counts.breakers > 0,
    text: words.waiting(counts),
    link: words.look,
    href: `/console/reviews?lang=${language}`,
  }
}
