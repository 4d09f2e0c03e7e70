// What the pages of imports say, and what they offer to do.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importPage, importsPage, undoPage } from '../../src/console/imports-page.ts'
import type { LookedAt } from '../../src/console/imports-port.ts'
import type { Business } from '../../src/settings/schemas.ts'

const business = {
  ...{ id: 'demo', displayName: 'Sakura Coffee', languages: ['en', 'ja'] },
  ...{ country: 'JP', timeZone: 'Asia/Tokyo' },
} as unknown as Business
const about = (more: Partial<LookedAt> = {}): LookedAt => ({
  ...{ id: 'imp_1', state: 'finished', dryRun: false, mode: 'consents', format: 'csv' },
  ...{ rows: 1_203, total: 1_203, accepted: 1_000, unchanged: 200, optedOut: 2, rejected: 1 },
  ...{ errors: [{ row: 5, code: 'phone_invalid' }], createdAt: '2026-11-24T10:00:00.000Z' },
  ...{
    finishedAt: '2026-11-24T10:01:00.000Z',
    isUndoing: false,
    isRecordable: false,
    isFromApi: false,
  },
  ...{ isUndoable: false, ...more },
})
const shown = (more: Partial<LookedAt>, rest: Partial<Parameters<typeof importPage>[0]> = {}) =>
  importPage({ business, language: 'en', about: about(more), topics: [], changes: [], ...rest })
const typed = { mode: 'consents', map: '', set: '', ignore: '' } as const

test('shows four counts that add up, times where the business is, and the way to rejected rows', () => {
  const page = shown({})
  const values = page.about.counts.map(({ value }) => Number(value.replace(',', '')))
  assert.deepEqual(values, [1_000, 200, 2, 1])
  assert.equal(page.about.counted, '1,203 of 1,203 rows')
  assert.match(page.about.started, /Nov 24, 2026, 7:00/)
  assert.equal(page.about.rejectedHref, '/console/imports/imp_1/rejected')
  assert.equal(shown({ rejected: 0 }).about.rejectedHref, '')
})

test('offers to record a dry run while its rows are held, and says when they are not', () => {
  const held = shown({ dryRun: true, isRecordable: true })
  assert.deepEqual(
    [held.recordAction, held.isGone],
    ['/console/imports/imp_1/record?lang=en', false],
  )
  assert.equal(held.undoHref, '')
  const late = shown({ dryRun: true })
  assert.deepEqual([late.recordAction, late.isGone], ['', true])
  const real = shown({ isUndoable: true })
  assert.deepEqual([real.recordAction, real.isGone], ['', false])
  assert.equal(real.undoHref, '/console/imports/imp_1/undo?lang=en')
})

test('tells a dry run as one, whoever made it, and why a row was not taken', () => {
  const tried = shown({ dryRun: true, isRecordable: true })
  assert.deepEqual(
    [tried.about.state, tried.about.tone, tried.about.dryRun, tried.isFromApi],
    ['tried, nothing recorded', 'quiet', '', false],
  )
  const running = shown({ dryRun: true, state: 'running' }).about
  assert.deepEqual([running.state, running.tone, running.dryRun], ['running', 'quiet', 'dry run'])
  const foreign = shown({ dryRun: true, isFromApi: true })
  assert.deepEqual([foreign.isFromApi, foreign.isGone, foreign.recordAction], [true, false, ''])
  const errors = [
    { row: 5, code: 'phone_invalid' },
    { row: 6, code: 'topic_missing' },
  ]
  for (const [language, words] of [
    ['en', ['This is not a possible phone number', 'The row names no topic']],
    ['ja', ['電話番号としてありえない番号です', 'トピックがありません']],
  ] as const) {
    const page = shown({ errors }, { language })
    assert.deepEqual(
      page.errors.map(({ text }) => text),
      words,
    )
  }
})

test('tells how far it is while it runs, and that something began only while it goes on', () => {
  const running = shown({ state: 'running', rows: 601, finishedAt: null }, { done: 'recording' })
  assert.deepEqual([running.progress, running.isWorking, running.isDoneWell], [50, true, true])
  assert.equal(running.refreshHref, '/console/imports/imp_1?lang=en')
  assert.equal(running.done, 'The file is being recorded.')
  assert.equal(running.about.finished, '–')
  assert.equal(shown({}, { done: 'recording' }).done, '')
  const refused = shown({}, { done: 'not_undoable' })
  assert.deepEqual([refused.done, refused.isDoneWell], ['This import cannot be taken back.', false])
  assert.equal(shown({ state: 'running', isUndoing: true }).about.state, 'being taken back')
  assert.equal(shown({ state: 'running', rows: 0, total: 0 }).progress, 0)
})

test('says for each person what holds now and would hold then', () => {
  const change = {
    ...{ row: 2, isKnown: false, masked: null },
    topics: {
      offers: {
        before: { status: null, optedOut: false },
        after: { status: 'given', optedOut: false },
      },
      news: {
        before: { status: 'given', optedOut: true },
        after: { status: 'withdrawn', optedOut: true },
      },
    },
  }
  assert.deepEqual(shown({ dryRun: true }, { changes: [change] }).changes, [
    { who: 'a hash', isNew: 'new', topic: 'offers', before: 'nothing said', after: 'agreed' },
    { who: 'a hash', isNew: 'new', topic: 'news', before: 'opted out', after: 'withdrawn' },
  ])
})

test('keeps what was typed, and names each column that is wrong in words', () => {
  const fault = (path: string, code: string) => ({ path, code, message: '' })
  const page = importsPage({
    ...{ business, language: 'en', items: [about()], next: 'imp_0 &' },
    typed: { ...typed, mode: 'optouts', map: 'phone:"><script>' },
    wrong: {
      fault: 'columns_invalid',
      columns: [
        fault('Mobile', 'unknown_column'),
        fault('phone', 'column_missing'),
        fault('x', '?'),
      ],
    },
  })
  assert.deepEqual(
    page.errors.map(({ text }) => text),
    ['“Mobile” is not known: give its name below, or leave it out.', '“phone” is missing.', 'x'],
  )
  assert.deepEqual([page.hasTyped, page.typed.map], [true, 'phone:"><script>'])
  assert.deepEqual(page.modes.find(({ selected }) => selected)?.value, 'optouts')
  assert.equal(page.olderHref, '/console/imports?lang=en&after=imp_0+%26')
  const fresh = importsPage({ business, language: 'ja', items: [], next: null, typed })
  assert.deepEqual([fresh.error, fresh.hasTyped, fresh.olderHref], ['', false, ''])
})

test('marks its place in the navigation, also on the pages behind it', () => {
  const current = ({ nav }: { nav: ReturnType<typeof undoPage>['nav'] }) =>
    nav.items.filter(({ isHere }) => isHere).map(({ href, current }) => [href, current])
  const list = importsPage({ business, language: 'en', items: [], next: null, typed })
  assert.deepEqual(current(list), [['/console/imports?lang=en', 'page']])
  const undo = undoPage({ business, language: 'en', about: about() })
  assert.deepEqual(current(undo), [['/console/imports?lang=en', 'true']])
  assert.equal(undo.keepHref, '/console/imports/imp_1?lang=en')
})
