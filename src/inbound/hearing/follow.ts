// When a person moves to another number or account, their noes go with them: consent does not.
// They stay with the old number too, since whoever gets it next never agreed either.

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
   * Two persons whom a fact shows to be one bring together what each of them said, so the noes of
   * both are due. Where a crash came in between, the fact comes again: it is known by then, or says
   * more than it did and is at least late.
   */
  async function recordNamed(
    identifiers: readonly SealedIdentifier[],
    decide: Decide,
  ): Promise<Recorded> {
    let wereTwo = false
    // A provider tells through which sender it knows a user id.
    const isByHand = identifiers.length > 1 && identifiers.every(({ via }) => via === undefined)
    const recorded = await ledger.record(identifiers, (standing, met) => {
      // Once seen it stays so: when this is decided again, somebody else has joined them.
      wereTwo ||= met.length > 1 && new Set(met.flatMap((one) => one?.person ?? [])).size > 1
      return isByHand ? keepingNoes(standing, met, decide) : decide(standing, met)
    })
    const { duplicate, events } = recorded
    const mayBeJoined = (move: Fact) =>
      identifiers.length > 1 && (duplicate || events.some((one) => one.occurredAt <= move.t))
    return carried(recorded, (move) => wereTwo || mayBeJoined(move))
  }

  /**
   * Two of whom only the caller says that they are one: what either said stays said until the person
   * acts, however the moments of their facts lie to each other.
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
 * The old one's noes as facts of the new one; holds whole, and noes to texts. That nothing reaches
 * the old address is said of it alone.
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
