// The sentences of links, there and back: what we write into a message field must be understood
// when it is sent as it stands.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { agreementIn, referenceIn } from '../../src/chat/agreement.ts'
import { LANGUAGES } from '../../src/languages/language.ts'
import { render } from '../../src/settings/notices.ts'
import { sentenceIn } from '../../src/settings/sentences.ts'
import { consentSentence, hasLink, waMe } from '../../src/settings/urls.ts'
import { startApi } from '../support/api.ts'
import { PNID, postMeta, SENDER, textFrom } from '../support/meta.ts'

const LABELS = [
  { key: 'offers', labels: { en: 'offers and news', ja: 'お得な情報', ar: 'العروض' } },
  { key: 'orders', labels: { en: 'order updates', ja: 'ご注文の状況', ar: 'أخبار الطلب' } },
]

for (const language of [...LANGUAGES, 'pt-BR', 'zh-Hant']) {
  test(`the sentence in ${language} comes back as an agreement to all it names`, () => {
    for (const names of [LABELS, LABELS.slice(0, 1)]) {
      const labels = names.map(({ labels: all }) => all[language as 'en'] ?? all.en)
      const text = `${sentenceIn(language, 'Sakura Coffee', labels)} (demo-qr)`
      const door = { slug: 'demo-qr', businessName: 'Sakura Coffee', topics: LABELS }
      const keys = names.map(({ key }) => key)
      assert.deepEqual(agreementIn(text, door)?.topics, keys, text)
      assert.equal(referenceIn(text), 'demo-qr')
    }
  })
}

test('names with brackets, questions, negations and stop words stand between a sentence and nothing', () => {
  for (const businessName of [
    'Café (Tokyo)',
    '(株)桜',
    'What? Co',
    'Not Just Tea',
    'Stop & Shop',
    'O’Neil',
    'مقهى الورد',
    'İstanbul “Kahve” 100%',
    '🌸 Sakura 🌸',
  ]) {
    const text = `${sentenceIn('en', businessName, ['offers (daily)'])} (corner)`
    const topics = [{ key: 'offers', labels: { en: 'offers (daily)' } }]
    const door = { slug: 'corner', businessName, topics }
    const isDoor = (slug: string) => slug === 'corner'
    assert.deepEqual(agreementIn(text, door)?.topics, ['offers'], text)
    assert.equal(referenceIn(text, isDoor), 'corner', text)
  }
})

test('a wa.me link holds the digits of the number alone, and its text as UTF-8', () => {
  const url = new URL(waMe('+81 50-1234-5678', 'はい ☕ & "+" #1\n'))
  assert.equal(url.origin + url.pathname, 'https://wa.me/815012345678')
  assert.equal(url.searchParams.get('text'), 'はい ☕ & "+" #1\n')
  assert.doesNotThrow(() => waMe('+81', 'half a \ud83d'))
})

test('the sentence of every demo door with a link, in both languages, is a consent when sent', async (t) => {
  const { call, url, settings, clock, store } = await startApi(t)
  const sender = { phone: SENDER, provider: 'meta', providerId: PNID }
  assert.equal((await call('POST', '/v1/senders', sender)).status, 201)
  const { catalog } = settings
  const doors = catalog
    .list('entry-point', 'demo')
    .map(({ id }) => catalog.entryPoint(id))
    .filter((door) => door !== undefined)
    .filter(({ kind }) => hasLink(kind))
  assert.equal(doors.length, 10)
  for (const [i, door] of doors.entries()) {
    for (const [j, language] of ['en', 'ja'].entries()) {
      clock.now += 1_000
      const text = consentSentence(catalog, door, language)
      const phone = `+8190123400${i}${j}`
      assert.equal(await postMeta(url, textFrom(phone, text, clock.now)), 200)
      const [event] = await store.ledger.latest('demo', 1)
      assert.equal(event?.type, 'consent.given', text)
      assert.equal(event?.entryPoint, door.slug)
      assert.deepEqual('topics' in event && [...event.topics].sort(), [...door.topics].sort())
      assert.equal(event?.evidence?.language, language)
      assert.equal(event?.evidence?.said, text)
    }
  }
})

test('a name with brackets is understood when it arrives; a text that names two doors is conversation', async (t) => {
  const { call, url, clock, store, settings } = await startApi(t)
  await call('POST', '/v1/senders', { phone: SENDER, provider: 'meta', providerId: PNID })
  await call('PATCH', '/v1/business', { displayName: 'Sakura (Tokyo)' })
  const door = settings.catalog.entryPoint('demo-qr')
  assert.ok(door)
  const sentence = consentSentence(settings.catalog, door, 'en')
  for (const [text, type] of [
    [sentence, 'consent.given'],
    [`${sentence} (demo-email)`, 'message.received'],
    [sentence.replace('(demo-qr)', '(demo-nothing)'), 'message.received'],
  ] as const) {
    clock.now += 1_000
    assert.equal(await postMeta(url, textFrom('+819012345678', text, clock.now)), 200)
    assert.equal((await store.ledger.latest('demo', 1))[0]?.type, type, text)
  }
})

test('a notice says how to stop in its own language, and in English where there is no sentence', () => {
  const stopIn = (language: string) =>
    render({ texts: { [language]: '{stop}' } }, language, {
      ...{ business: { displayName: 'Sakura Coffee' }, topics: [] },
    }).text
  const said = LANGUAGES.map(stopIn)
  assert.equal(new Set(said).size, LANGUAGES.length)
  for (const sentence of said) assert.match(sentence, /STOP/)
  assert.equal(stopIn('pt-BR'), stopIn('pt'))
  assert.equal(stopIn('zh-Hant'), stopIn('en'))
})

test('keeps a number whole within a notice that runs from right to left', () => {
  const texts = {
    en: '{business} {number} {topics} {stop}',
    ar: '{business} {number} {topics} {stop}',
  }
  const filling = { business: { displayName: 'Café' }, topics: [], number: '+815012345678' }
  assert.match(render({ texts }, 'ar', filling).text, /Café \u2066\+815012345678\u2069 /)
  assert.match(render({ texts }, 'en', filling).text, /Café \+815012345678 /)
  const { number: _, ...unnumbered } = filling
  assert.doesNotMatch(render({ texts }, 'ar', unnumbered).text, /\u2066/)
})
