// What all pages have in common, and the kind page for what did not work.

import { LANGUAGES, languageIn, wordsIn, writtenIn } from '../../languages/language.ts'
import type { ProblemPage } from '../../languages/pages-words.ts'

/** What every page has. */
export interface Frame {
  /** The one its words are in, which is not always the one that was asked for. */
  readonly language: string
  readonly dir: string
  readonly title: string
  readonly languagesTitle: string
  readonly languages: readonly {
    readonly tag: string
    readonly name: string
    readonly href: string
    readonly current: boolean
  }[]
}

/** A title is read out first: what just happened stands at its beginning. */
export const toldFirst = (told: string, title: string): string =>
  told === '' ? title : `${told} – ${title}`

/**
 * @param languages those the page can be had in; fewer than two are not shown
 * @param isFaulty the page was sent back: its title says so first, since it is read out first
 */
export function frame(
  language: string,
  title: string,
  languages: readonly string[],
  isFaulty = false,
): Frame {
  const known = languages.filter((tag) => languageIn(tag) !== undefined)
  const { dir, pages: words } = wordsIn(language)
  return {
    language: writtenIn(language),
    dir,
    title: isFaulty ? words.faulty(title) : title,
    languagesTitle: words.languages,
    languages:
      known.length < 2
        ? []
        : known.map((tag) => ({
            tag,
            name: wordsIn(tag).name,
            href: `?lang=${tag}`,
            current: tag === language,
          })),
  }
}

/** Old links and closed doors: some who come by them want to leave. */
const LOST: ReadonlySet<ProblemPage> = new Set(['not_found', 'paused'])

/** A page that says one thing, and has nothing to do on it. */
export const statedPage = (
  language: string,
  title: string,
  text: string,
  languages: readonly string[] = [],
) => ({
  ...frame(language, title, languages),
  ...{ heading: title, text, sender: '', more: '', stop: null, again: '' },
})

/** Whose page did not work, as far as that is known, and the languages it can be had in. */
export interface Owner {
  readonly id?: string
  readonly displayName?: string
  readonly languages: readonly string[]
}

/** Of a page that customers of any business come to. */
export const NOBODY: Owner = { languages: LANGUAGES }

/** A kind page for what did not work. */
export function problemPage(code: ProblemPage, language: string, owner?: Owner) {
  const words = wordsIn(language).pages
  const [title, text] = words.problems[code]
  const whose = owner?.id === undefined ? '' : `b=${owner.id}&`
  const stop = LOST.has(code)
    ? { href: `/stop?${whose}lang=${writtenIn(language)}`, text: words.stopHere }
    : null
  return {
    ...statedPage(language, title, text, owner?.languages),
    ...{ sender: owner?.displayName ?? '', stop },
    // The page itself is the way on: by its own address.
    again: code === 'rate_limited' ? words.tryAgain : '',
  }
}
