// What all pages have in common, and the kind page for what did not work.

import { type ProblemPage, WORDS, wordsOf, writtenIn } from './words.ts'

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
  const known = languages.filter((tag) => WORDS[tag.split('-')[0] ?? ''] !== undefined)
  return {
    language: writtenIn(language),
    dir: wordsOf(language).dir,
    title: isFaulty ? wordsOf(language).faulty(title) : title,
    languagesTitle: wordsOf(language).languages,
    languages:
      known.length < 2
        ? []
        : known.map((tag) => ({
            tag,
            name: wordsOf(tag).languageName,
            href: `?lang=${tag}`,
            current: tag === language,
          })),
  }
}

/** Old links and closed doors: some who come by them want to leave. */
const LOST: ReadonlySet<ProblemPage> = new Set(['not_found', 'paused'])

/** A kind page for what did not work. */
export function problemPage(code: ProblemPage, language: string) {
  const words = wordsOf(language)
  const [title, text] = words.problems[code]
  const stop = LOST.has(code)
    ? { href: `/stop?lang=${writtenIn(language)}`, text: words.stopHere }
    : null
  return { ...frame(language, title, []), heading: title, text, stop }
}
