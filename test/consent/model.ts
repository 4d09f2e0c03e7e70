// A second opinion on what a history amounts to: written from the design's words alone, over a
// plain list of events, with no memory, no slots and no speed. The core must agree with it.

import type { ConsentEvent, Strength } from '../../src/consent/events.ts'
import { DAY_MS as DAY } from '../../src/time.ts'

type Of<Type extends ConsentEvent['type']> = Extract<ConsentEvent, { type: Type }>
type Class = 'recorded' | 'typed' | 'own' | 'confirmed'
/** Something that was said, with the moment at which it counts. */
type Said<Event extends ConsentEvent = ConsentEvent> = { t: number; id: string; event: Event }
type Granted = Said & { cls: Class }

export interface Topic {
  readonly key: string
  readonly marketing: boolean
}

/** What holds for one topic at one moment. Noes are named by the id of the latest one in force. */
export interface Opinion {
  readonly status: 'given' | 'pending' | 'withdrawn' | 'refused' | 'none'
  readonly strength: Strength | undefined
  /** Event of the best grant that counts. */
  readonly grant: string | undefined
  readonly optOut: string | undefined
  readonly optOutMarketing: string | undefined
  readonly optOutTopic: string | undefined
  readonly review: string | undefined
  readonly identity: string | undefined
}

const STRENGTHS: Record<Class, Strength> = {
  recorded: 'recorded',
  typed: 'explicit',
  own: 'explicit',
  confirmed: 'confirmed',
}
const RANKS: Record<Class, number> = { recorded: 0, typed: 1, own: 1, confirmed: 2 }

/** "A time known only to the second counts for a no at that second's end, for a yes at its start." */
const yes = <E extends ConsentEvent>(event: E): Said<E> => ({
  t: event.occurredAt,
  id: event.id,
  event,
})
const no = <E extends ConsentEvent>(event: E): Said<E> => ({
  t:
    event.precision === 's' ? event.occurredAt - (event.occurredAt % 1000) + 999 : event.occurredAt,
  id: event.id,
  event,
})

const inOrder = (a: Said, b: Said) => a.t - b.t || (a.id < b.id ? -1 : 1)
const latest = <S extends Said>(said: readonly S[]): S | undefined => [...said].sort(inOrder).at(-1)

/** The facts that stand: each event once, without the batches that were undone. */
function standingFacts(events: readonly ConsentEvent[]): ConsentEvent[] {
  const once = [...new Map(events.map((event) => [event.id, event])).values()]
  const undone = once.flatMap((event) =>
    event.type === 'import.finished' || event.type === 'review.settled' ? [event.voided] : [],
  )
  const takesBack = (event: ConsentEvent) =>
    event.type === 'consent.withdrawn' ? event.takesBack : undefined
  const isConsent = ({ type }: ConsentEvent) =>
    type === 'consent.given' || type === 'consent.pending'
  return once
    .filter((event) => event.batch === undefined || !undone.includes(event.batch))
    .filter(
      ({ batch, ...event }) =>
        batch === undefined ||
        !isConsent(event as ConsentEvent) ||
        !once.some((each) => takesBack(each) === batch),
    )
    .filter((event) => takesBack(event) === undefined)
}

function ofType<Type extends ConsentEvent['type']>(events: readonly ConsentEvent[], type: Type) {
  return standingFacts(events).filter((event): event is Of<Type> => event.type === type)
}

/** Every grant on record for a topic; one typed for an opted-out address is a typed one. */
function grantsOf(events: readonly ConsentEvent[], topic: string): Granted[] {
  const given = ofType(events, 'consent.given')
    .filter((event) => !event.restores && event.topics.includes(topic))
    .map((event): Granted => {
      if (event.strength === 'recorded') return { ...yes(event), cls: 'recorded' }
      if (!event.fromAddress) return { ...yes(event), cls: 'typed' }
      return { ...yes(event), cls: event.strength === 'confirmed' ? 'confirmed' : 'own' }
    })
  const waiting = ofType(events, 'consent.pending')
    .filter((event) => event.awaits === 'address' && event.topics.includes(topic))
    .map((event): Granted => ({ ...yes(event), cls: 'typed' }))
  const confirmed = ofType(events, 'consent.confirmed')
    .filter((event) => event.topics.includes(topic))
    // A plain word means its question, and nothing that was said since.
    .map(
      (event): Granted => ({
        ...{ ...yes(event), t: Math.min(event.asOf ?? event.occurredAt, event.occurredAt) },
        cls: 'confirmed',
      }),
    )
  return [...given, ...waiting, ...confirmed]
}

const fromAddress = (grant: Granted) => grant.cls === 'own' || grant.cls === 'confirmed'

/** Whether a yes from the address was on record that was taken back with its set. */
function hadYesUndone(events: readonly ConsentEvent[], topic: string): boolean {
  const standing = new Set(ofType(events, 'consent.given').map(({ id }) => id))
  return events.some(
    (event) =>
      event.type === 'consent.given' &&
      event.fromAddress &&
      event.strength !== 'recorded' &&
      event.topics.includes(topic) &&
      !standing.has(event.id),
  )
}

/** "START lifts an opt-out that STOP made"; at equal times the stricter wins. */
function isTakenBack(events: readonly ConsentEvent[], said: Said): boolean {
  const { event } = said
  if (event.type !== 'consent.withdrawn' || event.scope !== 'all' || !event.byStopWord) return false
  return ofType(events, 'consent.given').some((start) => start.restores && yes(start).t > said.t)
}

/** What holds for `topic` at `at` (epoch ms, not before any event). */
export function opinion(events: readonly ConsentEvent[], topic: Topic, at: number): Opinion {
  const grants = grantsOf(events, topic.key)
  const withdrawals = ofType(events, 'consent.withdrawn').map(no)
  const refusals = ofType(events, 'consent.refused')
    .filter((event) => event.topics.includes(topic.key))
    .map(no)
  // A no that came after a yes from the address takes it back, whatever it is called.
  // "Noes from other sources stay": as strict as it was, where that yes turns out to be nobody's.
  const takenBack = hadYesUndone(events, topic.key)
    ? refusals
    : refusals.filter(({ t }) => grants.some((grant) => fromAddress(grant) && grant.t <= t))
  const changes = ofType(events, 'identity.changed').map(no)

  // Only an act from the address lifts the person's no, and only for the topics it names.
  const isLifted = (said: Said) =>
    grants.some((grant) => fromAddress(grant) && grant.t > said.t) || isTakenBack(events, said)

  // Of doubtful wording only the newest twenty of a batch wait for a review; older is clear enough.
  const isDoubt = (said: Said<Of<'consent.withdrawn'>>) =>
    said.event.doubtful === true &&
    withdrawals.filter(
      (other) =>
        other.event.doubtful && other.event.batch === said.event.batch && inOrder(other, said) > 0,
    ).length < 20
  const isPause = ({ event }: (typeof withdrawals)[number]) =>
    !event.doubtful && event.scope === 'marketing' && event.forDays !== undefined
  const endOf = ({ t, event }: (typeof withdrawals)[number]) => t + (event.forDays ?? 0) * DAY
  const clear = withdrawals.filter((said) => !isDoubt(said) && !isPause(said))
  const pauses = withdrawals.filter(
    (said) => isPause(said) && topic.marketing && !isLifted(said) && at < endOf(said),
  )
  const erasures = ofType(events, 'person.erased').map(no)
  const ofAll = clear.filter(({ event }) => event.scope === 'all')
  const ofMarketing = clear.filter(({ event }) => event.scope === 'marketing' && topic.marketing)
  const ofTopic = clear.filter(
    ({ event }) => event.scope === 'topic' && event.topics.includes(topic.key),
  )
  // Whoever looked at it decided; that it was no opt-out, within ten days only.
  const isReviewed = ({ id, t }: Said) =>
    ofType(events, 'review.settled').some(
      (look) => look.review === id && look.occurredAt < t + 10 * DAY,
    )
  const doubts = withdrawals.filter(
    (said) => isDoubt(said) && topic.marketing && !isLifted(said) && !isReviewed(said),
  )
  const settled = doubts.filter(({ t }) => at >= t + 10 * DAY)
  const unsettled = doubts.filter(({ t }) => at < t + 10 * DAY)

  const optOut = latest(ofAll.filter((said) => !isLifted(said)))
  const forGood = latest([...ofMarketing.filter((said) => !isLifted(said)), ...settled])
  const optOutMarketing =
    forGood ?? [...pauses].sort((a, b) => endOf(a) - endOf(b) || inOrder(a, b)).at(-1)
  const optOutTopic = latest<Said>([...ofTopic, ...takenBack].filter((said) => !isLifted(said)))
  const inForce = latest(
    [optOut, optOutMarketing, optOutTopic].filter((said) => said !== undefined),
  )
  // A refusal stands until an own act follows, a typed one included.
  const refusal = latest(
    refusals
      .filter((said) => !takenBack.includes(said))
      .filter(({ t }) => !grants.some((grant) => grant.cls !== 'recorded' && grant.t > t)),
  )

  // What a no cut off counts again by START only, and only what STOP cut off.
  const isCutOff = ({ t }: Said) =>
    [...ofAll, ...ofMarketing, ...ofTopic].some(
      (said) => said.t >= t && !isTakenBack(events, said),
    ) ||
    [...refusals, ...erasures, ...pauses].some((said) => said.t >= t) ||
    settled.some((said) => said.t >= t)
  const isForeign = ({ t }: Said) => changes.some((change) => change.t >= t)
  const alive = grants
    .filter((grant) => !isCutOff(grant))
    .filter((grant) => grant.cls !== 'recorded' || refusals.length + erasures.length === 0)
  const good = alive.filter((grant) => !isForeign(grant))
  const counting = inForce ? [] : good
  const best = [...counting].sort((a, b) => RANKS[a.cls] - RANKS[b.cls] || inOrder(a, b)).at(-1)

  const isWaiting = inForce !== undefined && good.some((grant) => grant.cls === 'typed')
  const isAsked = ofType(events, 'consent.pending')
    .filter((event) => event.awaits === 'confirmation' && event.topics.includes(topic.key))
    .map(yes)
    .some(
      (question) =>
        !isCutOff(question) && !grants.some((grant) => fromAddress(grant) && grant.t >= question.t),
    )

  const status = () => {
    if (best) return 'given'
    if (isWaiting || isAsked) return 'pending'
    if (grants.length > 0 && (inForce || refusal)) return 'withdrawn'
    return refusal ? 'refused' : 'none'
  }
  return {
    status: status(),
    strength: best && STRENGTHS[best.cls],
    grant: best?.id,
    optOut: optOut?.id,
    optOutMarketing: optOutMarketing?.id,
    optOutTopic: (optOutTopic ?? (grants.length > 0 ? refusal : undefined))?.id,
    review: latest(unsettled)?.id,
    identity: good.length === 0 && alive.some(isForeign) ? latest(changes)?.id : undefined,
  }
}

/** The stop of marketing in force on a sender for a topic: id of the latest one. */
export function platformStop(
  events: readonly ConsentEvent[],
  sender: string,
  topic: string,
): string | undefined {
  const resumes = ofType(events, 'marketing.resumed').filter((event) => event.sender === sender)
  // "A fresh own act": a form is one; one that waits for its address is none yet.
  const acts = grantsOf(events, topic).filter(
    ({ cls, event }) => cls !== 'recorded' && event.type !== 'consent.pending',
  )
  const lifts = [...resumes.map(yes), ...acts]
  const stops = ofType(events, 'marketing.stopped').filter((event) => event.sender === sender)
  return latest(stops.map(no).filter((stop) => !lifts.some((lift) => lift.t > stop.t)))?.id
}

/** Ids of the holds in force, sorted; a hold placed again under its id has the later expiry. */
export function holds(events: readonly ConsentEvent[], at: number): string[] {
  const lifted = ofType(events, 'hold.lifted').flatMap((event) =>
    'holdId' in event ? [event.holdId] : [],
  )
  const placed = ofType(events, 'hold.placed').map(no).sort(inOrder)
  return [...new Map(placed.map(({ event }) => [event.holdId, event])).values()]
    .filter((event) => !lifted.includes(event.holdId))
    .filter((event) => event.expiresAt === undefined || at < event.expiresAt)
    .map((event) => event.holdId)
    .sort()
}

/** Invalid at once; else three messages undelivered in 30 days, with no delivery or inbound message since. */
export function isUndeliverable(events: readonly ConsentEvent[]): boolean {
  const updates = ofType(events, 'message.updated')
  const signs = [
    ...ofType(events, 'message.received'),
    ...ofType(events, 'undeliverable.cleared'),
    ...updates.filter((event) => event.state === 'delivered' || event.state === 'read'),
  ].map((event) => yes(event).t)
  const isCleared = (t: number) => signs.some((sign) => sign > t)
  const marks = ofType(events, 'undeliverable.marked').filter(({ channel }) => channel !== 'sms')
  if (marks.some((event) => !isCleared(no(event).t))) return true
  const failures = updates
    .filter((event) => event.state === 'failed' && event.failure === 'undelivered')
    .map((event) => ({ of: event.messageId, t: no(event).t }))
    .filter(({ t }) => !isCleared(t))
  return failures.some(({ t: first }) => {
    const within = failures.filter(({ t }) => t >= first && t - first <= 30 * DAY)
    return new Set(within.map(({ of }) => of)).size >= 3
  })
}

/** Texts alone, until they text us: whether they are wanted, and whether any may leave. */
export function texts(events: readonly ConsentEvent[]): { isUnwanted: boolean; isBarred: boolean } {
  const theirs = ofType(events, 'message.received').filter(({ channel }) => channel === 'sms')
  const marks = ofType(events, 'undeliverable.marked')
    .filter(({ channel }) => channel === 'sms')
    .filter((mark) => !theirs.some((text) => yes(text).t > no(mark).t))
  return { isUnwanted: marks.some(({ isNo }) => isNo), isBarred: marks.length > 0 }
}

/** Messages that count towards a cap of 31 days: what left or may have, not what failed. */
export function counted(events: readonly ConsentEvent[], at: number): string[] {
  const updates = ofType(events, 'message.updated').map(yes)
  const sends = updates.filter(
    ({ event }) => event.state === 'sending' && event.category !== undefined,
  )
  const failures = updates.filter(({ event }) => event.state === 'failed' && !event.isUntried)
  const newest = Math.max(0, ...[...sends, ...failures].map(({ t }) => t))
  const isRecent = ({ t }: Said) => t > newest - 31 * DAY
  const failed = new Set(failures.filter(isRecent).map(({ event }) => event.messageId))
  const ids = sends
    .filter((said) => isRecent(said) && at < said.t + 31 * DAY)
    .map(({ event }) => event.messageId)
  return [...new Set(ids)].filter((id) => !failed.has(id)).sort()
}

const written = (events: readonly ConsentEvent[]) =>
  ofType(events, 'message.received')
    .filter((event) => event.channel === 'whatsapp')
    .map(yes)

/**
 * Whether the number or its owner changed since: then whoever has it now wrote nothing of this. Who
 * says that they are another wrote the message that says it.
 */
const isOthers = (events: readonly ConsentEvent[], wrote: Said | undefined) =>
  ofType(events, 'identity.changed')
    .map((event) => (event.actor === 'person' ? event.occurredAt - 1 : no(event).t))
    .some((t) => wrote === undefined || t >= wrote.t)

/** When the service window of a sender closes; null when it is not open. */
export function windowClosesAt(
  events: readonly ConsentEvent[],
  sender: string,
  at: number,
): number | null {
  const last = latest(written(events).filter(({ event }) => event.sender === sender))
  if (!last || isOthers(events, last) || at >= last.t + DAY) return null
  // WhatsApp said that it was not open when a message left; none leaves after it failed.
  const isShut = ofType(events, 'message.updated')
    .filter((event) => event.sender === sender && event.state === 'failed' && !event.isUntried)
    .filter(({ failure }) => failure === 'window')
    .some((event) => Math.min(event.leftAt ?? Infinity, no(event).t) >= last.t)
  return isShut ? null : last.t + DAY
}

/** Until when the free entry point of a sender is open, as its latest fact says; null when not. */
export function freeEntryUntil(
  events: readonly ConsentEvent[],
  sender: string,
  at: number,
): number | null {
  const messages = written(events).filter(({ event }) => event.sender === sender)
  const clicks = messages.filter(({ event }) => event.fromAd)
  if (isOthers(events, latest(clicks.length > 0 ? clicks : messages))) return null
  const all = ofType(events, 'message.updated')
    .filter((event) => event.sender === sender && event.freeUntil !== undefined)
    .filter((event) => ['sent', 'delivered', 'read', 'failed'].includes(event.state))
  const told = latest(all.filter(({ answersAd }) => answersAd === undefined).map(yes))
  const ours = all.flatMap((event) =>
    event.answersAd === undefined ? [] : [{ ...yes(event), t: event.answersAd }],
  )
  const reckoned = latest(ours)
  const best = told && told.t >= (reckoned?.t ?? 0) ? told : reckoned
  if (isOthers(events, best)) return null
  const until = best?.event.freeUntil ?? 0
  return at < until ? until : null
}

/** Where somebody went, each with the last move there: what was said until then goes along. */
export function moves(events: readonly ConsentEvent[]): Record<string, string> {
  const all = ofType(events, 'identity.changed').map(no).sort(inOrder)
  return Object.fromEntries(
    all.flatMap(({ id, event }) => (event.becomes === undefined ? [] : [[event.becomes, id]])),
  )
}

/** An opt-out of all that keeps free-form answers back: no later message of theirs, no START. */
export function optOutOfAnswers(events: readonly ConsentEvent[]): string | undefined {
  const messages = written(events)
  const ofAll = ofType(events, 'consent.withdrawn')
    .filter((event) => event.scope === 'all' && !event.doubtful)
    .map(no)
    .filter((said) => !isTakenBack(events, said))
  return latest(ofAll.filter(({ t }) => !messages.some((message) => message.t > t)))?.id
}
