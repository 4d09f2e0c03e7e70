// When a person moves to another number or account, their noes go with them: consent does not.
// They stay with the old number too, since whoever gets it next never agreed either.

import { historyOf } from '../check/asker.ts'
import type { ConsentEvent } from '../consent/events.ts'
import { indexOf } from '../consent/index.ts'
import { textNoOf } from '../consent/reach.ts'
import { asRead, holdsOf, readTopic } from '../consent/reading.ts'
import { type Fact, type Standing, standingOf } from '../consent/standing.ts'
import { DAY_MS } from '../consent/times.ts'
import {
  businessOf,
  type Decide,
  type Ledger,
  type PersonKey,
  type Recorded,
  type SealedIdentifier,
} from '../ledger/port.ts'
import { describeStanding, type Frame } from '../people/describe.ts'
import { holdIdOf } from '../recorder/recorder.ts'

/** Facts that say no, or that say where the noes have to go. */
const CARRIED: ReadonlySet<string> = new Set([
  'consent.withdrawn',
  'consent.refused',
  'marketing.stopped',
  'hold.placed',
  'undeliverable.marked',
  'identity.changed',
])

/**
 * A ledger through which every no of before a move goes where its person went, however late it
 * comes and through whatever door, before anybody is told that it is kept. A crash between the two
 * is mended when the fact comes again, which is what its sender does without an answer.
 */
export function following(
  ledger: Ledger,
  frameOf: (business: string, now: number) => Frame,
): Ledger {
  /** @param been moves followed on the way here: none twice, also where they lead in a circle */
  async function follow(
    from: PersonKey,
    to: PersonKey,
    move: Fact,
    now: number,
    been: ReadonlySet<string>,
  ): Promise<void> {
    const [target] = await ledger.read([to])
    if (target?.person === from) return
    const before: ConsentEvent[] = []
    for await (const event of historyOf(ledger, from)) {
      // What the move itself brought back here goes round no second time.
      const isOwn = event.id.includes(`${move.id}.follows.`)
      if (event.occurredAt <= move.t && !isOwn) before.push(event)
    }
    const change = { id: move.id, at: move.t, person: to }
    const noes = noesFollowing(standingOf(before), change, frameOf(businessOf(from), now))
    if (noes.length === 0) return
    await carried(await ledger.recordFor(to, () => noes), undefined, new Set([...been, move.id]))
  }

  /** @param isJoined whether the history may hold noes of before a move that were another person's */
  async function carried<T extends Recorded | undefined>(
    recorded: T,
    isJoined: (move: Fact) => boolean = () => false,
    been: ReadonlySet<string> = new Set(),
  ): Promise<T> {
    if (!recorded || recorded.events.length === 0) return recorded
    const { moved } = indexOf(recorded.standing)
    const noes = recorded.events.filter(({ type }) => CARRIED.has(type))
    const now = Math.max(0, ...recorded.events.map((event) => event.recordedAt))
    for (const [to, move] of moved) {
      const isDue = isJoined(move) || noes.some((no) => no.occurredAt <= move.t)
      if (isDue && !been.has(move.id)) await follow(recorded.person, to, move, now, been)
    }
    return recorded
  }

  /**
   * Two persons whom a fact shows to be one bring together what each of them said, so the noes of
   * both are due. Where a crash came in between, the fact comes again: it is known by then, or the
   * two were joined without it, of which nothing but its being late gives a hint.
   */
  async function recordNamed(
    identifiers: readonly SealedIdentifier[],
    decide: Decide,
  ): Promise<Recorded> {
    let wereTwo = false
    const recorded = await ledger.record(identifiers, (standing, met) => {
      // Once seen it stays so: when this is decided again, somebody else has joined them.
      wereTwo ||= new Set(met.flatMap((one) => one?.person ?? [])).size > 1
      return decide(standing, met)
    })
    const { duplicate, events } = recorded
    const mayBeJoined = (move: Fact) =>
      identifiers.length > 1 && (duplicate || events.some((one) => one.occurredAt <= move.t))
    return carried(recorded, (move) => wereTwo || mayBeJoined(move))
  }

  return {
    ...ledger,
    record: recordNamed,
    recordFor: async (person, decide) => carried(await ledger.recordFor(person, decide)),
    recordAll: async (postings) => {
      const all = await ledger.recordAll(postings)
      for (const recorded of all) await carried(recorded)
      return all
    },
  }
}

/** The change that moved them. */
export interface Change {
  /** Id of its fact. */
  readonly id: string
  /** When they moved, epoch ms. */
  readonly at: number
  /** Whom they are known as from now on. */
  readonly person: PersonKey
}

/**
 * The old one's noes as facts of the new one. Ids come from the change and the old facts, so a
 * webhook that comes again adds none.
 */
export function noesFollowing(standing: Standing, change: Change, frame: Frame): ConsentEvent[] {
  const base = (follows: string, what: string) => ({
    id: `${change.id}.follows.${follows}.${what}`,
    occurredAt: Math.min(change.at, frame.now),
    recordedAt: frame.now,
    actor: 'system' as const,
    channel: 'whatsapp' as const,
    evidence: { follows, because: change.id },
  })
  const holds = holdsOf(standing, frame.now).map((hold): ConsentEvent => {
    const placed = base(hold.id, 'hold')
    return {
      ...placed,
      type: 'hold.placed',
      holdId: holdIdOf(placed.id, change.person),
      ...(hold.until !== undefined && { expiresAt: hold.until }),
    }
  })
  const refusals = refusalsOf(standing, frame)
  const { stop } = indexOf(standing)
  const noes = noesTold(standing, frame).flatMap((no): ConsentEvent[] => {
    // Stands beside a grant as an opt-out of its topic; it is carried as what it is.
    if (refusals.some(({ id }) => id === no.eventId)) return []
    const fact = base(no.eventId ?? '', no.sender ?? no.topic ?? no.scope ?? '')
    switch (no.kind) {
      case 'optout':
      case 'review':
        return [
          {
            ...fact,
            type: 'consent.withdrawn',
            scope: no.scope ?? 'all',
            topics: no.topic === null ? [] : [no.topic],
            ...(no.kind === 'review' && { doubtful: true as const }),
            // START ends there what it would have ended here.
            ...(no.eventId === stop?.id && { byStopWord: true as const }),
            ...(no.until !== null && { forDays: daysUntil(no.until, fact.occurredAt) }),
          },
        ]
      case 'platform_stop':
        return no.sender === null ? [] : [{ ...fact, type: 'marketing.stopped', sender: no.sender }]
      case 'hold':
      case 'undeliverable':
        // Holds are taken apart, whole, and noes to texts; unreachable is the old address alone.
        return []
      default:
        return no.kind satisfies never
    }
  })
  const refused = refusals.map(
    ({ id, topic }): ConsentEvent => ({
      ...base(id, topic),
      type: 'consent.refused',
      topics: [topic],
    }),
  )
  const no = textNoOf(standing)
  const texts: ConsentEvent[] = no
    ? [{ ...base(no.id, 'texts'), channel: 'sms', type: 'undeliverable.marked', isNo: true }]
    : []
  return [...noes, ...refused, ...holds, ...texts]
}

/** Refusals in force, by topic: also where nothing was ever agreed to. */
const refusalsOf = (standing: Standing, { topics, now }: Frame) =>
  topics.flatMap((topic) => {
    const { refusal } = readTopic(standing, asRead(topic), now)
    return refusal ? [{ id: refusal.id, topic: topic.key }] : []
  })

/** All noes in force, also one of all that a later stop word hides: START does not lift it. */
function noesTold(standing: Standing, frame: Frame) {
  const { noes } = describeStanding(standing, frame)
  const isStopWord = (slot: string) => slot === 'stop' || slot.startsWith('stop|')
  const others = Object.entries(standing).filter(([slot]) => !isStopWord(slot))
  const beneath = describeStanding(Object.fromEntries(others), frame).noes.filter(
    ({ scope, eventId }) => scope === 'all' && noes.every((no) => no.eventId !== eventId),
  )
  return [...noes, ...beneath]
}

/** What is left of a pause, in whole days: it may end a little later there, never earlier. */
const daysUntil = (until: string, from: number): number =>
  Math.max(1, Math.ceil((Date.parse(until) - from) / DAY_MS))
