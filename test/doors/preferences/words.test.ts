// What a person reads of their own facts, in every language.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ConsentEvent, RecordedEvent } from '../../../src/consent/events.ts'
import { standingOf } from '../../../src/consent/standing.ts'
import { isOneClick, readAct, type Shown } from '../../../src/doors/preferences/acts.ts'
import { eventsTold, historyLines } from '../../../src/doors/preferences/history.ts'
import { topicStates } from '../../../src/doors/preferences/state.ts'
import { LANGUAGES, wordsIn } from '../../../src/languages/language.ts'
import { refOf } from '../../../src/settings/notices.ts'
import {
  asked,
  clock,
  DAY,
  fact,
  granted,
  optedOut,
  START,
  STOP,
  typedWhileOut,
} from '../../consent/facts.ts'

const business = {
  ...{ id: 'demo', displayName: 'Sakura Coffee', legalName: 'Sakura Coffee K.K.' },
  ...{ languages: ['en', 'ja'], country: 'JP', timeZone: 'Asia/Tokyo' },
}
const topics = [
  { key: 'offers', category: 'marketing', labels: { en: 'offers', ja: 'お得な情報' } },
  { key: 'updates', category: 'utility', labels: { en: 'updates', ja: 'ご注文の状況' } },
] as const
const recorded = (events: readonly ConsentEvent[]): RecordedEvent[] =>
  events.map((event, i) => ({ ...event, n: i + 1, person: 'demo.1' }))
const read = (events: readonly ConsentEvent[], language = 'en') =>
  historyLines(eventsTold(recorded(events).reverse()), {
    ...{ business, topics, language, doorOf: () => undefined },
  })

const message = (when: string, state: string) =>
  fact(when, { type: 'message.updated', messageId: 'm1', sender: '+1', state })
const ALL: readonly ConsentEvent[] = [
  granted('10:00', 'form', undefined, {
    evidence: { noticeId: 'n', text: 'I agree.', language: 'en' },
  }),
  granted('10:01', 'import', undefined, { actor: 'business', channel: 'import' }),
  asked('10:02'),
  typedWhileOut('10:03'),
  STOP('10:04'),
  START('10:05', ['offers']),
  optedOut('10:06', 'marketing'),
  optedOut('10:07', 'topic', [{ key: 'offers' }]),
  fact('10:08', { type: 'consent.withdrawn', scope: 'marketing', topics: [], forDays: 30 }),
  fact('10:09', { type: 'consent.withdrawn', scope: 'marketing', topics: [], doubtful: true }),
  fact('10:10', { type: 'language.chosen', language: 'ja' }),
  fact('10:11', { type: 'person.erased' }),
]

test('tells each kind of fact by words of its own, in every language', () => {
  for (const language of LANGUAGES) {
    const lines = read(ALL, language)
    assert.equal(lines.length, ALL.length)
    assert.equal(new Set(lines.map(({ what }) => what)).size, ALL.length)
    for (const { when, what, through } of lines) assert.ok(when && what && through)
  }
})

test('shows the latest first, with the words of a grant and the time of the business', () => {
  const [first, , ...rest] = read(ALL)
  assert.match(first?.what ?? '', /erased/)
  const last = rest.at(-1)
  assert.deepEqual(
    [last?.what, last?.words, last?.topics],
    ['You agreed', 'I agree.', 'About: offers'],
  )
  assert.match(last?.when ?? '', /March 1, 2026 at 7:00\sPM/)
})

test('tells a message of ours once, as it ended, and never its reserve', () => {
  const lines = read([
    message('10:00', 'sending'),
    message('10:01', 'sent'),
    message('10:02', 'read'),
  ])
  assert.deepEqual(
    lines.map(({ what }) => what),
    ['You read a message'],
  )
  assert.deepEqual(read([message('10:00', 'sending')]), [])
})

test('tells each hold that was lifted, and not the list it stood on', () => {
  const lines = read([
    fact('10:00', { type: 'hold.lifted', list: 'infobip.all.SMS' }),
    fact('10:00', { type: 'hold.lifted', holdId: 'h' }),
  ])
  assert.deepEqual(
    lines.map(({ what }) => what),
    ['The hold was lifted'],
  )
})

test('says of an erased fact that its details are gone', () => {
  const [line] = read([{ ...granted('10:00', 'form'), erased: true }])
  assert.deepEqual([line?.removed, line?.words], ['Details erased', ''])
})

test('has every word in every language, and none in another’s place', () => {
  const flat = (value: unknown): string[] =>
    typeof value === 'string'
      ? [value]
      : typeof value === 'function'
        ? [String(value('X', 'Y'))]
        : Object.values(value as object).flatMap(flat)
  const [en, ja] = ['en', 'ja'].map((tag) => flat(wordsIn(tag).preferences))
  assert.equal(en?.length, ja?.length)
  for (const text of [...(en ?? []), ...(ja ?? [])]) assert.notEqual(text.trim(), '')
  assert.ok(en?.every((text) => !/[\u3040-\u30ff\u4e00-\u9fff]/.test(text)))
  assert.ok(ja?.every((text) => /[\u3040-\u30ff\u4e00-\u9fff]/.test(text)))
  assert.equal(wordsIn('zh').preferences, wordsIn('en').preferences)
  assert.equal(wordsIn('ja-JP').preferences, wordsIn('ja').preferences)
})

const statesOf = (events: readonly ConsentEvent[], more: object = {}, now = clock('12:00')) =>
  topicStates(standingOf(events), { topics, outdatedFrom: () => undefined, now, ...more }).map(
    ({ status }) => status,
  )

test('names the state of a topic: on, off, paused, waiting, lapsed, never', () => {
  const yes = granted('10:00', 'form')
  assert.deepEqual(statesOf([]), ['never', 'never'])
  assert.deepEqual(statesOf([yes]), ['on', 'never'])
  assert.deepEqual(statesOf([yes, STOP('11:00')]), ['off', 'off'])
  assert.deepEqual(statesOf([STOP('11:00'), typedWhileOut('11:30')]), ['waiting', 'off'])
  assert.deepEqual(statesOf([asked('11:00')]), ['waiting', 'never'])
  const pause = fact('11:00', {
    ...{ type: 'consent.withdrawn', scope: 'marketing', topics: [], forDays: 7 },
  })
  assert.deepEqual(statesOf([yes, pause]), ['paused', 'never'])
  assert.deepEqual(statesOf([pause]), ['off', 'never'])
  assert.deepEqual(statesOf([yes, optedOut('10:30', 'marketing'), pause]), ['off', 'never'])
  assert.deepEqual(statesOf([yes], { consentLifetimeDays: 1 }, clock('12:00') + DAY), [
    'lapsed',
    'never',
  ])
  assert.deepEqual(statesOf([yes], { outdatedFrom: () => clock('11:00') }), ['lapsed', 'never'])
  // A pause over which the consent runs out ends in nothing.
  assert.deepEqual(statesOf([yes, pause], { consentLifetimeDays: 2 }), ['off', 'never'])
})

const BOXES = [
  { topic: 'offers', label: 'Offers' },
  { topic: 'updates', label: 'Updates', description: 'Of your orders.' },
] as const

test('reads from a post only what was shown and is still there', () => {
  const shown: Shown = { id: 's', on: ['offers'], words: [refOf('n', 1, 'Words', BOXES)] }
  const offer = {
    noticeId: 'n',
    version: 1,
    ...{ text: 'Words', language: 'en' },
    topics: ['offers', 'updates'],
    boxes: BOXES,
    sender: '+815012345678',
    double: false,
  }
  const now = {
    states: [
      { key: 'offers', status: 'on' as const },
      { key: 'updates', status: 'never' as const },
    ],
    ...{ offers: [offer], languages: ['en'] },
  }
  const save = (topics: unknown, held: Shown | undefined = shown) =>
    readAct({ action: 'save', topics }, held, now)
  assert.deepEqual(save('offers').choices, [])
  assert.deepEqual(save(undefined).choices, [{ type: 'off', topics: ['offers'] }])
  const {
    text: _,
    language: __,
    ...given
  } = {
    ...offer,
    topics: ['updates'],
    boxes: [BOXES[1]],
  }
  assert.deepEqual(save(['offers', 'updates', 'updates']).choices, [{ type: 'on', given }])
  assert.deepEqual(save(['updates', 'gone']), {
    choices: [{ type: 'off', topics: ['offers'] }],
    errors: ['topic_unknown'],
    ticked: ['updates', 'gone'],
  })
  assert.deepEqual(save(['offers', { a: 1 }, 7, '']).choices, [])
  assert.deepEqual(readAct({ action: 'save' }, undefined, now).errors, ['page_stale'])
  assert.deepEqual(save('updates', { ...shown, words: [refOf('n', 0, 'Words', BOXES)] }).errors, [
    'notice_changed',
  ])
  assert.deepEqual(readAct({ action: ['stop'] }, shown, now).errors, ['choice_unknown'])
})

test('knows a one-click post by its one field, in either form', () => {
  const multipart = (name: string, value: string) =>
    `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n--x--\r\n`
  assert.ok(isOneClick({ 'List-Unsubscribe': 'One-Click' }))
  assert.ok(isOneClick({ 'List-Unsubscribe': ['One-Click', 'One-Click'] }))
  assert.ok(isOneClick(multipart('List-Unsubscribe', 'One-Click')))
  const later = `${multipart('Other', 'x')}Content-Disposition: form-data; name=List-Unsubscribe\n`
  assert.ok(isOneClick(`${later}Content-Type: text/plain\n\none-click\n--x--`))
  for (const body of [
    undefined,
    {},
    { 'List-Unsubscribe': 'yes' },
    '',
    multipart('Other', 'One-Click'),
    multipart('List-Unsubscribe', 'No'),
    multipart('List-Unsubscribe', '\r\nOne-Click'),
    'name=List-Unsubscribe\n'.repeat(100_000),
  ]) {
    assert.equal(isOneClick(body), false)
  }
})
