// The language of an invitation.

import { languageIn } from '../../languages/language.ts'
import { spokenIn } from '../../world/places/language.ts'

/**
 * The language to invite in: the one asked for, else the one most spoken where the number is, as
 * far as the business writes it and we do; else the business's first that we do; else English.
 * @param country ISO 3166-1 alpha-2 of the number
 * @returns a base tag: `ja` for `ja-JP`
 */
export function invitationLanguage(
  asked: string | undefined,
  country: string | undefined,
  languages: readonly string[],
): string {
  const spoken = spokenIn(country)
  const base = (tag: string) => tag.split('-')[0]
  const found = [asked, languages.find((tag) => base(tag) === spoken), ...languages].find(
    (tag) => tag !== undefined && languageIn(tag) !== undefined,
  )
  return base(found ?? 'en') ?? 'en'
}
