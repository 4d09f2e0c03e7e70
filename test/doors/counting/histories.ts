// Random histories of a few people at a few doors, recorded in a real ledger, and a plain count
// of them: fact by fact in the order of the feed, everything kept in memory.

import fc from 'fast-check'
import type { ConsentEvent, RecordedEvent } from '../../../src/consent/events.ts'
import type { Counter } from '../../../src/doors/counting/counter.ts'
import { added, type Days, dayOf, readDays } from '../../../src/doors/counting/days.ts'
import { marksOf } from '../../../src/doors/counting/outcomes.ts'
import { ToolkitError } from '../../../src/errors.ts'
import type { Keyring } from '../../../src/keys/keyring.ts'
import type { Documents, Store } from '../../../src/ledger/port.ts'
import { sealedOf } from '../../../src/people/identify.ts'

export const BUSINESS = 'demo'
export const DOORS = ['form', 'poster', 'ivr']
const BEGIN = Date.UTC(2026, 10, 29)
const TOPICS = ['offers', 'news', 'orders']
/** One topic becomes marketing on the second day. */
export const isMarketing = (topic: string, at: number) =>
  topic !== 'orders' || at >= BEGIN + 24 * 3_600_000

/** Records one fact, or stops counting in the middle. */
export type Step =
  | { readonly do: 'record'; readonly who: number; readonly draft: Draft }
  /** Shows two people to be one. */
  | { readonly do: 'merge'; readonly who: number; readonly also: number }
  | { readonly do: 'count'; readonly fails: readonly (number | undefined)[] }

interface Draft {
  readonly type:
    | 'wrote'
    | 'given'
    | 'called'
    | 'start'
    | 'asked'
    | 'sent'
    | 'waits'
    | 'yes'
    | 'no'
    | 'declined'
    | 'ended'
  readonly door: string
  readonly topics: readonly string[]
  readonly scope: 'all' | 'marketing' | 'topic'
  readonly isDoubtful: boolean
  readonly isPause: boolean
  /** Hours since the fact before. */
  readonly later: number
  readonly question: number
}

/** What can be answered. */
const ASKED: ReadonlySet<string> = new Set(['asked', 'called'])

const PEOPLE = 4
const who = fc.integer({ min: 0, max: PEOPLE - 1 })
const draft: fc.Arbitrary<Draft> = fc.record({
  type: fc.constantFrom(
    ...(['wrote', 'given', 'called', 'start', 'asked', 'waits', 'sent'] as const),
    ...(['yes', 'no', 'declined', 'ended'] as const),
  ),
  door: fc.constantFrom(...DOORS),
  topics: fc.subarray(TOPICS, { minLength: 1 }),
  scope: fc.constantFrom('all', 'marketing', 'topic'),
  isDoubtful: fc.boolean(),
  isPause: fc.boolean(),
  later: fc.constantFrom(0, 0, 1, 13),
  question: fc.nat(5),
})
/** When a write fails: before it is kept (1) or after (2). */
const fails = fc.array(fc.constantFrom(undefined, undefined, 1, 2), { maxLength: 8 })

export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: fc.record({ do: fc.constant('record' as const), who, draft }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('merge' as const), who, also: who }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('count' as const), fails }) },
  ),
  { maxLength: 40 },
)

/** A recorder of steps; questions are known by their order. */
export function recorderOf(store: Store, keyring: Keyring) {
  const questions: string[] = []
  let now = BEGIN
  let count = 0
  const personOf = (n: number) => ({ phone: `+81901234560${n}`, userId: `JP.${n}` })

  const record = async (step: Exclude<Step, { do: 'count' }>) => {
    const base = {
      ...{ id: `e${++count}`, occurredAt: now, recordedAt: now },
      ...{ actor: 'person' as const, channel: 'whatsapp' as const },
    }
    if (step.do === 'merge') {
      const { phone } = personOf(step.who)
      const { userId } = personOf(step.also)
      const event: ConsentEvent = { ...base, type: 'message.received', sender: '+815012345678' }
      await store.ledger.record(sealedOf(keyring, BUSINESS, { phone, userId }), () => [event])
      return
    }
    now += step.draft.later * 3_600_000
    const at = { ...base, occurredAt: now, recordedAt: now }
    const event = eventOf(at, step.draft, questions)
    if (ASKED.has(step.draft.type)) questions.push(event.id)
    // Now by the one identifier, now by the other: until something shows they are one person.
    const { phone, userId } = personOf(step.who)
    const person = count % 3 === 0 ? { userId } : { phone }
    await store.ledger.record(sealedOf(keyring, BUSINESS, person), () => [event])
  }
  return { record, personOf }
}

function eventOf(
  base: Pick<ConsentEvent, 'id' | 'occurredAt' | 'recordedAt' | 'actor' | 'channel'>,
  { type, door: entryPoint, topics, scope, isDoubtful, isPause, question }: Draft,
  questions: readonly string[],
): ConsentEvent {
  const answers = questions[question % Math.max(1, questions.length)] ?? 'nothing'
  switch (type) {
    case 'wrote':
      return { ...base, entryPoint, type: 'message.received', sender: '+815012345678' }
    case 'given':
      return {
        ...{ ...base, entryPoint, topics, type: 'consent.given' },
        ...{ strength: 'explicit', fromAddress: false },
      }
    case 'called':
      return {
        ...{ ...base, channel: 'voice', entryPoint, topics, type: 'consent.given' },
        ...{ strength: 'explicit', fromAddress: true },
      }
    case 'start':
      return {
        ...{ ...base, topics, type: 'consent.given', restores: true },
        ...{ strength: 'explicit', fromAddress: true },
      }
    case 'asked':
      return { ...base, entryPoint, topics, type: 'consent.pending', awaits: 'confirmation' }
    case 'waits':
      return { ...base, entryPoint, topics, type: 'consent.pending', awaits: 'address' }
    case 'sent':
      return {
        ...{ ...base, entryPoint, type: 'message.updated', state: 'sending', asks: answers },
        ...{ messageId: `m-${base.id}`, sender: '+815012345678' },
      }
    case 'yes':
      return { ...base, entryPoint, topics, type: 'consent.confirmed', answers }
    case 'no':
      return { ...base, topics, type: 'consent.refused', answers }
    case 'declined':
      return { ...base, entryPoint, topics, type: 'consent.refused' }
    case 'ended':
      return {
        ...{ ...base, type: 'consent.withdrawn', scope, topics: scope === 'topic' ? topics : [] },
        ...(isDoubtful && { doubtful: true as const }),
        ...(isPause && scope === 'marketing' && { forDays: 7 }),
      }
    default:
      return type satisfies never
  }
}

/** Documents whose writes fail as told, the one way or the other. */
export function failing(documents: Documents, fails: readonly (number | undefined)[]): Documents {
  let writes = 0
  return {
    ...documents,
    put: async (doc, expected, more) => {
      const how = fails[writes++]
      if (how === 1) throw new ToolkitError('store_unavailable', 'away')
      const kept = await documents.put(doc, expected, more)
      if (how === 2) throw new ToolkitError('store_unavailable', 'away, after it was kept')
      return kept
    },
  }
}

/** All outcomes as kept, by door. */
export async function kept(store: Store, counter: Counter): Promise<Record<string, Days>> {
  const doors: Record<string, Days> = {}
  for (const door of DOORS) {
    doors[door] = await readDays(store.documents, await counter.placeOf(BUSINESS, door))
  }
  return doors
}

/** The same from the feed, from the beginning, remembering everything. */
export async function counted(store: Store): Promise<Record<string, Days>> {
  const doors: Record<string, Days> = Object.fromEntries(DOORS.map((door) => [door, {}]))
  const past = new Map<string, RecordedEvent[]>()
  const { events } = await store.ledger.feed(BUSINESS, undefined, 10_000)
  for (const event of events) {
    const own = past.get(event.person) ?? []
    for (const { door, outcome, at } of marksOf(event, own, isMarketing)) {
      doors[door] = added(doors[door] ?? {}, { [dayOf(at)]: { [outcome]: 1 } })
    }
    const absorbed = event.type === 'person.merged' ? (past.get(event.absorbed) ?? []) : []
    const all = [...own, event, ...absorbed]
    all.sort(
      (a, b) =>
        a.recordedAt - b.recordedAt ||
        (a.person === b.person ? a.n - b.n : a.person < b.person ? -1 : 1),
    )
    past.set(event.person, all)
  }
  return doors
}
