// What all pages have in common, and the kind page for what did not work.

import { type ProblemPage, WORDS, wordsOf } from './words.ts'

/** What every page has. */
export interface Frame {
  readonly language: string
  readonly dir: string
  readonly title: string
  readonly languages: readonly {
    readonly tag: string
    readonly name: string
    readonly href: string
    readonly current: boolean
  }[]
}

/** @param languages those the page can be had in; fewer than two are not shown */
export function frame(language: string, title: string, languages: readonly string[]): Frame {
  const known = languages.filter((tag) => WORDS[tag.split('-')[0] ?? ''] !== undefined)
  return {
    language,
    dir: wordsOf(language).dir,
    title,
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

/** A kind page for what did not work. */
export function problemPage(code: ProblemPage, language: string) {
  const [title, text] = wordsOf(language).problems[code]
  return { ...frame(language, title, []), heading: title, text }
}
