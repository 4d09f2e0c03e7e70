// The script of a call, every state against every key: agreement is reached in one way only.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { clearLanguage, spokenLanguages } from '../../../src/doors/ivr/language.ts'
import {
  after,
  begin,
  MOST_TURNS,
  type Setting,
  type State,
  stateAfter,
  type Turn,
} from '../../../src/doors/ivr/script.ts'
import { closedLine, type DoorWords, spokenIn } from '../../../src/doors/ivr/speech.ts'

const SETTING: Setting = {
  languages: ['en', 'ja'],
  ...{ language: 'en', caller: 'known', ownNumber: '+447700900125', region: 'JP', isHuman: true },
}
const WORDS: DoorWords = {
  ...{ business: 'Sakura Coffee', number: '+815012345678', topics: ['offers'], isPlaced: false },
  notice: { id: 'n', version: 1 },
  texts: {
    en: 'Sakura Coffee sends offers from +815012345678.\nReply STOP to stop.',
    ja: 'Sakura Coffeeからお得な情報をWhatsAppでお送りします。停止と返信すると止まります。',
  },
}
const press = (...keys: string[]): Turn[] => keys.map((each) => ({ keys: each, isHuman: true }))
const run = (setting: Partial<Setting>, ...keys: string[]) =>
  stateAfter({ ...SETTING, ...setting }, press(...keys))
/** `offer`, or `end agreed`. */
const at = (state: State) => (state.at === 'end' ? `end ${state.how}` : state.at)

const setting = fc.record<Setting>({
  languages: fc.constantFrom(['en'], ['ja', 'en']),
  language: fc.constantFrom('en', 'ja', undefined),
  caller: fc.constantFrom('known', 'withheld', 'landline'),
  ownNumber: fc.constantFrom('+447700900125', '+81312345678'),
  region: fc.constantFrom('JP', 'GB', 'US'),
  isHuman: fc.boolean(),
})
const keys = fc.oneof(
  fc.constantFrom('', '0', '1', '2', '3', '8', '9', '*', '#', '11', '?', '1 ', '１'),
  fc.constantFrom('09012345678', '00447700900126', '447700900126', '266696687', '12'),
  fc.string({ maxLength: 40 }),
)
const turn = fc.record<Turn>({ keys, isHuman: fc.constantFrom(true, true, true, false) })
const turns = fc.array(turn, { maxLength: 40 })

test('agrees only by key 1 of a person at the question, and declines only by key 2', () => {
  fc.assert(
    fc.property(setting, turns, (given, all) => {
      let state = begin(given)
      for (const each of all) {
        const next = after(given, state, each)
        for (const [how, key] of [['agreed', '1'] as const, ['declined', '2'] as const]) {
          if (state.at === 'end' || next.at !== 'end' || next.how !== how) continue
          assert.equal(state.at, 'offer')
          assert.ok(each.keys === key && each.isHuman)
          assert.ok(given.isHuman)
          assert.equal(next.number, state.number)
        }
        state = next
      }
    }),
    { numRuns: 2_000 },
  )
})

test('ends, whatever is pressed, and stays as it ended', () => {
  fc.assert(
    fc.property(setting, turns, turn, (given, all, more) => {
      const long = [...all, ...press(...Array.from({ length: MOST_TURNS }, () => ''))]
      const end = stateAfter(given, long)
      assert.equal(end.at, 'end')
      assert.deepEqual(after(given, end, more), end)
    }),
  )
})

test('never asks a hidden or landline caller for consent without a number, and reads it back', () => {
  fc.assert(
    fc.property(setting, turns, (given, all) => {
      const state = stateAfter(given, all)
      if (state.at !== 'offer' || given.caller === 'known') return
      assert.match(state.number ?? '', /^\+[1-9]\d{4,14}$/)
      const isOwn = given.caller === 'landline' && state.number === given.ownNumber
      const said = spokenIn(given, WORDS, state).say.map(({ text }) => text)
      assert.equal(
        said.some((text) => /You keyed in|入力された番号/.test(text)),
        !isOwn,
      )
    }),
  )
})

test('says in every state what it listens for, and nothing with a hole in it', () => {
  fc.assert(
    fc.property(setting, turns, fc.boolean(), (given, all, isPlaced) => {
      const state = stateAfter(given, all)
      const { say, listen } = spokenIn(given, { ...WORDS, isPlaced }, state)
      assert.ok(say.length > 0)
      assert.equal(listen === undefined, state.at === 'end')
      for (const { text } of say) {
        assert.ok(text.trim() !== '')
        assert.doesNotMatch(text, /undefined|\{|\+\d/)
      }
    }),
  )
})

test('holds the whole question right before the key, however often it was asked', () => {
  for (const [language, parts] of [
    ['en', [/Sakura Coffee/, /offers/, /WhatsApp/, /STOP/, /press 1/, /press 2/, /press 9/]],
    ['ja', [/Sakura Coffee/, /お得な情報/, /WhatsApp/, /停止/, /1を/, /2を押/, /9を押/]],
  ] as const) {
    for (const before of [[], ['9'], ['5'], [''], ['9', '5', '']]) {
      const state = run({ language }, ...before)
      assert.equal(state.at, 'offer')
      const said = spokenIn(SETTING, WORDS, state).say.map(({ text }) => text)
      for (const part of parts) assert.match(said.join('\n'), part)
    }
  }
})

test('asks once more after silence, then says goodbye; a key in between starts over', () => {
  assert.equal(at(run({}, '')), 'offer')
  assert.equal(at(run({}, '', '')), 'end silent')
  assert.equal(at(run({}, '', '9', '')), 'end silent')
  assert.equal(at(run({}, '', '1')), 'end agreed')
})

test('explains a wrong key, and ends after the third; # and * are wrong keys', () => {
  for (const key of ['#', '*', '0', '3', '12', '?']) {
    const state = run({}, key)
    assert.equal(at(state), 'offer')
    assert.match(spokenIn(SETTING, WORDS, state).say[0]?.text ?? '', /not one of the choices/)
    assert.equal(at(run({}, key, key)), 'offer')
    assert.equal(at(run({}, key, key, key)), 'end lost')
    assert.equal(at(run({}, key, '1')), 'end agreed')
  }
})

test('repeats on 9, three times', () => {
  assert.equal(at(run({}, '9', '9', '9')), 'offer')
  assert.equal(at(run({}, '9', '9', '9', '9')), 'end lost')
})

test('lets the first key choose the language where it is not clear', () => {
  const open = { language: undefined }
  const first = run(open)
  assert.deepEqual(
    spokenIn({ ...SETTING, ...open }, WORDS, first).say.map(({ language, text }) => [
      language,
      text,
    ]),
    [
      ['en', 'Hello, this is Sakura Coffee. Thank you for calling.'],
      ['en', 'For English, press 1.'],
      ['ja', '日本語は、2を押してください。'],
    ],
  )
  const japanese = run(open, '2')
  assert.ok(japanese.at === 'offer' && japanese.language === 'ja')
  assert.equal(at(run(open, '3')), 'language')
  assert.equal(at(run(open, '3', '0', '#')), 'end lost')
  assert.equal(at(run(open, '', '')), 'end silent')
})

test('a menu of more than eight languages goes on behind its last key', () => {
  const languages = ['en', 'de', 'es', 'fr', 'it', 'nl', 'pt', 'id', 'ja', 'hi', 'ar']
  const many = { languages, language: undefined }
  const menu = (...before: string[]) =>
    spokenIn({ ...SETTING, ...many }, WORDS, run(many, ...before)).say.map(({ text }) => text)
  const keyIn = (text = '') => text.match(/\d+/)?.[0]
  const [hello, ...first] = menu()
  assert.match(hello ?? '', /^Hello/)
  assert.deepEqual(first.map(keyIn), ['1', '2', '3', '4', '5', '6', '7', '8', '8', '8', '8'])
  const rest = menu('8')
  assert.deepEqual(rest.map(keyIn), ['1', '2', '3', '4'])
  for (const again of ['9', '', '8']) assert.deepEqual(menu('8', again).slice(-4), rest)
  // Whoever follows what is said in their language gets it.
  for (const [i, language] of languages.entries()) {
    const keys = i < 7 ? [String(i + 1)] : ['8', String(i - 6)]
    const offered = run(many, ...keys)
    assert.ok(offered.at === 'offer' && offered.language === language, language)
  }
  const eight = { languages: languages.slice(0, 8), language: undefined }
  const last = run(eight, '8')
  assert.ok(last.at === 'offer' && last.language === 'id')
  // A number keyed in before stays.
  const hidden = { ...many, caller: 'withheld', ownNumber: undefined } as const
  const keyed = run(hidden, '008613812345678', '8', '2')
  assert.ok(keyed.at === 'offer' && keyed.language === 'ja' && keyed.number === '+8613812345678')
})

test('offers the other language in that language, before the notice, and changes on 8', () => {
  const prompt = (state: State, setting: Partial<Setting> = {}) =>
    spokenIn({ ...SETTING, ...setting }, WORDS, state).say
  for (const [language, other, offer] of [
    ['ja', 'en', 'For English, press 8.'],
    ['en', 'ja', '日本語は、8を押してください。'],
  ] as const) {
    for (const before of [[], ['9'], [''], ['5'], ['8', '8']]) {
      const state = run({ language }, ...before)
      const said = prompt(state)
      const place = said.findIndex(({ text }) => text === offer)
      assert.equal(said[place]?.language, other)
      assert.ok(said.slice(0, place).every((line) => line.language === language))
      assert.ok(said.slice(0, place).every(({ text }) => !/WhatsApp/.test(text)))
      const changed = run({ language }, ...before, '8')
      assert.ok(changed.at === 'offer' && changed.language === other)
      const text = prompt(changed).map((line) => line.text)
      assert.match(text.join(), other === 'en' ? /To agree, press 1/ : /同意される場合は1を/)
      const end = run({ language }, ...before, '8', '1')
      assert.ok(end.at === 'end' && end.how === 'agreed' && end.language === other)
    }
  }
  assert.equal(at(run({ language: 'en', languages: ['en'] }, '8')), 'offer')
  const only = run({ languages: ['en'] }, '8')
  assert.match(prompt(only, { languages: ['en'] })[0]?.text ?? '', /not one of the choices/)
  assert.ok(prompt(only, { languages: ['en'] }).every(({ text }) => !/press 8/.test(text)))
})

test('changes the language on 8 and # where a number is asked for, and keeps a keyed number', () => {
  const landline = { caller: 'landline', ownNumber: '+81312345678', language: 'ja' } as const
  const first = spokenIn({ ...SETTING, ...landline }, WORDS, run(landline)).say
  const offer = { language: 'en', text: 'For English, press 8, then the hash key.' }
  assert.deepEqual(first[1], offer)
  for (const keys of ['8', '8#']) {
    const english = run(landline, keys)
    assert.ok(english.at === 'number' && english.language === 'en')
    const { say, listen } = spokenIn({ ...SETTING, ...landline }, WORDS, english)
    assert.equal(listen, 'number')
    assert.match(say[0]?.text ?? '', /^Hello, this is Sakura Coffee/)
    assert.ok(say.some(({ text }) => text === '日本語は、8とシャープを押してください。'))
    const keyed = run(landline, keys, '09012345678')
    assert.ok(keyed.at === 'offer' && keyed.language === 'en')
    const back = run(landline, keys, '09012345678', '8')
    assert.ok(back.at === 'offer' && back.language === 'ja' && back.number === '+819012345678')
    const again = run(landline, '09012345678', '8', '3')
    assert.ok(again.at === 'number' && again.language === 'en')
    assert.equal(at(run(landline, keys, '1', '1')), 'end agreed')
  }
  // Asked in every language, there is nothing to change.
  const hidden = { caller: 'withheld', ownNumber: undefined, language: undefined } as const
  const every = spokenIn({ ...SETTING, ...hidden }, WORDS, run(hidden)).say
  assert.ok(every.every(({ text }) => !/press 8|8と/.test(text)))
  assert.equal(at(run(hidden, '8', '8', '8')), 'end lost')
})

test('asks a hidden caller for a number first, in every language, and takes its country’s', () => {
  const hidden = { caller: 'withheld', ownNumber: undefined, language: undefined } as const
  const first = run(hidden)
  assert.equal(at(first), 'number')
  const { say, listen } = spokenIn({ ...SETTING, ...hidden }, WORDS, first)
  assert.equal(listen, 'number')
  assert.deepEqual(
    say.map(({ language, text }) => [language, /^Hello|^お電話/.test(text)]),
    [
      ['en', true],
      ['en', false],
      ['ja', true],
      ['ja', false],
    ],
  )
  for (const [keyed, language] of [
    ['09012345678', 'ja'],
    ['00447700900126', 'en'],
  ] as const) {
    const offered = run(hidden, keyed)
    assert.ok(offered.at === 'offer' && offered.language === language)
  }
  // A country that speaks neither: a key chooses.
  const open = run(hidden, '0033612345678')
  assert.equal(at(open), 'language')
  assert.equal(spokenIn({ ...SETTING, ...hidden }, WORDS, open).say.length, 2)
  const chosen = run(hidden, '0033612345678', '2')
  assert.ok(chosen.at === 'offer' && chosen.language === 'ja' && chosen.number === '+33612345678')
})

test('takes a keyed number as dialled at home or abroad, reads it back, and asks', () => {
  const hidden = { caller: 'withheld', ownNumber: undefined } as const
  assert.equal(at(run(hidden)), 'number')
  for (const [keyed, number] of [
    ['09012345678', '+819012345678'],
    ['00447700900126', '+447700900126'],
    ['819012345678', '+819012345678'],
    ['447700900126', '+447700900126'],
    ['09012345678#', '+819012345678'],
  ] as const) {
    const offer = run(hidden, keyed)
    assert.ok(offer.at === 'offer' && offer.number === number, keyed)
  }
  const said = spokenIn(SETTING, WORDS, run(hidden, '09012345678')).say.map(({ text }) => text)
  assert.equal(said[0], 'You keyed in: 0 9 0, 1 2 3 4, 5 6 7 8.')
  assert.match(said.at(-1) ?? '', /press 3/)
  assert.equal(at(run(hidden, '09012345678', '3')), 'number')
  assert.equal(at(run(hidden, '09012345678', '3', '09012345679', '1')), 'end agreed')
  assert.equal(at(run({}, '3')), 'offer')
  // Too short, a word spelt on the keypad, a star, and the landline's short way.
  for (const wrong of ['12', '00266696687', '0901234*678', '#', '1', '9']) {
    assert.equal(at(run(hidden, wrong)), 'number')
    assert.equal(at(run(hidden, wrong, wrong, wrong)), 'end lost')
  }
})

test('a landline keys a number as it is dialled where that line is, and hears it so', () => {
  const french = { caller: 'landline', ownNumber: '+33142685300', region: 'GB' } as const
  for (const [keyed, number, heard] of [
    ['0612345678', '+33612345678', '0 6, 1 2, 3 4, 5 6, 7 8'],
    ['0033612345678', '+33612345678', '0 6, 1 2, 3 4, 5 6, 7 8'],
    // No number of its own country, but one of the business's.
    ['07400123456', '+447400123456', 'plus 4 4, 7 4 0 0, 1 2 3 4 5 6'],
    ['00447400123456', '+447400123456', 'plus 4 4, 7 4 0 0, 1 2 3 4 5 6'],
  ] as const) {
    const offered = run(french, keyed)
    assert.ok(offered.at === 'offer' && offered.number === number, keyed)
    const said = spokenIn({ ...SETTING, ...french }, WORDS, offered).say
    assert.equal(said[0]?.text, `You keyed in: ${heard}.`)
  }
  const german = { ...french, ownNumber: '+496912345678' }
  const offered = run(german, '015112345678')
  assert.ok(offered.at === 'offer' && offered.number === '+4915112345678')
})

test('lets a landline caller name this very number by key 1', () => {
  const state = run({ caller: 'landline', ownNumber: '+81312345678' }, '1')
  assert.ok(state.at === 'offer' && state.number === '+81312345678')
})

test('a machine, or a turn of one, ends the call with no offer', () => {
  const words = { ...WORDS, isPlaced: true }
  const machine = begin({ ...SETTING, isHuman: false })
  assert.equal(at(machine), 'end machine')
  const said = spokenIn(SETTING, words, machine).say.map(({ text }) => text)
  assert.deepEqual(said, [
    'This was a call from Sakura Coffee. There is nothing you need to do. Goodbye.',
  ])
  const turned = after(SETTING, begin(SETTING), { keys: '1', isHuman: false })
  assert.equal(at(turned), 'end machine')
})

test('picks languages that are both written and spoken, the business’s first one first', () => {
  assert.deepEqual(spokenLanguages(['ja', 'zh', 'en-GB'], ['en', 'ja']), ['en-GB', 'ja'])
  assert.deepEqual(spokenLanguages(['en', 'en-US'], []), ['en'])
  assert.deepEqual(spokenLanguages(['zh'], ['zh']), [])
  const both = ['en', 'ja']
  assert.equal(clearLanguage(both, undefined, 'JP'), 'ja')
  assert.equal(clearLanguage(both, undefined, 'ZA'), 'en')
  assert.equal(clearLanguage(both, 'en', 'JP'), 'en')
  assert.equal(clearLanguage(both, undefined, 'FR'), undefined)
  assert.equal(clearLanguage(both, undefined, undefined), undefined)
  assert.equal(clearLanguage(both, undefined, '??'), undefined)
  assert.equal(clearLanguage(['ja'], 'en', 'GB'), 'ja')
})

test('a closed line says so in each of its languages', () => {
  const { say, listen } = closedLine('Sakura Coffee', ['en', 'ja'])
  assert.deepEqual(
    say.map(({ language }) => language),
    ['en', 'ja'],
  )
  assert.equal(listen, undefined)
  assert.equal(closedLine('Sakura Coffee', []).say.length, 1)
})
