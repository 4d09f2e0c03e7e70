// Stop words in every dress people give them, clear sentences with what they name, and words that
// only look like a stop.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { STOP } from '../../src/chat/bare.ts'
import { STOP_PROMOTIONS } from '../../src/chat/labels.ts'
import { LISTS, WORDS_VERSION } from '../../src/chat/lists.ts'
import { readWords } from '../../src/chat/words.ts'

const NAMES = {
  business: 'Sakura Coffee',
  topics: [
    { key: 'offers', labels: { en: 'Offers and news', ja: 'お得な情報とお知らせ' } },
    { key: 'order-updates', labels: { en: 'Order updates', ja: 'ご注文の状況' } },
  ],
}
const read = (text: string) => readWords(text, NAMES)
const WORDS = Object.entries(STOP).flatMap(([language, list]) =>
  list.map((word) => [language, word] as const),
)

const letters = (text: string) =>
  Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment)
const fullWidth = (text: string) =>
  text.replaceAll(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
/** Letters drawn from a code point on; of words that have no others. */
const from = (start: number) => (text: string) =>
  /^[a-z ]+$/.test(text)
    ? text.replaceAll(/[a-z]/g, (c) => String.fromCodePoint(start + c.charCodeAt(0) - 97))
    : text
const toKatakana = (text: string) =>
  text.replaceAll(/[ぁ-ゖ]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0x60))
const hidden = (text: string) => letters(text).join('\u200b')
const isWord = (text: string) => letters(text).length > 2 && !text.includes(' ')
const spelt = (between: string) => (text: string) =>
  isWord(text) ? letters(text).join(between) : text
/** One letter drawn out, of words long enough that nothing else is meant. */
const drawn = (text: string) =>
  /^[a-z]{4,}$/.test(text) ? text.replace(/^(..)(.)/, '$1$2$2$2$2') : text
const leet = (text: string) =>
  /^[a-z]{4,}$/.test(text)
    ? text.replaceAll(/[oeast]/g, (c) => ({ o: '0', e: '3', a: '4', s: '5', t: '7' })[c] ?? c)
    : text
const lookalike = (text: string) =>
  text.replaceAll(/[oecaxp]/g, (c) => ({ o: 'о', e: 'е', c: 'с', a: 'а', x: 'х', p: 'р' })[c] ?? c)

const shape = fc.constantFrom<((text: string) => string)[]>(
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.slice(0, 1).toUpperCase() + text.slice(1),
  (text) => text.normalize('NFD'),
  (text) => `\u200b${text}\u2060`,
  (text) => `${text} ${text}`,
  (text) => `${text}! ${text}! ${text}!`,
  fullWidth,
  from(0x1f170),
  from(0x1f150),
  from(0x1f1e6),
  toKatakana,
  hidden,
  spelt(' '),
  spelt('.'),
  spelt(' - '),
  drawn,
  leet,
  lookalike,
)
const before = fc.constantFrom('', ' ', '\n', '"', '*', '「', '\u202a', '👉 ')
const after = fc.constantFrom('', '.', '!!!', ' 🙏', '。', '\n\n', '"', '」', ' …', '\ufe0f', '?')

test('never misses a stop word alone in a message, in any dress', () => {
  fc.assert(
    fc.property(fc.constantFrom(...WORDS), shape, before, after, ([, word], dress, head, tail) => {
      const text = head + dress(word.toLowerCase()) + tail
      assert.equal(read(text).meaning, 'stop', JSON.stringify(text))
    }),
    { numRuns: 20_000 },
  )
})

test('reads every stop word of every list as an opt-out of all, at level 1', () => {
  for (const [language, word] of WORDS) {
    const { meaning, level, scopes } = read(word)
    assert.deepEqual(
      [meaning, level, scopes?.[0]?.scope],
      ['stop', 1, 'all'],
      `${language} ${word}`,
    )
  }
})

test('knows the stop words that providers and regulators name', () => {
  const named = [
    'STOP, QUIT, END, REVOKE, OPT OUT, CANCEL, UNSUBSCRIBE, STOPALL, OPTOUT, OPT-OUT, REMOVE, ARRET, TD',
    '停止, 配信停止, 解除, 配信解除, 退会, 受信拒否, 拒否, 不要, STOPP, ABMELDEN, ABBESTELLEN, KÜNDIGEN, AUSTRAGEN',
    'ARRÊT, DESABONNER, FIN, BAJA, ALTO, PARAR, CANCELAR, SALIR, DETENER, SAIR, DESCADASTRAR, CANCELLAMI',
    'DISISCRIVI, AFMELDEN, WYPISZ, REZYGNUJĘ, AVSLUTA, बंद, रोकें, BERHENTI, UNREG',
  ].join(', ')
  for (const word of named.split(', ')) assert.equal(read(word).level, 1, word)
})

test('reads drawn out, spaced out and pictured stops', () => {
  for (const text of [
    ...['STOOOOP', 's t o p', 'S.T.O.P', '🛑', 'stop stop stop', 'ARRÊT', 'arret', 'ｽﾄｯﾌﾟ'],
    ...['st0p', '$top', '5top', 'S T 0 P', 'ＳＴＯＰ！', 'ЅТОР', 'ꜱᴛᴏᴘ', '🇸🇹🇴🇵', '🆂🆃🅾🅿', 'ⓢⓣⓞⓟ'],
    ...[
      'やめてー！',
      'やめてぇぇぇ',
      'ヤメテ',
      'ﾔﾒﾃ',
      'ストーーップ',
      'すとっぷ',
      '停 止',
      'やめてやめて',
    ],
    ...['تَوَقَّف', 'توقـــف', 'unsubscr1be', 'st\u00adop', '> old words\nSTOP'],
  ]) {
    assert.equal(read(text).meaning, 'stop', text)
  }
})

test('takes the name of a member of every object for no Japanese word', () => {
  for (const word of ['constructor', 'tostring', 'valueof']) {
    for (const text of [`haishin ${word}`, `${word} teishi`, `${word} yamete ${word}`]) {
      assert.deepEqual(read(text), read(text.replaceAll(word, 'qqqq')), text)
    }
  }
})

test('reads long stop words split in two or with one letter wrong', () => {
  for (const text of [
    ...[
      'Un-subscribe',
      'un subscribe',
      'UN SUBSCRIBE!',
      'unsubscrbe',
      'unsubcsribe',
      'unsubscribee',
    ],
    ...['ab melden', 'abmeldne', 'af melden', 'uit schrijven', 'des cadastrar', 'de sus cribir'],
    ...['dés-abonner', 'dis iscrivimi', 'ber henti', 'अन-सब्सक्राइब'],
  ]) {
    assert.deepEqual([read(text).meaning, read(text).level], ['stop', 1], text)
  }
  assert.deepEqual(read('please un-subscribe me').level, 2)
  assert.deepEqual(read('ich möchte mich ab melden').level, 2)
})

test('takes no other word for a slip of a stop word', () => {
  for (const text of [
    ...[
      'subscribe',
      'Anmeldung',
      'anmelden',
      'bestellen',
      'inschrijven',
      'aanmelding',
      'inscription',
    ],
    ...[
      'suscribir',
      'describir',
      'cadastrar',
      'iscrivimi',
      'abonner',
      'umbestellen',
      'un suscriptor',
    ],
  ]) {
    assert.notEqual(read(text).meaning, 'stop', text)
  }
})

test('knows STOP beside the polite words of every language', () => {
  for (const text of ['stop svp', 'stop grazie', 'bitte stop', 'stop aub', 'por favor stop']) {
    assert.deepEqual([read(text).meaning, read(text).level], ['stop', 2], text)
  }
})

test('doubts sentences that name nothing a business sends', () => {
  for (const text of [
    ...['I don’t want anything', 'no quiero nada más', 'não quero nada', 'non voglio niente'],
    ...['ich will nichts mehr', 'ik wil niks meer', 'saya tidak mau apa apa', 'kuch nahi chahiye'],
    ...['لا أريد شيء', 'これはいりません', 'cancel it', 'arrêtez tout, j’ai oublié le lait'],
  ]) {
    assert.deepEqual([read(text).meaning, read(text).level], ['doubt', 3], text)
  }
  assert.equal(read('No quiero nada. Dejen de escribirme.').meaning, 'stop')
  assert.equal(read('no quiero recibir nada').meaning, 'stop')
})

test('reads no START from the Arabic word for "never"', () => {
  for (const text of ['ابدأ', 'أبدا', 'ابدا']) assert.notEqual(read(text).meaning, 'start', text)
})

test('takes a wish to be called instead for no opt-out', () => {
  assert.equal(read("don't text, just ring the bell").meaning, 'doubt')
  assert.equal(read("don't text").level, 1)
})

test('reads how far a clear sentence reaches', () => {
  const all = [{ scope: 'all', topics: [] }]
  const marketing = [{ scope: 'marketing', topics: [] }]
  const updates = [{ scope: 'topic', topics: ['order-updates'] }]
  const cases: readonly [string, unknown][] = [
    ['please stop sending me this', all],
    ['Stop sending me messages from Sakura Coffee', all],
    ['unsubscribe me from everything', all],
    ['no more offers please', marketing],
    ['Stop promotions', marketing],
    ['お得な情報はもういりません', marketing],
    ['stop the order updates', updates],
    ['no more order update messages', updates],
    ['ご注文の状況の通知を止めてください', updates],
    ['stop sending me news', [{ scope: 'topic', topics: ['offers'] }]],
    ['stop offers and order updates', [...updates, ...marketing]],
    ['No more offers. Stop the order updates.', [...updates, ...marketing]],
    ['No more offers. Stop all messages.', all],
  ]
  for (const [text, scopes] of cases) {
    const reading = read(text)
    assert.deepEqual([reading.meaning, reading.level], ['stop', 2], text)
    assert.deepEqual(reading.scopes, scopes, text)
  }
})

test('opts nobody out of what is not sent to them', () => {
  for (const text of [
    ...['please remove me from the waiting list', 'I don’t want messages on the cake'],
    ...['please don’t send the parcel to this number', 'I asked you to stop at the gate'],
    ...['turn off the notifications on my app how', 'I no longer need the table for Friday'],
    ...[
      'hör mal, wann macht ihr auf',
      'hören Sie, ich brauche Hilfe',
      'ich verzichte auf Nachtisch',
    ],
    ...['nehmen Sie mich von der Warteliste', 'ich brauche die Bestellung nicht mehr'],
    ...['nunca les di permiso para escribirme', 'para mandarme mensajes usen whatsapp'],
    ...[
      'nunca les he escrito',
      'no quiero recibir el pedido hoy',
      'dejaron de escribirme, ¿por qué?',
    ],
    ...['nunca dei permissão para me escreverem', 'me tirem da lista de espera'],
    ...['enlevez-moi de la liste d’attente', 'je veux plus d’infos', 'pas de message sur la carte'],
    ...['toglietemi dalla lista d’attesa', 'haal me van de wachtlijst', 'ik hoef dit niet meer'],
    ...['keluarkan saya dari daftar tunggu', 'jangan hubungi saya sebelum jam 9', 'info lagi ya'],
    ...['何もいりません', '待ちリストから外してください', '注文を止めてください'],
    ...[
      'प्रतीक्षा सूची से मेरा नाम हटा दो',
      'कार्ड पर मैसेज नहीं चाहिए',
      'mera naam reservation se hata do',
    ],
    ...[
      'you no longer send me messages and i miss them',
      'ihr schickt mir keine angebote mehr schade',
    ],
    ...['ich bekomme keine Nachrichten mehr, woran liegt das?', 'aap mujhe message nahi bhejte ab'],
    ...['ya no me llegan sus mensajes y los necesito', 'vocês não me mandam mais promoções'],
    ...[
      'vous ne m’envoyez plus de messages pourquoi',
      'jullie sturen mij geen berichten meer waarom',
    ],
    ...[
      'non ricevo più i vostri messaggi e mi dispiace',
      'saya tidak dapat pesan lagi dan saya sedih',
    ],
    ...['まだ送らないでください、後で言います', 'أنتم لا ترسلون رسائل'],
    ...['احذفوا اسمي من قائمة الانتظار', 'لا أريد شيئا', 'لا أريد رسالة على البطاقة'],
  ]) {
    assert.notEqual(read(text).meaning, 'stop', text)
  }
})

test('without the names of topics a sentence that names one is still no less than doubt', () => {
  assert.notEqual(readWords('stop the order updates').meaning, 'none')
  assert.equal(readWords('please stop sending me this').meaning, 'stop')
})

test('takes the labels of WhatsApp’s own button, in every language, for marketing', () => {
  for (const [language, labels] of Object.entries(STOP_PROMOTIONS)) {
    for (const { label } of labels) {
      const { meaning, level, scopes } = read(label)
      const found = [meaning, level, scopes]
      assert.deepEqual(
        found,
        ['stop', 2, [{ scope: 'marketing', topics: [] }]],
        `${language} ${label}`,
      )
    }
  }
})

test('hears of a wrong number as an opt-out of all by somebody else', () => {
  for (const text of [
    'wrong number',
    'You have the wrong number.',
    '間違い電話です',
    'falsche Nummer',
  ]) {
    const { meaning, isWrongNumber, scopes } = read(text)
    assert.deepEqual([meaning, isWrongNumber, scopes?.[0]?.scope], ['stop', true, 'all'], text)
  }
  assert.equal(read('stop').isWrongNumber, undefined)
})

test('doubts a refusal in words no list holds, where it names what is sent', () => {
  for (const text of [
    'I could live without the ads you know',
    'je me passerais bien de tout, sans pubs ce serait mieux',
    'seria bom ter paz sem tantas promoções',
    'メッセージもう十分です',
  ]) {
    assert.equal(read(text).meaning, 'doubt', text)
  }
})

test('hears a clear no in a long message without punctuation', () => {
  for (const text of [
    'hello this is ann please remove me from your list i moved house thanks',
    'hallo ich bin umgezogen bitte nehmen sie mich aus ihrem verteiler vielen dank',
    'hola ya no vivo aqui por favor bórrenme de la lista muchas gracias',
    'bonjour je ne suis plus cliente merci de ne plus me contacter bonne journée',
    '引っ越したのでもう送らないでくださいよろしくお願いします',
    'bhai mujhe ye sab nahi samajhta mujhe message mat bhejo dhanyavad',
  ]) {
    assert.deepEqual([read(text).meaning, read(text).level], ['stop', 2], text)
  }
})

test('doubts a long message that hedges its no, or tells of somebody else’s', () => {
  for (const text of [
    'if this goes on please remove me from your list and i will go elsewhere',
    'my friend said please stop texting me and he was blocked',
    'vielleicht sollte ich schreiben bitte nehmen sie mich aus dem verteiler',
    'estoy pensando en darme de baja de la lista',
    'how can i make you stop sending me messages at night',
    'they told me to stop texting you',
  ]) {
    assert.equal(read(text).meaning, 'doubt', text)
  }
})

test('to want only what is about an order takes no refusal of offers back', () => {
  const marketing = [{ scope: 'marketing', topics: [] }]
  for (const text of [
    'Only messages about my order, no ads please',
    'nur noch Infos zu meiner Bestellung, keine Werbung mehr',
    'solo avísenme de mi pedido, nada de publicidad',
  ]) {
    assert.deepEqual(read(text).scopes, marketing, text)
  }
  assert.equal(read('No more messages at all. Only order updates.').meaning, 'doubt')
  assert.equal(read('No more offers, only at weekends.').meaning, 'doubt')
})

test('reads Japanese in Latin letters, word for word', () => {
  for (const text of [
    'haishin teishi onegaishimasu',
    'mou okuranaide kudasai',
    'Yamete kudasai!',
  ]) {
    assert.equal(read(text).meaning, 'stop', text)
  }
  for (const text of ['kudasai', 'what does yamete mean', 'teishi no imi wa']) {
    assert.notEqual(read(text).meaning, 'stop', text)
  }
})

test('reads words drawn out as the words they are', () => {
  for (const text of ['pleeease stop texting meeee', 'noooo more adssss plss']) {
    assert.equal(read(text).meaning, 'stop', text)
  }
})

test('doubts what is turned round, tied to a condition, or about something else', () => {
  for (const text of [
    "please don't stop sending these",
    'stop messaging me at night',
    'Please stop all messages. Only send order updates.',
    'stop. just kidding',
    'what happens if I reply STOP?',
    'if you stop sending me messages I will be sad',
    'why did you stop sending me messages?',
    'cancel my appointment',
    'STOP 12345',
    '止めないで',
    '> Please stop sending me this',
    '🛑 roadworks ahead',
  ]) {
    assert.deepEqual([read(text).meaning, read(text).level], ['doubt', 3], text)
  }
})

test('hears nothing in what people say otherwise', () => {
  for (const text of [
    ...['', ' ', '👍', 'Where is my order?', 'see you at the weekend', 'The end date is Friday'],
    ...["I'll stop by at five", 'the bus stop', 'es para mi madre', '予約をお願いします'],
    ...['danke, bis morgen', 'quel est le prix à la fin du mois ?', 'x'.repeat(100_000), '\ud800'],
    ...['\u0000', '\u202e pots', '> Reply STOP to opt out\nok', 'Reply STOP to opt out'],
  ]) {
    assert.equal(read(text).meaning, 'none', text.slice(0, 40))
  }
})

test('quotes of our own footer in every language order nothing', () => {
  for (const text of [
    'Reply STOP at any time to stop.',
    'Reply STOP to get no more messages.',
    '「停止」またはSTOPと返信すると、いつでも配信を止められます。',
    'メッセージを止めるには「停止」と返信してください。',
    'Responda STOP para no recibir más mensajes.',
    'Responda STOP a qualquer momento para parar.',
    'Répondez STOP à tout moment pour arrêter.',
    'Antwoord op elk moment STOP om te stoppen.',
  ]) {
    assert.notEqual(read(text).meaning, 'stop', text)
  }
})

test('reads START and HELP alone and undisguised, and not within a sentence', () => {
  assert.equal(read('Start!').meaning, 'start')
  assert.equal(read('再開').meaning, 'start')
  // As it is heard in a call and then written.
  for (const text of ['スタート', 'स्टार्ट', 'ستارت']) assert.equal(read(text).meaning, 'start', text)
  assert.equal(read('help?').meaning, 'help')
  for (const text of [
    'when do you start?',
    'st4rt',
    '5tart',
    'starrrrt',
    'can you help with my order',
  ]) {
    assert.equal(read(text).meaning, 'none', text)
  }
  assert.equal(read('STOP START').meaning, 'doubt')
  assert.equal(read('HELP STOP').meaning, 'doubt')
})

test('reads the same however long and odd a message is, within its first 2,000 letters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 3_000 }), (text) => {
      assert.deepEqual(read(text), read(text))
    }),
    { numRuns: 300 },
  )
})

test('reads messages made of nothing but the words of patterns', () => {
  // Each way to match a pattern from each place is looked at once, however often it is asked.
  for (const part of [
    ...['no more ', 'the these those your ', 'dont want any more of your messages from you '],
    ...['if please stop texting me ', 'please stop sending me messages and offers ', 'stop, '],
    ...['no quiero más de sus mensajes más ', 'merci de ne plus m envoyer de vos messages '],
    ...['bitte keine weiteren nachrichten mehr von ihnen ', 'mujhe message mat bhejo please '],
    ...['もう送らないでください', 'メッセージの全ての今後もう', 'لا ترسلوا لي رسائل من '],
  ]) {
    const text = part.repeat(2_000 / part.length)
    for (const end of ['', 'at night', 'don’t stop']) read(`${text}${end}`)
    assert.notEqual(read(`${text.slice(0, 1_900)}. don’t stop`).meaning, 'stop', part)
  }
})

test('every list says where its words are from, when, and that no native has read them yet', () => {
  for (const list of LISTS) {
    assert.match(list.version, /^\d{4}-\d\d-\d\d$/)
    assert.ok(list.version <= WORDS_VERSION)
    assert.ok(list.source.length > 20)
    assert.equal(list.isNativeReviewed, false, list.language)
  }
})
