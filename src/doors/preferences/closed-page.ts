// The kind page for a link that does not open: the same one for forged, altered, foreign and old.

import { LANGUAGES, wordsIn } from '../../languages/language.ts'
import { frame } from '../../web/pages/frame.ts'

export function closedPage(language: string) {
  const { closed } = wordsIn(language).preferences
  return {
    ...frame(language, closed.title, LANGUAGES),
    style: '/preferences.css',
    ...{ heading: closed.title, text: closed.text, again: closed.again },
    againHref: `/stop?lang=${language}`,
  }
}

/** The same for a code. */
export function codeClosedPage(language: string, business?: string) {
  const { closed } = wordsIn(language).preferences
  const again = business === undefined ? '' : `&b=${business}`
  return {
    ...frame(language, closed.codeTitle, LANGUAGES),
    style: '/preferences.css',
    ...{ heading: closed.codeTitle, text: closed.codeText, again: closed.codeAgain },
    againHref: `/stop?lang=${language}${again}`,
  }
}
