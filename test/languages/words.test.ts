// What customers read, in every language: whole, with every name and number in it, with the words
// that the chat understands, and within what an SMS and a poster hold.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LISTS } from '../../src/chat/lists.ts'
import { MOST_SEGMENTS, segmentsOf, smsWithLink } from '../../src/chat/sms.ts'
import { plainAnswer } from '../../src/chat/yes.ts'
import { LANGUAGES, staffLanguages, wordsIn, writtenIn } from '../../src/languages/language.ts'

/** Stand for what a sentence names: nothing else in it looks like them. */
const NAMES = ['⟦a⟧', '⟦b⟧', '⟦c⟧']
const NAMED = {
  ...{ business: '⟦business⟧', topics: '⟦topics⟧', number: '⟦number⟧' },
  ...{ international: '⟦example⟧', local: '⟦example⟧', yes: '⟦yes⟧', no: '⟦no⟧' },
}

/** Every sentence by its place, with what it names filled in. */
function sentences(value: unknown, path = ''): Map<string, string> {
  if (typeof value === 'string') return new Map([[path, value]])
  if (typeof value !== 'function') {
    const parts = Object.entries(value as object)
    return new Map(parts.flatMap(([key, part]) => [...sentences(part, `${path}.${key}`)]))
  }
  // A sentence names things by one object, or by their order.
  const isOne = /^\(?\s*\{/.test(String(value))
  return new Map([[path, String(value(...(isOne ? [NAMED] : NAMES)))]])
}

const marksIn = (text: string) => new Set(text.match(/⟦\w+⟧/g))
const english = sentences(wordsIn('en'))
const others = LANGUAGES.filter((tag) => tag !== 'en')
/** Isolates keep directions apart, and show nothing. */
const bare = (text: string) => text.replaceAll(/[\u2066-\u2069]/g, '')

test('speaks each language whose stop words we read, and the other way round', () => {
  assert.deepEqual(new Set(LANGUAGES), new Set(LISTS.map(({ language }) => language)))
  for (const tag of LANGUAGES) assert.doesNotThrow(() => new Intl.Locale(tag))
})

for (const tag of LANGUAGES) {
  const own = sentences(wordsIn(tag))

  test(`has every sentence in ${tag}, none empty, and each names all it is to name`, () => {
    assert.deepEqual([...own.keys()].sort(), [...english.keys()].sort())
    for (const [path, text] of own) {
      assert.notEqual(text.trim(), '', path)
      assert.doesNotMatch(text, /undefined|NaN|\[object/, path)
      assert.deepEqual(marksIn(text), marksIn(english.get(path) ?? ''), path)
    }
  })

  test(`names STOP and START in ${tag} wherever English does`, () => {
    for (const [path, text] of english) {
      for (const word of ['STOP', 'START']) {
        // Japanese has a word for it that is as short, and that everybody has on their keyboard.
        const words = tag === 'ja' && word === 'STOP' ? [word, '「停止」'] : [word]
        const named = words.some((each) => own.get(path)?.includes(each))
        if (text.includes(word)) assert.ok(named, `${path} ${word}`)
      }
    }
  })

  test(`tells in ${tag} to answer with a word that counts as a yes`, () => {
    const { unasked } = wordsIn(tag).pages.thanks
    const words = bare(unasked('1')).split(/[^\p{L}\p{M}]+/u)
    // Where letters have a height, the word stands out by it; "si" is an ordinary one, too.
    const isShouted = (word: string) => word === word.toUpperCase()
    assert.ok(
      words.filter(isShouted).some((word) => plainAnswer(word) === 'yes'),
      unasked('1'),
    )
  })

  test(`invites by SMS in ${tag} in at most three segments, and sends codes in two`, () => {
    const { invitation, preferences } = wordsIn(tag)
    const names = { business: 'Sakura Coffee', topics: 'offers and news and order updates' }
    for (const say of [invitation.sms, invitation.smsOneWay]) {
      const text = smsWithLink(say, names, 'https://optin.example/i/4f9QzK2v8Lw1')
      assert.ok(text.includes(names.business) && text.includes(names.topics), text)
      assert.ok(segmentsOf(text).count <= MOST_SEGMENTS, text)
    }
    const code = preferences.stop.message('123456', 'Sakura Coffee')
    assert.ok(segmentsOf(code).count <= 2, code)
  })
}

test('leaves nothing in English elsewhere, but for words that are the same', () => {
  for (const tag of others) {
    const same = [...sentences(wordsIn(tag))].filter(([path, text]) => {
      const isProse = text.replaceAll(/⟦\w+⟧/g, '').trim().split(' ').length > 2
      return isProse && text === english.get(path)
    })
    assert.deepEqual(same, [], tag)
  }
})

test('writes each language in its own letters', () => {
  const letters: Readonly<Record<string, RegExp>> = {
    ...{ ja: /[\p{scx=Hira}\p{scx=Kana}\p{scx=Han}]/u, hi: /\p{sc=Deva}/u, ar: /\p{sc=Arab}/u },
  }
  const isWords = /\p{L}/u
  const isName = /^[\s\w()+.,:/-]*$/
  for (const tag of LANGUAGES) {
    const texts = [...sentences(wordsIn(tag)).entries()]
    const own = letters[tag]
    for (const [path, text] of texts) {
      const words = bare(text).replaceAll(/⟦\w+⟧/g, '')
      if (own && isWords.test(words) && !isName.test(words))
        assert.match(words, own, `${tag}${path}`)
      if (own) continue
      assert.doesNotMatch(words, /\p{sc=Hira}|\p{sc=Kana}|\p{sc=Han}|\p{sc=Deva}|\p{sc=Arab}/u)
    }
  }
})

test('keeps numbers apart from a text that runs from right to left', () => {
  for (const tag of LANGUAGES.filter((each) => wordsIn(each).dir === 'rtl')) {
    const { pages, preferences, links } = wordsIn(tag)
    for (const text of [
      pages.thanks.stop('+81 50'),
      preferences.stop.phoneText('+81 50'),
      links.stop('+81 50'),
    ]) {
      assert.match(text, /\u2066\+81 50\u2069/)
    }
  }
})

test('takes words of the base language, and English where there are none', () => {
  assert.equal(wordsIn('pt-BR'), wordsIn('pt'))
  assert.equal(wordsIn('zh-TW'), wordsIn('en'))
  assert.equal(wordsIn('constructor'), wordsIn('en'))
  assert.deepEqual([writtenIn('pt-BR'), writtenIn('zh-TW')], ['pt-BR', 'en'])
})

test('shows a business’s own people their pages in a language these are written in', () => {
  assert.deepEqual(staffLanguages(['es', 'ja-JP']), ['ja-JP'])
  assert.deepEqual(staffLanguages(['es', 'fr']), ['en', 'ja'])
  assert.deepEqual(staffLanguages(), ['en', 'ja'])
})
