// The script of a call as a pure machine: what was pressed leads to what is asked next. Agreement
// is reached by one way alone: key 1, pressed by a person, at the question itself.

import { countryOfPhone } from '../../world/phones/country.ts'
import { numberKeyed } from './keyed.ts'
import { clearLanguage, languageMenu, nextLanguage } from './language.ts'

/** What is known when the call begins; it does not change while it lasts. */
export interface Setting {
  /** Languages it can be held in, at least one. */
  readonly languages: readonly string[]
  /** It begins in; undefined: the number keyed in tells it, else a key chooses. */
  readonly language: string | undefined
  /**
   * `withheld`: no number is shown. `landline`: a mobile number is asked for first. `known`: the
   * number itself is asked.
   */
  readonly caller: 'known' | 'withheld' | 'landline'
  /** E.164; undefined where it is withheld. */
  readonly ownNumber: string | undefined
  /** The business's, ISO 3166-1 alpha-2; see `homesOf`. */
  readonly region: string
  /** Surely a person: always so where they called us. */
  readonly isHuman: boolean
}

/** What came back after we spoke. */
export interface Turn {
  /** Empty: silence. */
  readonly keys: string
  readonly isHuman: boolean
}

/** Why something is said once more. */
type Note = 'first' | 'silence' | 'wrong' | 'again'

/**
 * `silent`: nobody pressed anything. `lost`: keys that made no sense, too often. Only `agreed` and
 * `declined` are recorded.
 */
type Ending = 'agreed' | 'declined' | 'silent' | 'lost' | 'machine'

interface Asked {
  readonly note: Note
  /** Times this question was met with silence, a wrong key, or the wish to hear it again. */
  readonly silences: number
  readonly wrongs: number
  readonly repeats: number
  /** Of the whole call. */
  readonly turns: number
}

export type State =
  /**
   * `number`: keyed in or named by key; undefined: the caller's own. `from`: index of the first
   * language of the menu.
   */
  | (Asked & {
      readonly at: 'language'
      readonly number: string | undefined
      readonly from: number
    })
  /** Without a language it is asked for in all of them. */
  | (Asked & { readonly at: 'number'; readonly language: string | undefined })
  | (Asked & {
      readonly at: 'offer'
      readonly language: string
      readonly number: string | undefined
    })
  | {
      readonly at: 'end'
      readonly how: Ending
      readonly language: string
      readonly number: string | undefined
    }

/** After so much of one kind the call ends. */
const MOST_SILENCES = 1
const MOST_WRONGS = 2
const MOST_REPEATS = 3
/** No call is longer, whatever is pressed. */
export const MOST_TURNS = 20

/** Changes to the next language, at any question that is not asked in all of them. */
export const CHANGE_KEY = '8'

/**
 * Where a number may be keyed in as it is dialled at home: first where the caller's own line is, then
 * where the business is. ISO 3166-1 alpha-2.
 */
export function homesOf({ caller, ownNumber, region }: Setting): readonly [string, ...string[]] {
  const own = caller === 'landline' ? countryOfPhone(ownNumber ?? '') : undefined
  return own === undefined || own === region ? [region] : [own, region]
}

const fresh = (turns: number): Asked => ({
  ...{ note: 'first', silences: 0, wrongs: 0, repeats: 0, turns },
})

/** What the call begins with. */
export function begin(setting: Setting): State {
  const { language } = setting
  if (!setting.isHuman) {
    const first = setting.languages[0] ?? 'en'
    return { at: 'end', how: 'machine', language: language ?? first, number: undefined }
  }
  // Nobody is asked for consent before it is known whose it is.
  return setting.caller === 'known'
    ? offer(language, undefined, 0)
    : { at: 'number', language, ...fresh(0) }
}

/** The question, or first the one for its language. */
const offer = (language: string | undefined, number: string | undefined, turns: number): State =>
  language === undefined
    ? { at: 'language', number, from: 0, ...fresh(turns) }
    : { at: 'offer', language, number, ...fresh(turns) }

/** What a turn leads to. An ended call stays as it ended. */
export function after(setting: Setting, state: State, turn: Turn): State {
  if (state.at === 'end') return state
  if (!turn.isHuman) return ended(setting, state, 'machine')
  const turns = state.turns + 1
  const next = answered(setting, { ...state, turns }, turn.keys)
  return next.at !== 'end' && turns >= MOST_TURNS ? ended(setting, state, 'lost') : next
}

type Open = Exclude<State, { at: 'end' }>

function answered(setting: Setting, state: Open, keys: string): State {
  if (keys === '') {
    return state.silences >= MOST_SILENCES
      ? ended(setting, state, 'silent')
      : { ...state, note: 'silence', silences: state.silences + 1 }
  }
  const next = chosen(setting, state, keys)
  if (next) return next
  if (keys === '9' && state.at !== 'number') {
    return state.repeats >= MOST_REPEATS
      ? ended(setting, state, 'lost')
      : { ...state, note: 'again', repeats: state.repeats + 1 }
  }
  return state.wrongs >= MOST_WRONGS
    ? ended(setting, state, 'lost')
    : { ...state, note: 'wrong', wrongs: state.wrongs + 1 }
}

/** Where a key that is one of the choices leads. */
function chosen(setting: Setting, state: Open, keys: string): State | undefined {
  switch (state.at) {
    case 'language': {
      const { choices, next } = languageMenu(setting.languages, state.from)
      const [first, ...others] = choices.filter(({ key }) => key === keys)
      if (first === undefined) return undefined
      return others.length > 0 && next !== undefined
        ? { at: 'language', number: state.number, from: next, ...fresh(state.turns) }
        : offer(first.language, state.number, state.turns)
    }
    case 'number': {
      // The key that ends it may come along.
      const typed = keys.replace(/(?<=\d)#$/, '')
      const other = typed === CHANGE_KEY ? otherOf(setting, state) : undefined
      if (other !== undefined) return { at: 'number', language: other, ...fresh(state.turns) }
      const isOwn = setting.caller === 'landline' && typed === '1'
      const number = isOwn ? setting.ownNumber : numberKeyed(typed, homesOf(setting))
      if (number === undefined) return undefined
      const { languages } = setting
      const language = state.language ?? clearLanguage(languages, undefined, countryOfPhone(number))
      return offer(language, number, state.turns)
    }
    case 'offer': {
      const { language, number, turns } = state
      if (keys === '1') return ended(setting, state, 'agreed')
      if (keys === '2') return ended(setting, state, 'declined')
      const other = keys === CHANGE_KEY ? otherOf(setting, state) : undefined
      if (other !== undefined) return offer(other, number, turns)
      // A number keyed in is read back with the question, and can be keyed in again.
      return keys === '3' && number !== undefined && number !== setting.ownNumber
        ? { at: 'number', language, ...fresh(turns) }
        : undefined
    }
    default:
      return state satisfies never
  }
}

const otherOf = (
  { languages }: Setting,
  { language }: { readonly language: string | undefined },
) => (language === undefined ? undefined : nextLanguage(languages, language))

function ended(setting: Setting, state: Open, how: Ending): State {
  const language = ('language' in state && state.language) || (setting.languages[0] ?? 'en')
  return { at: 'end', how, language, number: state.at === 'offer' ? state.number : undefined }
}

/** The state after all turns so far; the same turns always lead to the same. */
export const stateAfter = (setting: Setting, turns: readonly Turn[]): State =>
  turns.reduce((state, turn) => after(setting, state, turn), begin(setting))

/** Every number a call was about: the caller's own, and whatever was keyed in. */
export function numbersIn(setting: Setting, turns: readonly Turn[]): string[] {
  const keyed = turns.map((_, i) => {
    const state = stateAfter(setting, turns.slice(0, i + 1))
    return state.at === 'number' ? undefined : state.number
  })
  return [setting.ownNumber, ...keyed].filter((number) => number !== undefined)
}
