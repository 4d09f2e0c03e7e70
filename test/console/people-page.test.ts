// What the page about one person says, from the facts that hold.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ConsentEvent, RecordedEvent } from '../../src/consent/events.ts'
import { standingOf } from '../../src/consent/standing.ts'
import { type Found, peoplePage } from '../../src/console/people-page.ts'
import { timelineOf } from '../../src/console/timeline.ts'
import { describeStanding } from '../../src/people/describe.ts'
import type { Business, Topic } from '../../src/settings/schemas.ts'
import { HOUR_MS } from '../../src/time.ts'

const AT = Date.UTC(2026, 10, 24, 10)
const SENDER = '+815012345678'

const business = {
  ...{ id: 'demo', displayName: 'Sakura Coffee', legalName: 'Sakura Coffee K.K.' },
  ...{ languages: ['en', 'ja'], country: 'JP', timeZone: 'Asia/Tokyo' },
} as Business
const topics: readonly Topic[] = [
  { key: 'offers', category: 'marketing', labels: { en: 'offers', ja: '特典' } },
  { key: 'orders', category: 'utility', labels: { en: 'orders', ja: '注文' } },
]

let n = 0
const fact = (event: Partial<ConsentEvent> & Pick<ConsentEvent, 'type'>): RecordedEvent => {
  n++
  const base = { id: `e${n}`, occurredAt: AT + n, recordedAt: AT + n, actor: 'person' as const }
  return { ...base, channel: 'web', n, person: 'demo.x', ...event } as RecordedEvent
}
const WORDS = { noticeId: 'n', text: 'May we?', language: 'en' }
const given = (more: object = {}) =>
  fact({
    ...{ type: 'consent.given', strength: 'explicit', fromAddress: false, topics: ['offers'] },
    ...{ entryPoint: 'shop', evidence: { ...WORDS, order: { no: 1 } } },
    ...more,
  } as Partial<ConsentEvent> & { type: 'consent.given' })

const frame = (language = 'en') => ({
  ...{ business, topics, language },
  doorOf: (slug: string) => (slug === 'shop' ? ({ kind: 'form' } as const) : undefined),
})
function pageOf(events: readonly RecordedEvent[], more: Partial<Found> = {}, language = 'en') {
  const described = describeStanding(standingOf(events), { topics, now: AT + HOUR_MS })
  const found = { people: ['demo.x'], masked: ['+81 ••78'], hasMore: false, events, described }
  const page = peoplePage({
    ...frame(language),
    phone: '',
    isWrong: false,
    found: { ...found, ...more },
  })
  assert.ok(page.person)
  return page.person
}

test('names each no in force, since when, and who alone can lift it', () => {
  const person = pageOf([
    given(),
    fact({ type: 'consent.withdrawn', scope: 'topic', topics: ['orders'] }),
    fact({ type: 'hold.placed', holdId: 'h1', actor: 'business', expiresAt: AT + 24 * HOUR_MS }),
    fact({ type: 'marketing.stopped', sender: SENDER, actor: 'platform' }),
  ])
  assert.deepEqual(
    person.noes.map(({ what, liftedBy }) => [what, liftedBy]),
    [
      ['Opted out of: orders', 'Only the person can lift it, from the number itself.'],
      ['On hold', 'The business can lift it.'],
      [
        `Marketing stopped in WhatsApp for ${SENDER}`,
        'Only the person can lift it, from the number itself.',
      ],
    ],
  )
  assert.match(person.noes[1]?.until ?? '', /^ends by itself on Nov 25, 2026/)
  assert.deepEqual(
    person.topics.map(({ label, state, tone }) => [label, state, tone]),
    [
      ['offers', 'Agreed, but a no stands against it', 'no'],
      ['orders', 'Nothing said', 'quiet'],
    ],
  )
})

test('says of a consent without any no that it was agreed, by whom and since when', () => {
  const person = pageOf([given()])
  assert.deepEqual(person.noes, [])
  const [offers, orders] = person.topics
  assert.deepEqual([offers?.state, offers?.strength], ['Agreed', 'by the person'])
  assert.match(offers?.since ?? '', /^since Nov 24, 2026, 7:00/)
  assert.deepEqual([orders?.state, orders?.since], ['Nothing said', ''])
})

test('tells open windows, and of a person erased the id alone', () => {
  const person = pageOf([fact({ type: 'message.received', sender: SENDER, channel: 'whatsapp' })])
  assert.equal(person.windows.length, 1)
  assert.match(person.windows[0] ?? '', /^Free-form replies from \+815012345678 until Nov 25/)
  assert.match(pageOf([], { masked: [] }).heading, /demo\.x/)
  assert.deepEqual(person.downloads, ['/console/people/demo.x/export'])
})

test('tells a hold that was lifted from a list somebody was taken off', () => {
  const events = [
    fact({ type: 'hold.lifted', list: 'infobip.all.SMS' }),
    fact({ type: 'hold.lifted', holdId: 'h1' }),
  ]
  const said = (language: string) => timelineOf(events, frame(language)).map(({ what }) => what)
  assert.deepEqual(said('en'), ['Hold lifted', 'Taken off a provider’s block list'])
  assert.deepEqual(said('ja'), ['保留を解除', 'プロバイダーのブロックリストから削除'])
})

test('lists the latest first, with the words shown and all other evidence', () => {
  const later = { occurredAt: AT, recordedAt: AT + 2 * HOUR_MS, channel: 'paper' as const }
  const lines = timelineOf(
    [
      given(),
      fact({ type: 'consent.withdrawn', scope: 'marketing', topics: [], forDays: 30 }),
      fact({ type: 'consent.withdrawn', scope: 'all', topics: [], ...later }),
    ],
    frame(),
  )
  assert.deepEqual(
    lines.map(({ what, tone, through }) => [what, tone, through]),
    [
      ['Opted out of everything', 'no', 'paper'],
      ['Paused marketing for 30 days', 'no', 'web'],
      ['Consent given', 'yes', 'Form (shop)'],
    ],
  )
  assert.match(lines[0]?.recorded ?? '', /^recorded Nov 24, 2026, 9:00/)
  assert.equal(lines[1]?.recorded, '')
  const [, , consent] = lines
  assert.deepEqual([consent?.words, consent?.wordsLanguage], ['May we?', 'en'])
  assert.deepEqual(consent?.evidence.slice(1), [
    { name: 'noticeId', value: 'n' },
    { name: 'language', value: 'en' },
    { name: 'order', value: '{"no":1}' },
  ])
})

test('calls words shown only what somebody agreed to, not what was written', () => {
  const evidence = { text: 'STOP' }
  const events = [
    given(),
    fact({ type: 'message.received', sender: SENDER, evidence }),
    fact({ type: 'consent.withdrawn', scope: 'all', topics: [], evidence }),
  ]
  const titles = (language: string) =>
    timelineOf(events, frame(language)).map(({ wordsTitle }) => wordsTitle)
  assert.deepEqual(titles('en'), ['The words', 'The words', 'The words shown'])
  assert.deepEqual(titles('ja'), ['文面', '文面', '表示した文面'])
})

test('tells a message in one line, with what was told of it before, and greens a consent alone', () => {
  const told = (state: 'sending' | 'sent' | 'delivered', messageId = 'm') =>
    fact({ type: 'message.updated', messageId, sender: SENDER, state })
  const events = [given(), told('sending'), told('sent'), told('sent', 'n'), told('delivered')]
  const lines = timelineOf(events, frame())
  assert.deepEqual(
    lines.map(({ what, tone }) => [what, tone]),
    [
      ['Message delivered', 'quiet'],
      ['Message sent', 'quiet'],
      ['Consent given', 'yes'],
    ],
  )
  const [latest] = lines
  assert.match(latest?.before ?? '', /^Message on its way: Nov 24.* · Message sent: Nov 24/)
  assert.equal(latest?.evidence.filter(({ name }) => name === 'id').length, 3)
})

test('tells a pause as a pause, that ends by itself', () => {
  const person = pageOf([
    given(),
    fact({ type: 'consent.withdrawn', scope: 'marketing', topics: [], forDays: 30 }),
  ])
  const [no] = person.noes
  assert.match(no?.what ?? '', /^Marketing paused by the person until Dec 24, 2026/)
  assert.deepEqual([no?.until, no?.liftedBy], ['', ''])
})

test('has a sentence in both languages for every kind of fact', () => {
  const events = [
    given(),
    given({ restores: true }),
    given({ actor: 'business' }),
    fact({ type: 'consent.pending', awaits: 'address', topics: ['offers'] }),
    fact({ type: 'consent.pending', awaits: 'confirmation', topics: ['offers'] }),
    fact({ type: 'consent.withdrawn', scope: 'marketing', topics: [], doubtful: true }),
    fact({ type: 'consent.withdrawn', scope: 'topic', topics: ['gone'] }),
    fact({ type: 'message.updated', messageId: 'm', sender: SENDER, state: 'unknown' }),
    fact({ type: 'person.erased' }),
    fact({ type: 'import.finished', voided: 'b' }),
  ]
  const [en, ja] = [timelineOf(events, frame()), timelineOf(events, frame('ja'))]
  assert.equal(en.length, events.length)
  for (const [i, line] of en.entries()) {
    assert.ok(line.what.length > 0)
    assert.match(ja[i]?.what ?? '', /[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}]/u)
  }
  assert.equal(new Set(en.map(({ what }) => what)).size, events.length)
})
