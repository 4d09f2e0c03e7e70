// Texts: what they cost, and that ours stay short with their link whole.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { MOST_SEGMENTS, segmentsOf, smsWithLink } from '../../src/chat/sms.ts'
import { invitationLanguage } from '../../src/doors/invitations/language.ts'
import { LANGUAGES, wordsIn } from '../../src/languages/language.ts'

const URL_ = 'https://optin.sakura-coffee.example/c/AbCdEfGhIjKlMnOp'

test('counts segments as the networks do', () => {
  const cases = [
    ['', 'gsm7', 0],
    ['a'.repeat(160), 'gsm7', 1],
    ['a'.repeat(161), 'gsm7', 2],
    ['a'.repeat(306), 'gsm7', 2],
    ['a'.repeat(307), 'gsm7', 3],
    // An escape takes two places, and is never parted.
    ['€'.repeat(80), 'gsm7', 1],
    ['€'.repeat(81), 'gsm7', 2],
    [`${'a'.repeat(152)}€${'a'.repeat(152)}`, 'gsm7', 3],
    ['あ'.repeat(70), 'ucs2', 1],
    ['あ'.repeat(71), 'ucs2', 2],
    ['あ'.repeat(134), 'ucs2', 2],
    ['あ'.repeat(135), 'ucs2', 3],
    // A pair of UTF-16 is never parted either.
    [`${'あ'.repeat(66)}👍${'あ'.repeat(66)}`, 'ucs2', 3],
    ['`', 'ucs2', 1],
    ['ç', 'ucs2', 1],
    ['Ç', 'gsm7', 1],
  ] as const
  for (const [text, encoding, count] of cases) {
    assert.deepEqual(segmentsOf(text), { encoding, count }, text.slice(0, 20))
  }
})

const NAMES = [
  { business: 'Sakura Coffee', topics: 'offers and news and order updates' },
  { business: 'サクラコーヒー', topics: 'お得な情報とお知らせ、ご注文の状況' },
]

test('usual invitations and questions name all in at most three segments', () => {
  for (const names of NAMES) {
    for (const language of ['en', 'ja']) {
      const words = wordsIn(language).invitation
      assert.ok(words)
      for (const say of [words.sms, words.smsOneWay]) {
        const text = smsWithLink(say, names, URL_)
        assert.ok(text.includes(names.business) && text.includes(names.topics), text)
        assert.ok(text.endsWith(` ${URL_}`))
        assert.ok(segmentsOf(text).count <= MOST_SEGMENTS, text)
      }
      assert.match(words.sms(names), /STOP/)
    }
    for (const [language, { question }] of LANGUAGES.map(
      (tag) => [tag, wordsIn(tag).chat] as const,
    )) {
      const text = smsWithLink(question, names, URL_)
      assert.ok(segmentsOf(text).count <= MOST_SEGMENTS, `${language} ${text}`)
    }
  }
})

test('fits whatever a business is called, cutting names between characters and never the link', () => {
  const words = ['en', 'ja'].map((language) => wordsIn(language).invitation?.sms ?? assert.fail())
  const name = fc.oneof(
    fc.string({ minLength: 1, maxLength: 200 }),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }),
    fc.constant('👩‍👩‍👧'.repeat(60)),
    fc.constant('株式会社桜珈琲'.repeat(28)),
    fc.constant('[]{}'.repeat(50)),
  )
  fc.assert(
    fc.property(name, name, fc.constantFrom(...words), (business, topics, say) => {
      const text = smsWithLink(say, { business, topics }, URL_)
      assert.ok(text.endsWith(` ${URL_}`))
      assert.ok(segmentsOf(text).count <= MOST_SEGMENTS, text)
      assert.ok(text.isWellFormed() || !business.isWellFormed() || !topics.isWellFormed())
      assert.ok(!/\n/.test(text))
    }),
  )
  const cut = smsWithLink(
    words[0] ?? assert.fail(),
    { business: 'x'.repeat(200), topics: 'y'.repeat(5_000) },
    URL_,
  )
  assert.match(cut, /^x{10,}(\.\.\.)?: may we/)
  assert.equal(segmentsOf(cut).encoding, 'gsm7')
})

test('invites in the language asked for, else the one of the country, else the business’s own', () => {
  const both = ['en', 'ja']
  assert.equal(invitationLanguage('en', 'JP', both), 'en')
  assert.equal(invitationLanguage(undefined, 'JP', both), 'ja')
  assert.equal(invitationLanguage(undefined, 'GB', both), 'en')
  assert.equal(invitationLanguage(undefined, 'FR', ['ja', 'en']), 'ja')
  assert.equal(invitationLanguage(undefined, 'FR', ['ja', 'fr']), 'fr')
  assert.equal(invitationLanguage('zh', 'CN', ['zh', 'ja']), 'ja')
  assert.equal(invitationLanguage(undefined, undefined, ['zh']), 'en')
  assert.equal(invitationLanguage('ja-JP', undefined, both), 'ja')
  assert.equal(invitationLanguage(undefined, 'JP', ['en-GB', 'ja-JP']), 'ja')
})
