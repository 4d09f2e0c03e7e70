// What one recorded fact adds to the counts of doors. Pure: of the fact and of what was recorded
// of its person before, so that counting again from the beginning counts the same.
//
// Counts are of acts, on the day they were recorded, and are never taken back: an import undone
// or a person erased leaves them as they were.

import type { RecordedEvent } from '../../consent/events.ts'

const OUTCOMES = ['pending', 'given', 'refused', 'withdrawn', 'asked', 'answered'] as const
/**
 * `pending`: consents that wait for an answer. `given`: consents, one per act, whatever topics it
 * names; a question answered yes counts once. `refused`: noes to a question or at a door.
 * `withdrawn`: withdrawals, at each door whose consent they ended; where they ended none, at their
 * own door. `asked` and `answered`: double opt-ins, both on the day of the question, so that what
 * is left unanswered can be told for each day.
 */
type Outcome = (typeof OUTCOMES)[number]

/** One to be added. */
export interface Mark {
  /** Slug. */
  readonly door: string
  readonly outcome: Outcome
  /** Whose day counts, epoch ms. */
  readonly at: number
}

export type IsMarketing = (topic: string) => boolean

type Pending = Extract<RecordedEvent, { type: 'consent.pending' }>
type Withdrawn = Extract<RecordedEvent, { type: 'consent.withdrawn' }>

/** Whether `marksOf` has to know what was recorded before. */
export const looksBack = (event: RecordedEvent): boolean =>
  event.type === 'consent.confirmed' ||
  (event.type === 'consent.refused' && event.answers !== undefined) ||
  (event.type === 'consent.withdrawn' && event.doubtful !== true)

/**
 * @param before what was recorded of this person before, oldest first; see `earlier`
 * @param isMarketing by the categories of now: they decide how far a stop of marketing reached
 */
export function marksOf(
  event: RecordedEvent,
  before: readonly RecordedEvent[],
  isMarketing: IsMarketing,
): Mark[] {
  const at = event.recordedAt
  const here = (outcome: Outcome, door = event.entryPoint): Mark[] =>
    door === undefined ? [] : [{ door, outcome, at }]
  switch (event.type) {
    case 'consent.given':
      // START takes up what was given before; it is no new consent.
      return event.restores ? [] : here('given')
    case 'consent.pending':
      return [...here('pending'), ...(event.awaits === 'confirmation' ? here('asked') : [])]
    case 'consent.confirmed':
      return answered(event.answers, 'given')
    case 'consent.refused':
      return event.answers === undefined ? here('refused') : answered(event.answers, 'refused')
    case 'consent.withdrawn': {
      if (event.doubtful) return []
      const ended = doorsEnded(event, before, isMarketing)
      const own = event.answers === undefined ? event.entryPoint : doorOf(event.answers)
      const doors = ended.length > 0 ? ended : [own]
      const marks = doors.flatMap((door) => here('withdrawn', door))
      return event.answers === undefined ? marks : [...marks, ...first(event.answers)]
    }
    default:
      return []
  }

  function askedBy(question: string): Pending | undefined {
    return before.find(
      (each): each is Pending => each.type === 'consent.pending' && each.id === question,
    )
  }

  function doorOf(question: string): string | undefined {
    return askedBy(question)?.entryPoint ?? event.entryPoint
  }

  function answersTo(question: string): RecordedEvent[] {
    return before.filter((each) => 'answers' in each && each.answers === question)
  }

  /** What the first answer to a question adds. */
  function first(question: string): Mark[] {
    const asked = askedBy(question)
    const door = doorOf(question)
    if (door === undefined || asked?.awaits !== 'confirmation') return []
    if (answersTo(question).length > 0) return []
    return [{ door, outcome: 'answered', at: asked.recordedAt }]
  }

  /** A button pressed twice answers once; a change of mind counts in its own column. */
  function answered(question: string, outcome: 'given' | 'refused'): Mark[] {
    const isAgain = answersTo(question).some(({ type }) => type === event.type)
    return [...(isAgain ? [] : here(outcome, doorOf(question))), ...first(question)]
  }
}

/** The doors of the consents a withdrawal ends, each once, in order. */
function doorsEnded(
  event: Withdrawn,
  before: readonly RecordedEvent[],
  isMarketing: IsMarketing,
): string[] {
  /** By topic: the door of the latest consent, and whether it still stands. */
  const consents = new Map<string, { door: string | undefined; stands: boolean }>()
  const end = (reaches: (topic: string) => boolean) => {
    for (const [topic, consent] of consents) if (reaches(topic)) consent.stands = false
  }
  for (const earlier of before) {
    switch (earlier.type) {
      case 'consent.given':
      case 'consent.confirmed': {
        const isRestored = earlier.type === 'consent.given' && earlier.restores === true
        for (const topic of earlier.topics) {
          const known = consents.get(topic)
          if (!isRestored) consents.set(topic, { door: earlier.entryPoint, stands: true })
          else if (known) known.stands = true
        }
        break
      }
      case 'consent.refused':
        end((topic) => earlier.topics.includes(topic))
        break
      case 'consent.withdrawn':
        if (!earlier.doubtful) end((topic) => reaches(earlier, topic, isMarketing))
        break
      default:
    }
  }
  const doors = new Set<string>()
  for (const [topic, { door, stands }] of consents) {
    if (stands && door !== undefined && reaches(event, topic, isMarketing)) doors.add(door)
  }
  return [...doors]
}

function reaches(event: Withdrawn, topic: string, isMarketing: IsMarketing): boolean {
  if (event.scope === 'topic') return event.topics.includes(topic)
  return event.scope === 'all' || isMarketing(topic)
}

/**
 * What was recorded of a person before a fact, oldest first: its own facts, and those of persons
 * merged into it by then. Facts of persons merged later do not count, however much later one asks.
 * @param history of the person, as the ledger has it at any later time
 */
export function earlier(event: RecordedEvent, history: readonly RecordedEvent[]): RecordedEvent[] {
  const found: RecordedEvent[] = []
  const owners = [{ person: event.person, before: event.n }]
  for (const { person, before } of owners) {
    for (const each of history) {
      if (each.person !== person || each.n >= before) continue
      found.push(each)
      if (each.type === 'person.merged' && !owners.some((o) => o.person === each.absorbed)) {
        owners.push({ person: each.absorbed, before: Number.POSITIVE_INFINITY })
      }
    }
  }
  return found.sort(
    (a, b) =>
      a.recordedAt - b.recordedAt ||
      (a.person === b.person ? a.n - b.n : a.person < b.person ? -1 : 1),
  )
}
