// What is shown where a link leads when it cannot lead straight into WhatsApp: on a computer, or
// to whoever only looks.

import { wordsIn } from '../../languages/language.ts'
import { labelOf } from '../../settings/notices.ts'
import type { Business, EntryPoint, Topic } from '../../settings/schemas.ts'
import { frame } from '../../web/pages/frame.ts'
import { headed } from '../../web/pages/heading.ts'
import { spacedPhone, unbrokenPhone } from '../../world/phones/spaced.ts'

export interface LandingState {
  readonly business: Business
  readonly door: EntryPoint
  readonly topics: readonly Topic[]
  /** Of the notice, as rendered. */
  readonly text: string
  /** Of `text`. */
  readonly textLanguage: string
  readonly language: string
  /** E.164. */
  readonly number: string
  readonly sentence: string
  readonly waMe: string
}

export function landingPage(state: LandingState) {
  const { business, door, language, number } = state
  const words = wordsIn(language).links
  const name = business.displayName
  const shown = frame(language, words.title(name), business.languages)
  return {
    ...shown,
    style: '/link.css',
    // Another language of the page is no second click on the link.
    languages: shown.languages.map((each) => ({
      ...each,
      href: `/l/${door.slug}/words?lang=${each.tag}`,
    })),
    words,
    ...headed(name, words.title(name)),
    lead: words.lead(name),
    topics: state.topics.map((topic) => {
      const label = labelOf(topic, language)
      return label.slice(0, 1).toLocaleUpperCase(language) + label.slice(1)
    }),
    waMe: state.waMe,
    code: { src: `/q/${door.slug}.svg?src=qr`, alt: words.code(name) },
    // To be copied, so with plain blanks.
    number: spacedPhone(number),
    sentence: state.sentence,
    stop: words.stop(unbrokenPhone(number)),
    text: state.text,
    textLanguage: state.textLanguage,
    privacyUrl: business.privacyUrl ?? '',
    privacy: wordsIn(language).pages.form.privacy,
  }
}
