// What one fact adds to which door.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ConsentEvent, RecordedEvent } from '../../../src/consent/events.ts'
import { type Mark, marksOf } from '../../../src/doors/counting/outcomes.ts'
import { earlier } from '../../../src/doors/counting/past.ts'

const AT = Date.UTC(2026, 10, 24, 12)
type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never
type Fact = Without<ConsentEvent, 'occurredAt' | 'recordedAt' | 'actor' | 'channel' | 'id'> & {
  readonly id?: string
  readonly person?: string
}

/** Facts of one person (unless they say otherwise), a second apart. */
function recorded(facts: readonly Fact[]): RecordedEvent[] {
  const counts = new Map<string, number>()
  return facts.map((fact, i) => {
    const person = fact.person ?? 'demo.a'
    const n = (counts.get(person) ?? 0) + 1
    counts.set(person, n)
    const at = AT + i * 1_000
    const base = { occurredAt: at, recordedAt: at, actor: 'person', channel: 'web' } as const
    return { id: `e${i}`, ...base, ...fact, person, n } as RecordedEvent
  })
}

/** What the last of some facts adds, as `door outcome`. */
function last(facts: readonly Fact[]): string[] {
  const events = recorded(facts)
  const event = events.at(-1) as RecordedEvent
  const shown = ({ door, outcome }: Mark) => `${door} ${outcome}`
  return marksOf(event, earlier(event, events), (topic) => topic !== 'orders').map(shown)
}

const given = (entryPoint: string | undefined, topics: string[], more: object = {}): Fact =>
  ({
    ...{ type: 'consent.given', strength: 'explicit', fromAddress: false },
    ...{ topics, ...(entryPoint !== undefined && { entryPoint }), ...more },
  }) as Fact
const asked = (id: string, entryPoint = 'form', more: object = {}): Fact =>
  ({
    ...{ type: 'consent.pending', awaits: 'confirmation', topics: ['offers'] },
    ...{ id, entryPoint, ...more },
  }) as Fact
/** A message of ours that asks about it. */
const sent = (asks: string, more: object = {}): Fact =>
  ({
    ...{ type: 'message.updated', messageId: `m-${asks}`, sender: '+1', state: 'sending' },
    ...{ asks, ...more },
  }) as Fact
const yes = (answers: string): Fact => ({ type: 'consent.confirmed', answers, topics: ['offers'] })
const no = (answers: string): Fact => ({ type: 'consent.refused', answers, topics: ['offers'] })
const ended = (scope: 'all' | 'marketing' | 'topic', topics: string[] = [], more = {}): Fact => ({
  ...{ type: 'consent.withdrawn', scope, topics, ...more },
})

test('a consent counts once, whatever it names; START, without a door, counts nothing', () => {
  assert.deepEqual(last([given('form', ['offers', 'orders'])]), ['form given'])
  assert.deepEqual(last([given('form', ['offers']), given('form', ['offers'])]), ['form given'])
  assert.deepEqual(last([given('form', ['offers'], { restores: true })]), [])
  assert.deepEqual(last([given(undefined, ['offers'])]), [])
})

test('what waits counts as pending, its answer once for each kind', () => {
  assert.deepEqual(last([asked('q')]), ['form pending'])
  assert.deepEqual(last([asked('q', 'form', { awaits: 'address' })]), ['form pending'])
  assert.deepEqual(last([asked('q'), yes('q')]), ['form given'])
  assert.deepEqual(last([asked('q'), no('q')]), ['form refused'])
  assert.deepEqual(last([asked('q'), yes('q'), yes('q')]), [])
  assert.deepEqual(last([asked('q'), no('q'), no('q')]), [])
  assert.deepEqual(last([asked('q'), no('q'), yes('q')]), ['form given'])
  assert.deepEqual(last([yes('unknown')]), [])
})

test('a question counts as asked when it leaves, and its first answer as answered', () => {
  const one = [asked('q'), sent('q')]
  assert.deepEqual(last(one), ['form asked'])
  for (const state of ['sent', 'delivered', 'failed']) {
    assert.deepEqual(last([...one, sent('q', { state, asks: undefined })]), [])
  }
  assert.deepEqual(last([...one, yes('q')]), ['form given', 'form answered'])
  assert.deepEqual(last([...one, no('q')]), ['form refused', 'form answered'])
  assert.deepEqual(last([...one, no('q'), yes('q')]), ['form given'])
  const [other, asking] = [asked('r', 'page'), sent('r')]
  assert.deepEqual(last([...one, other, asking]), ['page asked'])
  assert.deepEqual(last([...one, other, asking, yes('r')]), ['page given', 'page answered'])
  // Nobody asks about a tap, nor about what START is to bring back.
  const tap = asked('q', 'form', { evidence: { until: 'message' } })
  assert.deepEqual(last([tap, given('form', ['offers'])]), ['form given'])
  assert.deepEqual(last([asked('q', 'form', { awaits: 'address' }), sent('q')]), [])
  // Nor is what a call gave asked for.
  const called = given('ivr', ['offers'], { id: 'c', channel: 'voice' })
  assert.deepEqual(last([called, sent('c')]), [])
  assert.deepEqual(last([called, sent('c'), yes('c')]), [])
})

test('forms of one person and door are asked about once, and an answer to one is to all', () => {
  const forms = [asked('q'), asked('r'), asked('s')]
  assert.deepEqual(last([...forms, sent('q')]), ['form asked'])
  for (const answers of ['q', 'r', 's']) {
    assert.deepEqual(last([...forms, sent('q'), yes(answers)]), ['form given', 'form answered'])
  }
  // Sent again, also after it failed or for the next form, it is the same while nothing answers.
  assert.deepEqual(last([...forms, sent('q'), sent('q')]), [])
  assert.deepEqual(last([...forms, sent('q'), sent('r')]), [])
  const all = [...forms, sent('q'), sent('r'), yes('r')]
  assert.deepEqual(last(all), ['form given', 'form answered'])
  assert.deepEqual(last([...all, no('q')]), ['form refused'])
  assert.deepEqual(last([...all, no('q'), sent('s')]), ['form asked'])
  assert.deepEqual(last([...all, sent('s'), no('s')]), ['form refused', 'form answered'])
})

test('two persons asked at a door and then merged are both answered by one answer', () => {
  const events = recorded([
    { ...asked('r'), person: 'demo.b' },
    { ...sent('r'), person: 'demo.b' },
    asked('q'),
    sent('q'),
    { type: 'person.merged', absorbed: 'demo.b' },
    asked('s'),
    sent('s'),
    yes('q'),
    no('r'),
  ])
  const of = (i: number) => {
    const event = events[i] as RecordedEvent
    return marksOf(event, earlier(event, events), () => true).map(({ outcome }) => outcome)
  }
  assert.deepEqual([of(1), of(3), of(6)], [['asked'], ['asked'], []])
  assert.deepEqual([of(7), of(8)], [['given', 'answered', 'answered'], ['refused']])
})

test('what a call gave is one consent, also once the chat confirms it; ended meanwhile, another', () => {
  const called = given('ivr', ['offers'], { id: 'c', channel: 'voice' })
  const confirmed = { ...yes('c'), entryPoint: 'ivr' }
  const back = ended('topic', ['offers'], { answers: 'c' })
  assert.deepEqual(last([called]), ['ivr given'])
  assert.deepEqual(last([called, confirmed]), [])
  assert.deepEqual(last([called, confirmed, confirmed]), [])
  assert.deepEqual(last([called, back]), ['ivr withdrawn'])
  assert.deepEqual(last([called, back, back]), [])
  assert.deepEqual(last([called, back, confirmed]), ['ivr given'])
  assert.deepEqual(last([called, ended('all'), confirmed]), ['ivr given'])
  assert.deepEqual(last([called, confirmed, back, confirmed]), ['ivr given'])
  assert.deepEqual(last([called, confirmed, ended('topic', ['orders']), confirmed]), [])
})

test('a no after the yes counts as withdrawn, at the door whose consent it ends', () => {
  const back = ended('topic', ['offers'], { answers: 'q' })
  const confirmed = { ...yes('q'), entryPoint: 'form' }
  assert.deepEqual(last([asked('q'), confirmed, back]), ['form withdrawn'])
  // Where the consent came from elsewhere, it is the question's first answer.
  const elsewhere = given('poster', ['offers'])
  assert.deepEqual(last([elsewhere, asked('q'), sent('q'), back]), [
    'poster withdrawn',
    'form answered',
  ])
  assert.deepEqual(last([asked('q'), sent('q'), back]), ['form withdrawn', 'form answered'])
})

test('a no without a question counts at its own door', () => {
  const refused: Fact = { type: 'consent.refused', topics: ['offers'], entryPoint: 'ivr' }
  assert.deepEqual(last([refused]), ['ivr refused'])
})

test('an answer counts on the day of its question, a consent on its own', () => {
  const events = recorded([asked('q'), sent('q'), yes('q')])
  const [pending, question, answer] = events as [RecordedEvent, RecordedEvent, RecordedEvent]
  const later = { ...answer, recordedAt: AT + 3 * 86_400_000 }
  assert.deepEqual(
    marksOf(later, [pending, question], () => true).map(({ outcome, at }) => [outcome, at]),
    [
      ['given', later.recordedAt],
      ['answered', question.recordedAt],
    ],
  )
})

test('a withdrawal counts at each door whose consent it ends, once', () => {
  const two = [given('form', ['offers', 'news']), given('poster', ['orders'])]
  assert.deepEqual(last([...two, ended('all')]), ['form withdrawn', 'poster withdrawn'])
  assert.deepEqual(last([...two, ended('marketing')]), ['form withdrawn'])
  assert.deepEqual(last([...two, ended('topic', ['orders'])]), ['poster withdrawn'])
  assert.deepEqual(last([...two, ended('all', [], { doubtful: true })]), [])
  // The latest consent to a topic is the one that ends.
  assert.deepEqual(last([given('form', ['offers']), given('poster', ['offers']), ended('all')]), [
    'poster withdrawn',
  ])
  assert.deepEqual(last([asked('q'), yes('q'), ended('all')]).length, 0)
  const confirmed = { ...yes('q'), entryPoint: 'form' }
  assert.deepEqual(last([asked('q'), confirmed, ended('all')]), ['form withdrawn'])
})

test('a stop of marketing reaches as far as it did when it was recorded', () => {
  const facts = [given('form', ['orders']), ended('marketing'), ended('marketing'), ended('all')]
  const events = recorded(facts)
  const of = (i: number, since: number) => {
    const event = events[i] as RecordedEvent
    return marksOf(event, earlier(event, events), (_, at) => at >= since).map(({ door }) => door)
  }
  // It becomes marketing between the two stops of marketing.
  const since = AT + 1_500
  assert.deepEqual([of(1, since), of(2, since), of(3, since)], [[], ['form'], []])
  // And after them: none of them ended it.
  assert.deepEqual([of(2, AT + 5_000), of(3, AT + 5_000)], [[], ['form']])
})

test('a message counts as started at the door it came through, each of them', () => {
  const through = { type: 'message.received', sender: '+1', entryPoint: 'poster' } as const
  assert.deepEqual(last([through]), ['poster started'])
  assert.deepEqual(last([through, through]), ['poster started'])
})

test('a pause ends nothing, and hides no withdrawal that follows it', () => {
  const pause = ended('marketing', [], { forDays: 7, entryPoint: 'preferences' })
  assert.deepEqual(last([given('form', ['offers']), pause]), [])
  assert.deepEqual(last([pause]), [])
  assert.deepEqual(last([given('form', ['offers']), pause, ended('all')]), ['form withdrawn'])
  assert.deepEqual(last([given('form', ['offers']), ended('all'), pause, ended('all')]), [])
})

test('what ends nothing counts at its own door, if it has one', () => {
  const own = ended('all', [], { entryPoint: 'preferences' })
  assert.deepEqual(last([own]), ['preferences withdrawn'])
  assert.deepEqual(last([ended('all')]), [])
  assert.deepEqual(last([given('form', ['offers']), ended('all'), ended('all')]), [])
  const refused: Fact = { type: 'consent.refused', topics: ['offers'] }
  assert.deepEqual(last([given('form', ['offers']), refused, own]), ['preferences withdrawn'])
  const start = given(undefined, ['offers'], { restores: true })
  assert.deepEqual(last([given('form', ['offers']), ended('all'), start, ended('all')]), [
    'form withdrawn',
  ])
})

test('platform stops, holds, messages and merges add nothing', () => {
  for (const fact of [
    { type: 'marketing.stopped', sender: '+1' },
    { type: 'hold.placed', holdId: 'h' },
    { type: 'message.received', sender: '+1' },
    { type: 'person.merged', absorbed: 'demo.b' },
    { type: 'person.erased' },
  ] as const) {
    assert.deepEqual(last([given('form', ['offers']), fact]), [])
  }
})

test('facts of a person merged before count, of one merged later do not, whenever one asks', () => {
  const events = recorded([
    { ...given('poster', ['offers']), person: 'demo.b' },
    given('form', ['orders']),
    ended('all'),
    { ...given('email', ['offers']), person: 'demo.b' },
    { type: 'person.merged', absorbed: 'demo.b' },
    ended('all'),
  ])
  const of = (i: number) => {
    const event = events[i] as RecordedEvent
    return marksOf(event, earlier(event, events), () => true).map(({ door }) => door)
  }
  assert.deepEqual(of(2), ['form'])
  // The stop of then reached the consent at the poster too, once they were one person.
  assert.deepEqual(of(5), ['email'])
})
