// The kind page for a link that does not open: the same one for forged, altered, foreign and old.

import { frame } from '../pages/frame.ts'
import { PREFERENCE_LANGUAGES, preferenceWords } from './words.ts'

export function closedPage(language: string) {
  const { closed } = preferenceWords(language)
  return {
    ...frame(language, closed.title, PREFERENCE_LANGUAGES),
    style: '/preferences.css',
    ...{ heading: closed.title, text: closed.text, again: closed.again },
    againHref: `/stop?lang=${language}`,
  }
}

/** The same for a code. */
export function codeClosedPage(language: string, business?: string) {
  const { closed } = preferenceWords(language)
  const again = business === undefined ? '' : `&b=${business}`
  return {
    ...frame(language, closed.codeTitle, PREFERENCE_LANGUAGES),
    style: '/preferences.css',
    ...{ heading: closed.codeTitle, text: closed.codeText, again: closed.codeAgain },
    againHref: `/stop?lang=${language}${again}`,
  }
}
