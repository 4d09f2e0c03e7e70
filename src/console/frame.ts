// What every page of the console has: whose it is, where else one can go, the way out.

import { staffLanguages, writtenIn } from '../languages/language.ts'
import type { Business } from '../settings/schemas.ts'
import { frame, toldFirst } from '../web/pages/frame.ts'
import { navWordsOf } from './nav-words.ts'
import { consoleWords } from './words.ts'

/** The pages of the console's navigation. */
export type Place = 'overview' | 'reviews' | 'imports' | 'people'

const HREFS: Readonly<Record<Place, string>> = {
  overview: '/console',
  reviews: '/console/reviews',
  imports: '/console/imports',
  people: '/console/people',
}

/**
 * @param here the page shown
 * @param more.isWithin it is one behind that page
 * @param more.told what just happened there
 * @param more.isFaulty what was sent is shown again, with what is wrong
 */
export function consoleFrame(
  { business, language }: { readonly business: Business; readonly language: string },
  title: string,
  here: Place,
  more: { readonly isWithin?: boolean; readonly told?: string; readonly isFaulty?: boolean } = {},
) {
  const { isWithin = false, told = '', isFaulty = false } = more
  const words = navWordsOf(language)
  const titles: Readonly<Record<Place, string>> = {
    ...{ overview: words.overview, reviews: words.reviews },
    ...{ imports: words.imports, people: words.people },
  }
  return {
    ...frame(
      language,
      toldFirst(told, `${title} – ${business.displayName}`),
      staffLanguages(business.languages),
      isFaulty,
    ),
    isWide: true,
    style: '/console.css',
    business: business.displayName,
    leave: consoleWords(language).leave,
    nav: {
      skip: words.skip,
      label: words.label,
      items: (Object.keys(HREFS) as Place[]).map((place) => ({
        text: titles[place],
        href: `${HREFS[place]}?lang=${language}`,
        isHere: place === here,
        current: isWithin ? 'true' : 'page',
      })),
    },
  }
}

/** Date and time where the business is. */
export function timeIn(business: Business, language: string): (at: number) => string {
  const format = new Intl.DateTimeFormat(writtenIn(language), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: business.timeZone,
  })
  return (at) => format.format(at)
}
