// What is said in each state of a call. The question holds the notice of its door, so what was
// said is a version of it like any page, and goes into the evidence word by word.

import type { CallWords } from '../../languages/calls-words.ts'
import { wordsIn } from '../../languages/language.ts'
import type { Spoken } from '../../providers/calling.ts'
import { countryOfPhone } from '../../world/phones/country.ts'
import { spokenNumber } from './keyed.ts'
import { languageMenu, nextLanguage } from './language.ts'
import { CHANGE_KEY, homesOf, type Setting, type State } from './script.ts'

/** The words of a door as they were when the call began; later edits do not reach into it. */
export interface DoorWords {
  readonly business: string
  /** E.164 of our number on WhatsApp. */
  readonly number: string | undefined
  readonly topics: readonly string[]
  readonly notice: { readonly id: string; readonly version: number }
  /** The notice by language, its placeholders filled. */
  readonly texts: Readonly<Record<string, string>>
  /** Whether we called the person. */
  readonly isPlaced: boolean
}

/** What is said in a state, and what is listened for then. */
export function spokenIn(setting: Setting, words: DoorWords, state: State): Spoken {
  if (state.at === 'language') return languageQuestion(setting, words, state)
  const languages = state.language === undefined ? setting.languages : [state.language]
  const say = languages.flatMap((language) =>
    linesOf(setting, words, { ...state, language }, languages.length === 1)
      .map((line) => (typeof line === 'string' ? { language, text: line } : line))
      .filter(({ text }) => text !== ''),
  )
  if (state.at === 'end') return { say }
  return { say, listen: state.at === 'number' ? 'number' : 'key' }
}

/** Each language asks for itself; the first one says whose line it is, where nobody has yet. */
function languageQuestion(
  setting: Setting,
  words: DoorWords,
  { note, number, from }: Extract<State, { at: 'language' }>,
): Spoken {
  const isFirst = note === 'first' && number === undefined && from === 0
  const say = languageMenu(setting.languages, from).choices.map(({ key, language }) => ({
    language,
    text: wordsIn(language).calls.language(key),
  }))
  const [first] = setting.languages
  const hello = first !== undefined && isFirst && greeting(words, first)
  return { say: hello ? [{ language: first, text: hello }, ...say] : say, listen: 'key' }
}

type Said = Exclude<State, { at: 'language' }> & { readonly language: string }

/** In the language of the state, but for what names its own. */
type Line = string | Spoken['say'][number]

/** @param isOnlyOne whether this is said in this language alone */
function linesOf(setting: Setting, words: DoorWords, state: Said, isOnlyOne: boolean): Line[] {
  const { language } = state
  const say = wordsIn(language).calls
  // Our number, as it is dialled from where they are.
  const from =
    countryOfPhone(('number' in state && state.number) || (setting.ownNumber ?? '')) ??
    setting.region
  const names = { business: words.business, number: numberOf(words, language, from) }
  switch (state.at) {
    case 'number':
      return [
        ...(state.note === 'first' ? [greeting(words, language)] : []),
        noteOf(say, state.note, say.wrongNumber),
        ...(isOnlyOne ? changeOffer(setting, language, 'numberLanguage') : []),
        setting.caller === 'landline' ? say.numberLandline : say.numberWithheld,
      ]
    case 'offer': {
      const { number } = state
      const keyed = number === undefined || number === setting.ownNumber ? undefined : number
      // The whole question each time: whoever agrees has it right before the key.
      return [
        noteOf(say, state.note, say.wrongKey),
        keyed === undefined ? '' : say.check(spokenNumber(keyed, homesOf(setting)[0], say)),
        greeting(words, language),
        // Before the notice: whoever does not understand it would not hear it to its end.
        ...changeOffer(setting, language, 'language'),
        ...noticeLines(words, language, from),
        say.offerKeys,
        keyed === undefined ? '' : say.keyAgain,
      ]
    }
    case 'end':
      switch (state.how) {
        case 'agreed':
          return [say.agreed(names)]
        case 'declined':
          return [say.declined]
        case 'silent':
        case 'lost':
          return [say.nothing]
        case 'machine':
          return [say.machine(names)]
        default:
          return state.how satisfies never
      }
    default:
      return state satisfies never
  }
}

/** Said in the other language: whoever needs it understands that one. */
function changeOffer(
  { languages }: Setting,
  language: string,
  how: 'language' | 'numberLanguage',
): Line[] {
  const other = nextLanguage(languages, language)
  return other === undefined
    ? []
    : [{ language: other, text: wordsIn(other).calls[how](CHANGE_KEY) }]
}

const noteOf = (say: CallWords, note: string, wrong: string): string =>
  note === 'silence' ? say.silence : note === 'wrong' ? wrong : ''

const greeting = (words: DoorWords, language: string): string => {
  const say = wordsIn(language).calls
  const names = { business: words.business, number: undefined }
  return words.isPlaced ? say.calling(names) : say.hello(names)
}

const numberOf = ({ number }: DoorWords, language: string, region: string) =>
  number === undefined ? undefined : spokenNumber(number, region, wordsIn(language).calls)

/** The notice for the ear: line by line, its numbers digit by digit, and that it is WhatsApp. */
function noticeLines(words: DoorWords, language: string, region: string): string[] {
  const say = wordsIn(language).calls
  const text = words.texts[language] ?? ''
  const lines = text
    .replaceAll(/[\u2066-\u2069]/g, '')
    .replaceAll(/\+\d{5,15}/g, (number) => spokenNumber(number, region, say))
    .split('\n')
    .map((line) => line.trim())
  return /whatsapp|واتساب|واتس آب/i.test(text) ? lines : [...lines, say.onWhatsApp]
}

/** Said by a line that takes nobody at the moment, in every language it has. */
export const closedLine = (business: string, languages: readonly string[]): Spoken => ({
  say: (languages.length > 0 ? languages : ['en']).map((language) => ({
    language,
    text: wordsIn(language).calls.closed({ business, number: undefined }),
  })),
})
