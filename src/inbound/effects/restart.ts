// What we reply to START. START restores no more than the reply says, so the reply names the topics
// that may now be sent, by the same rules that every message is judged by, and what still stops others.

import type { RecordedEvent } from '../../consent/events.ts'
import type { GrantFact } from '../../consent/fact.ts'
import { consentTopic, readTopic } from '../../consent/reading.ts'
import type { Standing } from '../../consent/standing.ts'
import { indexOf } from '../../consent/standing-index.ts'
import { answer } from '../../eligibility/answer.ts'
import type { ReasonCode } from '../../eligibility/rules.ts'
import type { answersIn } from '../../languages/language.ts'
import { countryOf, type Person } from '../../people/identify.ts'
import type { Catalog } from '../../settings/catalog.ts'
import type { Topic } from '../../settings/schemas.ts'
import type { KnownSender } from '../../settings/senders.ts'

/** How somebody stands, and which number of ours they wrote to. */
export interface Now {
  readonly standing: Standing
  readonly to: Person
  readonly via?: KnownSender | undefined
  /** Whether a question of ours follows from START. */
  readonly onward?: Onward
}

type Start = Extract<RecordedEvent, { type: 'consent.given' }>

export interface Restarted {
  /** Keys of the topics that come again. */
  readonly again: readonly string[]
  /** Where none does: what stops them still, a stop word or something else. */
  readonly stands?: 'word' | 'otherwise' | undefined
  /** Keys of the topics that WhatsApp's switch holds back, and of those that wait for a review. */
  readonly switchedOff: readonly string[]
  readonly inReview: readonly string[]
}

/** What START restored and what it did not, as of its moment. */
export function restarted(
  catalog: Catalog,
  business: string,
  { topics, recordedAt: at }: Start,
  now: Now,
): Restarted {
  const all = catalog.topics(business)
  const reasons = new Map(
    all.map((topic) => [topic.key, lastingReasons(catalog, business, topic, now, at)]),
  )
  const again = topics.filter((key) => reasons.get(key)?.length === 0)
  const heldBy = (code: ReasonCode) =>
    all.map(({ key }) => key).filter((key) => reasons.get(key)?.includes(code))
  return {
    again,
    ...(again.length === 0 && { stands: stillStopped(all, now.standing, at) }),
    switchedOff: heldBy('platform_marketing_stop'),
    inReview: heldBy('opt_out_in_review'),
  }
}

/**
 * The reasons that forbid a topic, without those that time or the sender itself heals; as the number
 * they wrote to has them, else the number of the business that has the fewest.
 */
function lastingReasons(
  catalog: Catalog,
  business: string,
  { key, category }: Topic,
  { standing, to, via }: Now,
  at: number,
): readonly ReasonCode[] {
  const senders = via?.isWhatsApp
    ? [via]
    : catalog.senders(business).filter(({ isWhatsApp }) => isWhatsApp)
  const person = { ...to, country: countryOf(to) }
  const message = { type: 'template', category, topic: { key, category } } as const
  const policy = catalog.policyAt(business, at)
  const outdatedFrom = (grant: GrantFact) => catalog.outdatedFrom(business, grant)
  const found = senders.map((sender) =>
    answer({ at, standing, person, sender, message, policy, outdatedFrom })
      .reasons.filter(({ liftedBy, until }) => liftedBy !== 'sender' && until === null)
      .map(({ code }) => code),
  )
  return found.sort((a, b) => a.length - b.length)[0] ?? []
}

/** What START has not ended: a stop word from the same moment or later, or another kind of no. */
function stillStopped(
  topics: readonly Topic[],
  standing: Standing,
  at: number,
): 'word' | 'otherwise' | undefined {
  const { stop } = indexOf(standing)
  const noes = topics.flatMap((topic) => {
    const reading = readTopic(standing, consentTopic(topic), at)
    return reading.optOut ?? reading.optOutMarketing ?? reading.optOutTopic ?? []
  })
  if (noes.length === 0) return undefined
  return noes.some((no) => no === stop) ? 'word' : 'otherwise'
}

/** A question of ours that the person can answer next: `asked` after this START, or `earlier`. */
export type Onward = 'asked' | 'earlier' | undefined

/**
 * The reply, in the words of one language.
 * @returns undefined where the question that follows says all there is to say
 */
export function restartText(
  { again, stands, switchedOff, inReview }: Restarted,
  onward: Onward,
  words: ReturnType<typeof answersIn>['words'],
  named: (keys: readonly string[]) => { readonly business: string; readonly topics: string },
): string | undefined {
  const parts = [
    ...(again.length > 0 ? [words.started(named(again))] : []),
    ...(stands === 'otherwise' && !onward ? [words.stays(named([]))] : []),
    ...(switchedOff.length > 0 ? [words.switchedOff(named(switchedOff))] : []),
    ...(inReview.length > 0 ? [words.inReview(named(inReview))] : []),
  ]
  if (parts.length > 0) return parts.join('\n\n')
  const isAllSaid = onward === 'asked' || stands !== undefined
  return isAllSaid ? undefined : words.startedNothing(named([]))
}
