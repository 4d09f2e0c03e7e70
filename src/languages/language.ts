// The words people read, by language. A language's folder is added here; `src/README.md` says what else
// it needs.

import Negotiator from 'negotiator'
import { ar } from './ar/index.ts'
import type { CallWords } from './calls-words.ts'
import type { ChatWords } from './chat-words.ts'
import { de } from './de/index.ts'
import { en } from './en/index.ts'
import { es } from './es/index.ts'
import type { EmbedWords, FormWords } from './forms-words.ts'
import { fr } from './fr/index.ts'
import { hi } from './hi/index.ts'
import { id } from './id/index.ts'
import { it } from './it/index.ts'
import { ja } from './ja/index.ts'
import type { ConfirmWords, InvitationWords, LinkWords } from './links-words.ts'
import { nl } from './nl/index.ts'
import type { PageWords } from './pages-words.ts'
import type { PreferenceWords } from './preferences-words.ts'
import { pt } from './pt/index.ts'

/** Everything customers read and hear in one language, but for notices. */
export interface Language {
  /** As its speakers call it. */
  readonly name: string
  readonly dir: 'ltr' | 'rtl'
  readonly pages: PageWords
  readonly forms: FormWords
  readonly embed: EmbedWords
  readonly links: LinkWords
  readonly confirm: ConfirmWords
  readonly invitation: InvitationWords
  readonly calls: CallWords
  readonly chat: ChatWords
  readonly preferences: PreferenceWords
}

const ALL: ReadonlyMap<string, Language> = new Map(
  Object.entries({ en, ja, es, pt, fr, de, it, nl, id, hi, ar }),
)

/** BCP 47, without regions. */
export const LANGUAGES: readonly string[] = [...ALL.keys()]

/** The words of a language or of its base (`pt` for `pt-BR`); undefined where there are none. */
export const languageIn = (tag: string): Language | undefined =>
  ALL.get(tag) ?? ALL.get(baseOf(tag))

/** The words of a language or of its base, else English. */
export const wordsIn = (tag: string): Language => languageIn(tag) ?? en

/**
 * Which way words in a language run: the `dir` of what holds them. `auto` where we do not know:
 * then their first letter decides, and a name in other letters is often the first word of a text.
 */
export const directionOf = (tag: string): 'ltr' | 'rtl' | 'auto' => languageIn(tag)?.dir ?? 'auto'

/** What we write in a chat, in the first of these languages (BCP 47) that we have; else in English. */
export function answersIn(...languages: readonly (string | undefined)[]): {
  readonly language: string
  readonly words: ChatWords
} {
  const bases = [...languages.map((tag) => baseOf(tag ?? '')), 'en']
  const language = bases.find((base) => ALL.has(base)) as string
  return { language, words: wordsIn(language).chat }
}

const baseOf = (tag: string): string => tag.split('-')[0] ?? ''

/**
 * The language in which a page is written when it is asked for in `language`: notices and topics can
 * be had in languages that the pages have no words in. Dates and `lang` follow it.
 */
export const writtenIn = (language: string): string => (languageIn(language) ? language : 'en')

/** Words of the pages for a business's own people: console, staff, sandbox. */
export interface ForStaff<T> {
  readonly en: T
  readonly ja: T
}
const STAFF_LANGUAGES: readonly string[] = ['en', 'ja'] satisfies (keyof ForStaff<unknown>)[]

/** Theirs in a language, else in English. */
export const forStaff = <T>(language: string, words: ForStaff<T>): T =>
  language.startsWith('ja') ? words.ja : words.en

/**
 * In which languages a business's own people can read their pages: those of its own that these
 * pages are written in, else all that they are.
 */
export function staffLanguages(languages: readonly string[] = []): readonly string[] {
  const known = languages.filter((tag) => STAFF_LANGUAGES.includes(baseOf(tag)))
  return known.length === 0 ? STAFF_LANGUAGES : known
}

/**
 * The language of a page: what the address asks for, else what the browser prefers, else the
 * first there is.
 * @param accept the `Accept-Language` header
 */
export function pickLanguage(
  asked: unknown,
  accept: string | undefined,
  available: readonly string[],
): string {
  // Tags mean the same in any case (RFC 5646); some write them with an underscore.
  const tag = typeof asked === 'string' ? asked.toLowerCase().replaceAll('_', '-') : ''
  const named = [tag, tag.split('-')[0]]
    .map((each) => available.find((language) => language.toLowerCase() === each))
    .find((language) => language !== undefined)
  if (named !== undefined) return named
  const header = (accept ?? '').slice(0, 500)
  const [preferred] = new Negotiator({ headers: { 'accept-language': header } }).languages([
    ...available,
  ])
  const isRanked = preferred !== undefined && preferred !== '*'
  return isRanked ? preferred : (available[0] ?? 'en')
}

/**
 * The language of a page for a business's own people, by the same.
 * @param languages of the business; undefined where it is not known yet
 */
export const pickStaffLanguage = (
  asked: unknown,
  accept: string | undefined,
  languages?: readonly string[],
): string => pickLanguage(asked, accept, staffLanguages(languages))
