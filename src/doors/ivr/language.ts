// In which languages a call can be held, in which it begins, and which one is next.

import { languageIn } from '../../languages/language.ts'

const baseOf = (tag: string) => tag.split('-')[0] ?? ''

/**
 * The languages in which the notice is written and our calls are spoken, the business's first one
 * first; one of each base. May be empty: then the door cannot speak.
 */
export function spokenLanguages(
  written: readonly string[],
  business: readonly string[],
): readonly string[] {
  const rank = (tag: string) => {
    const at = business.findIndex((each) => baseOf(each) === baseOf(tag))
    return at === -1 ? business.length : at
  }
  const sorted = written
    .filter((tag) => languageIn(tag) !== undefined)
    .sort((a, b) => rank(a) - rank(b))
  return sorted.filter((tag, i) => sorted.findIndex((each) => baseOf(each) === baseOf(tag)) === i)
}

/**
 * The language to begin in, where it is clear: asked for, the only one, or the one most people of
 * the caller's country speak. Else undefined, and the first key chooses.
 * @param country ISO 3166-1 alpha-2 of the caller's number
 * @see Unicode CLDR, likely subtags: what a country is most likely to read
 */
export function clearLanguage(
  languages: readonly string[],
  asked: string | undefined,
  country: string | undefined,
): string | undefined {
  const find = (tag: string | undefined) =>
    tag === undefined ? undefined : languages.find((each) => baseOf(each) === baseOf(tag))
  if (languages.length === 1) return languages[0]
  return find(asked) ?? find(country === undefined ? undefined : likely(country))
}

/** 9 says a menu once more, here as anywhere. */
const MENU_KEYS = 8

/** A choice of the menu of languages. */
interface Choice {
  readonly key: string
  readonly language: string
}

/**
 * Which key each language has in a menu. Of more than eight, the last key leads to all the rest: each
 * of them asks for itself with that key, and has its own in the next menu.
 * @param from index of the first language of this menu
 */
export function languageMenu(
  languages: readonly string[],
  from: number,
): { readonly choices: readonly Choice[]; readonly next: number | undefined } {
  const all = languages.slice(from)
  const isMore = all.length > MENU_KEYS
  const key = (i: number) => String(isMore ? Math.min(i + 1, MENU_KEYS) : i + 1)
  return {
    choices: all.map((language, i) => ({ key: key(i), language })),
    next: isMore ? from + MENU_KEYS - 1 : undefined,
  }
}

/**
 * The language a caller can change to: a number tells where it was given out, not who holds it.
 * @returns the one after it, round and round; undefined where there is no other
 */
export function nextLanguage(languages: readonly string[], language: string): string | undefined {
  if (languages.length < 2) return undefined
  return languages[(languages.indexOf(language) + 1) % languages.length]
}

function likely(country: string): string | undefined {
  try {
    return new Intl.Locale('und', { region: country }).maximize().language
  } catch {
    return undefined
  }
}
