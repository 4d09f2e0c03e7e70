// What people are told must say how to stop: in any language, and in no other sense of the word.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { STOP } from '../../src/chat/bare.ts'
import { saysHowToStop } from '../../src/chat/way-out.ts'
import { answersIn, LANGUAGES } from '../../src/languages/language.ts'

const TOLD = [
  'Reply END or QUIT at any time to leave.',
  'Reply with the word cancel to leave.',
  'reply STOP to stop',
  'SAKURA COFFEE SENDS OFFERS. REPLY STOP TO STOP.',
  'Text “remove” whenever you like.',
  'You may withdraw your consent at any time.',
  'You can opt-out in every message.',
  'To unsubscribe, see the link in each message.',
  'If you no longer wish to receive messages, tell us.',
  'Can’t use them? Text STOP.',
  '*STOP* ends them.',
  '「ストップ」と返信すると終了します。',
  'ＳＴＯＰと返信すると終わります。',
  'stopと返信してください。',
  '退会と返信すると終わります。',
  'いつでも配信を止めることができます。',
  'いつでも配信停止できます。',
  'いつでも解除できます。',
  'Puede darse de baja cuando quiera.',
  'Responda BAJA o SALIR.',
  'Responda ALTO para no recibir más.',
  'Vous pouvez vous désabonner à tout moment.',
  'Répondez ARRET.',
  'Sie können sich jederzeit abmelden.',
  'Um sich abzumelden, antworten Sie mit ENDE.',
  'Può disiscriversi quando vuole.',
  'Você pode cancelar a inscrição ou sair a qualquer momento.',
  'Responda SAIR para sair.',
  'U kunt zich altijd afmelden.',
  'Balas BERHENTI kapan saja. Anda dapat berhenti kapan saja.',
  'आप कभी भी संदेश बंद कर सकते हैं।',
  'يمكنك إيقاف الرسائل في أي وقت.',
  'يمكنك إلغاء الاشتراك متى شئت.',
  '发送 STOP 即可停止。',
  '回复TD退订。',
  '수신거부하시려면 알려 주세요.',
  'Отправьте СТОП, чтобы отписаться.',
  'ยกเลิกการรับข้อความได้ทุกเมื่อ',
  'Widerruf jederzeit möglich.',
  'Tuma STOP wakati wowote.',
  'There is no fee. Reply STOP to stop.',
]

const UNTOLD = [
  'We write on WhatsApp, nonstop.',
  'We write non-stop.',
  'Your one-stop shop for coffee.',
  'There is no way to stop.',
  'There is no way for you to stop these.',
  'You cannot stop them.',
  'You can’t ever unsubscribe.',
  'It is not possible to opt out.',
  'You CANNOT STOP.',
  'Bookings are free to cancel.',
  'Sakura Coffee Palo Alto sends offers.',
  'END OF SEASON SALE news.',
  'We send end of season offers.',
  'ofertas y rebajas de temporada baja',
  'Responda para confirmar.',
  'Sakura Coffee vai preparar ofertas para você.',
  'Sie können sich nicht abmelden.',
  'Es gibt keine Möglichkeit, sich abzumelden.',
  'No puede darse de baja.',
  'Vous ne pouvez pas vous désabonner.',
  'Ofertas, promoções e rebaixas.',
  '配信停止はできません。',
  '配信を止めることはできません。',
  'ノンストップでお届けします。',
  'ご意見を受け止めます。',
  'आप इसे बंद नहीं कर सकते।',
  '无法停止。',
  'لا يمكنك إيقاف الرسائل.',
  '중지할 수 없습니다.',
  'Reply YES to agree.',
  'Stop by our shop.',
  '',
]

test('finds the way out in any language, as a word that is named or as a phrase', () => {
  for (const text of TOLD) assert.equal(saysHowToStop(text), true, text)
})

test('takes no part of a word, no other sense and no refusal for a way out', () => {
  for (const text of UNTOLD) assert.equal(saysHowToStop(text), false, text)
})

test('finds whatever stop word is named in quotes or brackets, as it is read when it comes', () => {
  for (const word of Object.values(STOP).flat()) {
    assert.equal(saysHowToStop(`Sakura Coffee: “${word}”.`), true, word)
    assert.equal(saysHowToStop(`Sakura Coffee: 「${word}」。`), true, word)
  }
})

test('finds it in our own words', () => {
  for (const tag of LANGUAGES) {
    assert.equal(saysHowToStop(answersIn(tag).words.howToStop), true, tag)
  }
})

test('looks past the names of business and topics, unless they are stop words', () => {
  const name = 'Stop & Shop'
  assert.equal(saysHowToStop('Stop & Shop sends offers.', [name]), false)
  assert.equal(saysHowToStop('STOP & SHOP sends offers. “Stop & Shop”!', [name]), false)
  assert.equal(saysHowToStop('Stop & Shop sends offers. Reply STOP.', [name]), true)
  assert.equal(saysHowToStop('Stop sends offers. Reply STOP.', ['Stop']), true)
  assert.equal(saysHowToStop('停止線カフェからお送りします。', ['停止線カフェ']), false)
  assert.equal(saysHowToStop('{business}: {topics}'), false)
})
