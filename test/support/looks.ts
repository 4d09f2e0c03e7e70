// A tally that remembers what doors told it: looks of people, as far as the request shows.

import { isRobot } from '../../src/doors/counting/robots.ts'
import type { Tally } from '../../src/doors/counting/tally.ts'

/** A browser's name: that tests fetch by a program is not what they are about. */
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

export function rememberLooks(): Tally & { readonly seen: string[] } {
  const seen: string[] = []
  const refused = new Set<string>()
  const addKnown: Tally['addKnown'] = (slug, look, isMachine) => {
    if (!isMachine) seen.push(`${slug} ${look}`)
  }
  return {
    seen,
    addKnown,
    add: (slug, look, _userAgent, asked) => addKnown(slug, look, isRobot(BROWSER, asked)),
    refuse(slug, _userAgent, once) {
      if (once === undefined || !refused.has(once)) seen.push(`${slug} refused`)
      if (once !== undefined) refused.add(once)
    },
    correct: () => undefined,
  }
}
