// Bars and counts of a door: their spans, their proportions, and what is never called a consent.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { briefOf, funnelOf } from '../../src/console/funnel.ts'
import { funnelWordsOf } from '../../src/console/funnel-words.ts'
import type { Days } from '../../src/doors/counting/days.ts'

const NOW = Date.UTC(2026, 10, 24, 10)
const funnel = (days: Days, language = 'en') =>
  funnelOf({ days, language, now: NOW, upToDate: true })
const cellsOf = (days: Days, label: string) => {
  const cells = funnel(days).rows.find((row) => row.label === label)?.cells ?? []
  return [...cells.map(({ count }) => count), ...cells.map(({ robots }) => robots)]
}

test('counts thirty days, today among them, and all days beside them', () => {
  const days = {
    '2026-10-25': { given: 4, shown: 9 },
    '2026-10-26': { given: 1 },
    '2026-11-24': { given: 2, shown: 1_234 },
  }
  assert.deepEqual(cellsOf(days, 'Given'), ['3', '7', '', ''])
  assert.deepEqual(cellsOf(days, 'Shown'), ['1,234', '1,243', 'robots 0', 'robots 0'])
})

test('keeps robots and unanswered questions apart', () => {
  const days = {
    '2026-11-24': { clicked: 3, 'robots.clicked': 40, pending: 5, asked: 5, answered: 2, given: 2 },
  }
  assert.deepEqual(cellsOf(days, 'Clicked'), ['3', '3', 'robots 40', 'robots 40'])
  assert.deepEqual(cellsOf(days, 'Double opt-in: unanswered'), ['3', '3', '', ''])
  const [looks, said] = funnel(days).groups
  assert.deepEqual(
    looks?.bars.map(({ label, value }) => [label, value]),
    [
      ['Shown', '0'],
      ['Scanned', '0'],
      ['Clicked', '3'],
      ['Started', '0'],
    ],
  )
  assert.deepEqual(
    said?.bars.map(({ value, tone }) => [value, tone]),
    [
      ['5', 'plain'],
      ['2', 'yes'],
      ['0', 'no'],
      ['0', 'no'],
    ],
  )
})

test('says of a door that saw robots alone that they came, and of an untouched one nothing', () => {
  assert.equal(funnel({}).isEmpty, true)
  assert.equal(funnel({ '2026-11-24': { 'robots.shown': 1 } }).isEmpty, false)
  assert.equal(briefOf({}, 'en', NOW), '')
  assert.equal(briefOf({ '2026-11-24': { 'robots.shown': 1 } }, 'en', NOW), '')
  assert.equal(briefOf({ '2026-01-01': { given: 1 } }, 'en', NOW), '')
  const some = { '2026-11-24': { shown: 2, scanned: 3, given: 1 } }
  assert.equal(briefOf(some, 'en', NOW), '30 days: looks\u00a05 · given\u00a01 · withdrawn\u00a00')
  assert.match(briefOf(some, 'ja', NOW), /閲覧\u00a05・同意\u00a01・停止\u00a00/)
})

test('draws bars in proportion, of a hundred at most, and each count so that it can be seen', () =>
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.nat(1_000_000), (shown, given) => {
      const bars = funnel({ '2026-11-24': { shown, given } }).groups.flatMap((group) => group.bars)
      const widthOf = (label: string) => bars.find((bar) => bar.label === label)?.width ?? -1
      for (const { width } of bars) assert.ok(width >= 0 && width <= 100)
      assert.equal(widthOf('Shown') > 0, shown > 0)
      assert.equal(widthOf('Given') > 0, given > 0)
      if (shown > given) assert.ok(widthOf('Shown') >= widthOf('Given'))
      if (Math.max(shown, given) > 0) {
        assert.equal(Math.max(widthOf('Shown'), widthOf('Given')), 100)
      }
    }),
  ))

test('calls no look a consent, in either language', () => {
  for (const [language, consent] of [
    ['en', /consent|agree|given/i],
    ['ja', /同意/],
  ] as const) {
    const { stages, looks } = funnelWordsOf(language)
    for (const look of ['shown', 'scanned', 'clicked', 'started'] as const) {
      assert.doesNotMatch(stages[look], consent)
    }
    assert.match(looks[1], language === 'en' ? /None of these is a consent/ : /同意ではありません/)
  }
})
