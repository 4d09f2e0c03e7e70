// What the reading gets wrong on labelled messages, by language. The messages were written by the
// same hands as the lists; no native reader has reviewed them, and none come from real chats.
// `level`: 1 a stop word, 2 a clear sentence, 3 in doubt, 0 nothing of a stop. `hard`: it is known to
// be read as less than it says; it counts in what is printed, and must opt nobody out.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { LISTS } from '../../src/chat/lists.ts'
import { readWords } from '../../src/chat/words.ts'

interface Message {
  readonly level: 0 | 1 | 2 | 3
  readonly scope?: 'all' | 'marketing' | 'topic'
  readonly topic?: string
  readonly wrongNumber?: true
  readonly hard?: true
  readonly text: string
}

const NAMES = {
  business: 'Sakura Coffee',
  topics: [
    { key: 'offers', labels: { en: 'Offers and news', ja: 'お得な情報とお知らせ' } },
    { key: 'order-updates', labels: { en: 'Order updates', ja: 'ご注文の状況' } },
  ],
}
/** Of messages that are no clear stop, so many per language may be taken for one. */
const WRONG_OPT_OUTS_MOST = 0
/** Of messages that say nothing of a stop, such a share may pause marketing. */
const WRONG_PAUSES_MOST = 0.1

/** Such a share of a language's messages may be hard. */
const HARD_MOST = 0.02

const messagesOf = (language: string): Message[] =>
  readFileSync(new URL(`corpus/${language}.ndjson`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Message)

for (const { language } of LISTS) {
  test(`${language}: no clear stop is missed, and nothing else opts anybody out`, (t) => {
    const messages = messagesOf(language)
    assert.ok(messages.length >= 190)
    const read = messages.map((message) => ({ message, reading: readWords(message.text, NAMES) }))
    const where = (isOf: (level: number) => boolean, meanings: readonly string[]) =>
      read
        .filter(({ message, reading }) => isOf(message.level) && meanings.includes(reading.meaning))
        .map(({ message }) => message.text)
    const isClear = (level: number) => level === 1 || level === 2
    const missed = where(isClear, ['doubt', 'none', 'start', 'help'])
    const unheard = where((level) => level === 3, ['none', 'start', 'help'])
    const wrong = where((level) => !isClear(level), ['stop'])
    const paused = where((level) => level === 0, ['doubt'])
    const neutral = messages.filter(({ level }) => level === 0).length
    t.diagnostic(
      `${language}: of ${messages.length}, clear stops missed ${missed.length}, doubts unheard ` +
        `${unheard.length}, wrong opt-outs ${wrong.length}, wrong pauses ${paused.length} of ${neutral}`,
    )
    const hard = new Set(messages.filter((message) => message.hard).map(({ text }) => text))
    assert.deepEqual(
      [...missed, ...unheard].filter((text) => !hard.has(text)),
      [],
    )
    assert.ok(hard.size <= HARD_MOST * messages.length)
    assert.deepEqual(
      messages.filter(({ level, hard }) => level < 2 && hard),
      [],
    )
    assert.ok(wrong.length <= WRONG_OPT_OUTS_MOST, wrong.join(' | '))
    assert.ok(paused.length <= WRONG_PAUSES_MOST * neutral, paused.join(' | '))
    const heard = read.filter(({ message: { level, hard } }) => isClear(level) && !hard)
    for (const { message, reading } of heard) {
      const { scope, topic, text } = message
      assert.deepEqual(
        reading.scopes,
        [{ scope, topics: topic === undefined ? [] : [topic] }],
        text,
      )
      assert.equal(reading.isWrongNumber, message.wrongNumber, text)
    }
  })
}

test('no message of one language is taken for a stop of another', () => {
  // Every list reads every message: a word of one language may mean something else in the next.
  const neutral = LISTS.flatMap(({ language }) => messagesOf(language)).filter(
    ({ level }) => level === 0,
  )
  assert.ok(neutral.length > 900)
  const wrong = neutral.filter(({ text }) => readWords(text).meaning === 'stop')
  assert.deepEqual(wrong, [])
})
