// Stop words as people write them, and sentences that only look like them.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readWords, STOP } from '../../src/chat/words.ts'

const WORDS = Object.entries(STOP).flatMap(([language, list]) =>
  list.split(', ').map((word) => [language, word] as const),
)

const fullWidth = (text: string) =>
  text.replaceAll(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))

test('never misses a stop word alone in a message, in any dress', () => {
  const dress = fc.record({
    shape: fc.constantFrom(
      (text: string) => text,
      (text: string) => text.toUpperCase(),
      (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1),
      fullWidth,
      (text: string) => text.normalize('NFD'),
      (text: string) => `\u200b${text}\u2060`,
      (text: string) => `${text} ${text}`,
    ),
    before: fc.constantFrom('', ' ', '\n', '"', '*', '「', '\u202a'),
    after: fc.constantFrom('', '.', '!!!', ' 🙏', '。', '\n\n', '"', '」', ' …'),
  })
  fc.assert(
    fc.property(fc.constantFrom(...WORDS), dress, ([, word], { shape, before, after }) => {
      assert.equal(readWords(before + shape(word) + after).meaning, 'stop', word)
    }),
    { numRuns: 5_000 },
  )
})

test('reads drawn out, spaced out and pictured stops', () => {
  for (const text of [
    'STOOOOP',
    's t o p',
    'S.T.O.P',
    '🛑',
    'stop stop stop',
    'ARRÊT',
    'arret',
    'ｽﾄｯﾌﾟ',
  ]) {
    assert.equal(readWords(text).meaning, 'stop', text)
  }
})

test('doubts a sentence that holds a stop word, and never takes it for an order', () => {
  for (const text of [
    "I'll stop by at five",
    "please don't stop sending these",
    'what happens if I reply STOP?',
    'もう送らないでくださいと言いました',
    'bitte keine Werbung mehr',
    'quiero darme de baja por favor',
    'stop texting my mother',
  ]) {
    assert.equal(readWords(text).meaning, 'doubt', text)
  }
})

test('hears nothing in what people say otherwise', () => {
  for (const text of [
    '',
    ' ',
    '👍',
    'Where is my order?',
    'see you at the weekend',
    'The end date is Friday',
    'es para mi madre',
    '予約をお願いします',
    'danke, bis morgen',
    'quel est le prix à la fin du mois ?',
    'x'.repeat(100_000),
    '\ud800',
  ]) {
    assert.equal(readWords(text).meaning, 'none', text.slice(0, 40))
  }
})

test('reads START and HELP alone, and not within a sentence', () => {
  assert.equal(readWords('Start!').meaning, 'start')
  assert.equal(readWords('再開').meaning, 'start')
  assert.equal(readWords('help?').meaning, 'help')
  assert.equal(readWords('when do you start?').meaning, 'none')
})
