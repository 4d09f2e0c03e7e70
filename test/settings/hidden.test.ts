// Words people agree to hide nothing, in any script.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { words } from '../../src/settings/fields.ts'
import { startApi } from '../support/api.ts'

const LEGITIMATE = [
  'Sakura Coffee\nO’Neill & Söhne',
  // Numbers and Latin names in right-to-left texts: marks, and isolates in pairs, one in another.
  'أوافق على تلقي عروض \u2068Sakura Coffee\u2069 على \u2066+81 3\u2069',
  'العروض \u2067من \u2066Sakura \u2068A\u2069\u2069\u2069.\n\u2066+81\u2069',
  'שלום \u200fSakura\u200e 24/7',
  'عروض\u061c 50%',
  // Zero-width non-joiner and joiner, as Persian, Hindi, Bengali and Malayalam write them.
  'می\u200cخواهم پیام\u200cها را دریافت کنم',
  'हिन्दी में क्\u200dष और क्\u200cष',
  'র\u200d্যাব',
  'അവന്\u200d',
  // Emoji: families, skin tones, hearts, keycaps, flags of countries and of their parts.
  '👩\u200d👩\u200d👧 👍🏽 ❤️ 1️⃣ 🇯🇵 🏳️\u200d🌈',
  '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f} Scotland',
  'サクラ\u3000コーヒー・ｻｸﾗ e\u0301',
]

const HIDDEN: readonly (readonly [text: string, named: string])[] = [
  ['Sak\u0000ura', 'U+0000'],
  ['Sak\tura', 'U+0009'],
  ['Sak\u0085ura', 'U+0085'],
  ['Sak\u009fura', 'U+009F'],
  ['Sak\u200bura', 'U+200B'],
  ['Sak\ufeffura', 'U+FEFF'],
  ['a\u2028b', 'U+2028'],
  ['a\u2029b', 'U+2029'],
  ['\u202aSakura\u202c', 'U+202A'],
  ['eeffoC \u202eSakura', 'U+202E'],
  ['no \u2067offers', 'U+2067'],
  ['no offers\u2069.', 'U+2069'],
  // An isolate ends with its line.
  ['\u2066Sakura\nCoffee\u2069', 'U+2066'],
  ['\u2068a\u2066b\u2069', 'U+2068'],
  ['Sakura\u{e0001}', 'U+E0001'],
  ['Sakura\u{e0073}\u{e0070}\u{e0079}\u{e007f}', 'U+E0073'],
  ['🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}', 'U+E0067'],
  ['🏴\u{e0020}\u{e0041}\u{e0042}\u{e007f}', 'U+E0020'],
  // Halves of letters, which no page can hold.
  ['Sakura \ud83d', 'U+D83D'],
  ['\udc4dSakura', 'U+DC4D'],
]

/** Nothing hides in them that may not, and yet there is nothing. */
const UNSEEN = [
  '\u200d',
  '\u00ad',
  '\u2060',
  '\u3164',
  '\u115f\u1160',
  '\u2800',
  '\u034f',
  '\ufe0f',
  'ㅤ\u200c',
]

test('takes texts as Arabic, Hebrew, Persian, Hindi, Japanese and emoji are written', () => {
  for (const text of LEGITIMATE) {
    const read = words(200).safeParse(text)
    assert.ok(read.success, `${text}: ${read.error?.message}`)
    assert.equal(read.data, text)
  }
})

test('refuses what cannot be seen or turns a text round, and names it', () => {
  for (const [text, named] of HIDDEN) {
    const read = words(200).safeParse(text)
    const messages = read.error?.issues.map(({ message }) => message)
    assert.equal(messages?.length, 1, JSON.stringify(text))
    assert.match(messages[0] ?? '', new RegExp(`^${named.replace('+', '\\+')} `))
  }
})

test('refuses a text of which nothing can be seen', () => {
  for (const text of UNSEEN) {
    const read = words(200).safeParse(text)
    const messages = read.error?.issues.map(({ message }) => message)
    assert.deepEqual(messages, ['Nothing of this text can be seen.'], JSON.stringify(text))
  }
})

test('names the character in names, labels, descriptions and notices', async (t) => {
  const { call } = await startApi(t)
  const text = 'Sakura Coffee: \u202eoffers. Reply STOP to stop.'
  const topic = { key: 'news', category: 'marketing', labels: { en: 'News' } }
  for (const [method, path, body, at] of [
    ['PATCH', '/v1/business', { displayName: text }, 'displayName'],
    ['POST', '/v1/topics', { ...topic, labels: { en: text } }, 'labels.en'],
    ['POST', '/v1/topics', { ...topic, descriptions: { en: text } }, 'descriptions.en'],
    ['POST', '/v1/notices', { topics: ['offers'], texts: { en: text } }, 'texts.en'],
  ] as const) {
    const answer = await call(method, path, body)
    assert.equal(answer.status, 400, path)
    const [{ path: where, message }] = answer.body.errors
    assert.equal(where, at)
    assert.match(message, /U\+202E/)
  }
})
