// Texts of links as people send them: edited, translated, quoted, turned round.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { agreementIn, isNegated, referenceIn, withoutReferences } from '../../src/chat/agreement.ts'

const DOOR = {
  businessName: 'Sakura Coffee',
  topics: [
    { key: 'offers', labels: { en: 'offers and news', ja: 'お得な情報' } },
    { key: 'orders', labels: { en: 'order updates', ja: 'ご注文の状況' } },
  ],
}
const EN = 'I agree to get offers and news and order updates from Sakura Coffee on WhatsApp.'
const JA = 'Sakura Coffeeからお得な情報、ご注文の状況をWhatsAppで受け取ることに同意します。'

test('a reference is found whatever its brackets, case, dashes and spaces', () => {
  for (const text of [
    `${EN} (spring-qr)`,
    'hello (Spring-QR) !',
    '同意します（ｓｐｒｉｎｇ－ｑｒ）',
    'x ( spring - qr )',
    'x (spring–qr) y (SPRING-QR)',
  ]) {
    assert.equal(referenceIn(text), 'spring-qr', text)
  }
  for (const text of ['', 'spring-qr', '(a) or (b)', '()', '(spring_qr)', 'x'.repeat(5_000)]) {
    assert.equal(referenceIn(text), undefined, text)
  }
})

test('a reference is found behind every sign that holds an opening bracket', () => {
  const found: string[] = []
  for (let code = 0; code <= 0x10ffff; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue
    const sign = String.fromCodePoint(code)
    if (!sign.normalize('NFKC').includes('(')) continue
    const text = `${sign}kafe)`
    assert.equal(referenceIn(text), referenceIn(text.normalize('NFKC')), sign)
    if (referenceIn(text) !== undefined) found.push(sign)
  }
  assert.ok(['(', '（', '⁽', '﹙', '︵', '⑴', '⒜', '🄐'].every((sign) => found.includes(sign)))
})

test('references of doors are taken out of a text, and nothing else', () => {
  const isDoor = (slug: string) => slug === 'pause-cafe'
  const out = (text: string) => withoutReferences(text, isDoor).replaceAll(/\s+/g, ' ').trim()
  assert.equal(out(`${EN} (pause-cafe)`), EN)
  assert.equal(out(`${EN}（Pause – Cafe） Hi! (pause-cafe)`), `${EN} Hi!`)
  for (const text of ['(pause-cafe)', 'pause-cafe', 'Hi (pause)', 'Hi (please stop) (x)', '']) {
    assert.equal(withoutReferences(text, isDoor), text)
  }
})

test('the sentence agrees to all it names, in either language, with greetings around it', () => {
  const all = ['offers', 'orders']
  assert.deepEqual(agreementIn(`${EN} (spring-qr)`, DOOR), { topics: all, language: 'en' })
  assert.deepEqual(agreementIn(`${JA}（spring-qr）`, DOOR), { topics: all, language: 'ja' })
  assert.deepEqual(agreementIn(`Hi!!  ${EN.toUpperCase()}\n\nThanks 🙏`, DOOR)?.topics, all)
})

test('a topic taken out of the sentence is not agreed to', () => {
  const text = 'I agree to get order updates from Sakura Coffee on WhatsApp. (spring-qr)'
  assert.deepEqual(agreementIn(text, DOOR), { topics: ['orders'], language: 'en' })
})

test('a topic inside a longer one, a word or the name of the business is not named', () => {
  const door = {
    businessName: 'Offers Ltd',
    topics: [
      { key: 'all', labels: { en: 'offers and news' } },
      { key: 'some', labels: { en: 'offers' } },
    ],
  }
  assert.deepEqual(agreementIn('I want offers and news from Offers Ltd', door)?.topics, ['all'])
  assert.equal(agreementIn('I want Offers Ltd', door), undefined)
  assert.equal(agreementIn('I want coffers from Offers Ltd', door), undefined)
})

test('what lacks the business or every topic, asks, refuses or stops is conversation', () => {
  for (const text of [
    'I agree to get offers and news on WhatsApp. (spring-qr)',
    'I agree to get messages from Sakura Coffee. (spring-qr)',
    'Sakura Coffeeに同意します',
    `${EN.replace('agree', 'do not agree')}`,
    `${EN.replace('I agree', "I don't agree")}`,
    `${EN.replace('I agree', 'I dont want')}`,
    `No! ${EN}`,
    `What is this: ${EN}?`,
    `${EN} Please stop.`,
    JA.replace('同意します', '同意しません'),
    JA.replace('受け取ることに同意します', '受け取りたくない'),
    'No quiero offers and news de Sakura Coffee',
    'Ich will keine offers and news von Sakura Coffee',
    'لا أريد offers and news من Sakura Coffee',
    '',
  ]) {
    assert.equal(agreementIn(text, DOOR), undefined, text)
  }
})

test('in other words it agrees where each of them is known, in one language', () => {
  for (const text of [
    'Yes please, send me offers and news and order updates from Sakura Coffee',
    'Hello Sakura Coffee team! I want to get offers and news.',
    'I would like offers and news\nfrom Sakura\nCoffee via WhatsApp',
    'Yes! Offers and news from Sakura Coffee',
    `I saw your poster at the station. ${EN}`,
    `Hi, this is Ken from table 5, ${EN} See you tomorrow`,
    `Hi Sakura Coffee! ${EN}`,
    `テーブル5の田中です、${JA}`,
    `${EN} ありがとう、楽しみにしています。`,
    'Sí, acepto recibir offers and news de Sakura Coffee por WhatsApp. ¡Gracias!',
    'Si acepto recibir offers and news de Sakura Coffee',
    'Oui, j’accepte de recevoir offers and news de Sakura Coffee sur WhatsApp',
    'Ja gerne, ich möchte offers and news von Sakura Coffee bekommen',
    'Ich mochte order updates von Sakura Coffee. Ja!',
    'お得な情報をSakura Coffeeから受け取りたいです。よろしくお願いします',
    'Sakura Coffee お得な情報 希望します',
    'मैं Sakura Coffee से offers and news पाने के लिए सहमत हूँ',
    'أوافق على تلقي offers and news من Sakura Coffee عبر واتساب',
  ]) {
    assert.ok(agreementIn(text, DOOR), text)
  }
})

test('a refusal in any wording agrees to nothing, and neither does what only names the names', () => {
  const names = 'offers and news from Sakura Coffee'
  for (const text of [
    names,
    `I get ${names} (spring-qr)`,
    // Our own sentence within another one is not ours.
    `Why should ${EN}`,
    `Somebody wrote that ${EN}`,
    `${EN.replace('.', '')} when pigs fly`,
    `${EN} Sakura Coffee is a swindle`,
    ...['reject', 'refuse', 'hate', 'object to', 'withdraw my consent to', 'declined', 'block'].map(
      (verb) => `I ${verb} ${names}`,
    ),
    ...['Enough', 'Cancel', 'You can keep your', 'I am sick of', 'Will I get', 'Tell me about'].map(
      (words) => `${words} ${names}`,
    ),
    ...[
      'Nah.',
      'No thanks.',
      '❌',
      '👎',
      'Forget it.',
      '不要。',
      '我拒绝。',
      'Нет.',
      '싫어요 안 받아요 않',
    ].map((words) => `${words} ${EN}`),
    `> ${EN}`,
    `~${EN}~`,
    `I dis agree to get ${names}`,
    'Rechazo recibir offers and news de Sakura Coffee',
    'Je rejette offers and news de Sakura Coffee',
    'Ich lehne offers and news von Sakura Coffee ab',
    'Ich stimme gegen offers and news von Sakura Coffee',
    'Rifiuto di ricevere offers and news da Sakura Coffee',
    'Ik weiger offers and news van Sakura Coffee te ontvangen',
    'Recuso receber offers and news da Sakura Coffee',
    'Saya nggak setuju menerima offers and news dari Sakura Coffee',
    'Saya ga mau menerima offers and news dari Sakura Coffee',
    'मैं Sakura Coffee से offers and news लेने से मना करता हूँ',
    'main Sakura Coffee se offers and news nahi chahta',
    'مش موافق على offers and news من Sakura Coffee',
    'ما اريد offers and news من Sakura Coffee',
    ...['不要です', '結構です', '反対です', '辞退します', 'いらん', '無理です', '拒みます'].map(
      (words) => `Sakura Coffeeからのお得な情報は${words}`,
    ),
    JA.replace('同意します', '同意しかねます'),
    JA.replace('同意します', '同意せず'),
    JA.replace('受け取ることに同意します', '受け取るのをやめます'),
    '我不同意接收 Sakura Coffee 的 offers and news',
    'Sakura Coffee 의 offers and news 수신에 동의하지 않습니다',
    'Отказываюсь получать offers and news от Sakura Coffee',
    'Sakura Coffee offers and news almayı kabul etmiyorum',
    'Jag godkänner inte offers and news från Sakura Coffee',
    // Words of two languages: what they say together nobody knows.
    'Je will offers and news from Sakura Coffee',
  ]) {
    assert.equal(agreementIn(text, DOOR), undefined, text)
  }
})

test('whoever puts off, doubts or sets a condition beside our sentence is asked', () => {
  const texts = [
    `Maybe later. ${EN}`,
    `${EN} But only if it is free.`,
    `If you pay me, ${EN}`,
    `${EN} Perhaps!`,
    `また今度。${JA}`,
    `${JA} あとで。`,
    `Vielleicht. ${EN}`,
    `Quiza mas tarde. ${EN}`,
    `Peut-être. ${EN}`,
    `ربما. ${EN}`,
    `शायद। ${EN}`,
  ]
  for (const text of texts) {
    assert.equal(agreementIn(text, DOOR), undefined, text)
    assert.ok(!isNegated(text, DOOR), text)
  }
  assert.ok(agreementIn(`Good morning! ${EN} Have you got green tea`, DOOR))
})

test('whoever only rewords is asked, whoever refuses is left in peace', () => {
  const names = 'offers and news from Sakura Coffee'
  assert.ok(!isNegated(`I am curious about ${names}`, DOOR))
  assert.ok(!isNegated(`At the restaurant I want ${names}`, DOOR))
  for (const text of [
    `I reject ${names}`,
    `👎 ${names}`,
    `I dont want ${names}`,
    `wont ${names}`,
  ]) {
    assert.ok(isNegated(text, DOOR), text)
  }
})

test('a negation in the name or a label of the business turns nothing round', () => {
  const door = {
    businessName: 'No. 1 Café',
    topics: [{ key: 'a', labels: { en: 'no-show news' } }],
  }
  assert.deepEqual(agreementIn('I agree to get no-show news from No. 1 Café', door)?.topics, ['a'])
})
