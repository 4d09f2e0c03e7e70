// When a person moves to another number or account, their noes go with them; their consents do not.
// The noes stay with the old number too, since whoever gets it next never agreed either.

import type { ConsentEvent } from '../../consent/events.ts'
import type { Fact } from '../../consent/fact.ts'
import { holdsOf } from '../../consent/noes.ts'
import { textNoOf } from '../../consent/reach.ts'
import { evolve, type Standing, standingOf } from '../../consent/standing.ts'
import { hasMoved, indexOf } from '../../consent/standing-index.ts'
import { historyOf } from '../../ledger/history.ts'
import {
  businessOf,
  type Decide,
  type Ledger,
  type PersonKey,
  type Recorded,
  type SealedIdentifier,
} from '../../ledger/port.ts'
import type { Frame } from '../../people/describe.ts'
import { againOf, type Because, noesAgain } from '../../people/noes.ts'
import { holdIdOf } from '../../recording/recorder.ts'

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
 * A ledger that carries each no from before a move on to where the person went, however late the no
 * arrives and through whatever door. It is carried before the caller is told that it is kept: after a
 * crash in between, the caller, who got no answer, sends it again.
 */
export function following(
  ledger: Ledger,
  frameOf: (business: string, now: number) => Frame,
): Ledger {
  /** @param been moves already followed: none is followed twice, even where they form a circle */
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
      // A no that this very move carried here before is not carried round again.
      const isOwn = event.id.includes(`${move.id}.follows.`)
      if (event.occurredAt <= move.t && !isOwn) before.push(event)
    }
    const change = { id: move.id, at: move.t, person: to }
    const noes = noesFollowing(standingOf(before), change, frameOf(businessOf(from), now))
    if (noes.length === 0) return
    await carried(await ledger.recordFor(to, () => noes), undefined, new Set([...been, move.id]))
  }

  /** @param isJoined whether older noes may just have joined the history, from a second person */
  async function carried<T extends Recorded | undefined>(
    recorded: T,
    isJoined: (move: Fact) => boolean = () => false,
    been: ReadonlySet<string> = new Set(),
  ): Promise<T> {
    // Nearly nobody ever moves.
    if (!recorded || recorded.events.length === 0 || !hasMoved(recorded.standing)) return recorded
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
   * As `record`. Where a fact shows two persons to be one, their histories become one, so the noes of
   * both have to follow the moves of both. After a crash in between, the fact comes again: then it is a
   * duplicate, or older than the move, and the noes are carried then.
   */
  async function recordNamed(
    identifiers: readonly SealedIdentifier[],
    decide: Decide,
  ): Promise<Recorded> {
    let wereTwo = false
    // Only a provider says through which sender (`via`) it knows a user id.
    const isByHand = identifiers.length > 1 && identifiers.every(({ via }) => via === undefined)
    const recorded = await ledger.record(identifiers, (standing, met) => {
      // Kept once true: when this is decided again after a lost race, they are one already.
      wereTwo ||= met.length > 1 && new Set(met.flatMap((one) => one?.person ?? [])).size > 1
      return isByHand ? keepingNoes(standing, met, decide) : decide(standing, met)
    })
    const { duplicate, events } = recorded
    const mayBeJoined = (move: Fact) =>
      identifiers.length > 1 && (duplicate || events.some((one) => one.occurredAt <= move.t))
    return carried(recorded, (move) => wereTwo || mayBeJoined(move))
  }

  /**
   * Two persons of whom only a caller says that they are one. A yes of the one must not lift a no of
   * the other, whatever their times: so the noes of both are said again now.
   */
  const keepingNoes: (...of: [...Parameters<Decide>, Decide]) => readonly ConsentEvent[] = (
    standing,
    met,
    decide,
  ) => {
    const events = decide(standing, met)
    const sides = new Map(met.flatMap((one) => (one ? [[one.person, one.standing]] : [])))
    if (sides.size < 2 || events.length === 0) return events
    const now = Math.max(...events.map(({ recordedAt }) => recordedAt))
    const noes = [...sides].flatMap(([person, own]) =>
      noesAgain(own, { id: `joined.${person}`, at: now }, frameOf(businessOf(person), now)),
    )
    const again = decide(noes.reduce(evolve, standing), met)
    return again.length === 0 ? [] : [...noes, ...again]
  }

  return {
    ...ledger,
    record: recordNamed,
    recordFor: async (person, decide) => carried(await ledger.recordFor(person, decide)),
    recordAll: async (postings) => {
      const all = await ledger.recordAll(postings)
      for (const recorded of all) if (hasMoved(recorded.standing)) await carried(recorded)
      return all
    },
  }
}

/** The change that moved them. */
interface Change extends Because {
  /** Whom they are known as from now on. */
  readonly person: PersonKey
}

/**
 * The noes of the old number as facts of the new one, holds and noes to texts included. That nothing
 * reaches the old number says nothing of the new one.
 */
function noesFollowing(standing: Standing, change: Change, frame: Frame): ConsentEvent[] {
  const base = againOf(change, frame.now)
  const holds = holdsOf(standing, frame.now).map((hold): ConsentEvent => {
    const placed = base(hold.id, 'hold')
    return {
      ...placed,
      type: 'hold.placed',
      holdId: holdIdOf(placed.id, change.person),
      ...(hold.until !== undefined && { expiresAt: hold.until }),
    }
  })
  const no = textNoOf(standing)
  const texts: ConsentEvent[] = no
    ? [{ ...base(no.id, 'texts'), channel: 'sms', type: 'undeliverable.marked', isNo: true }]
    : []
  return [...noesAgain(standing, change, frame), ...holds, ...texts]
}
