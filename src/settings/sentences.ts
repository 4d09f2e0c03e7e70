// The sentence a wa.me link writes for the person.

import { answersIn } from '../languages/language.ts'

/** @param topics labels, in the order of the door */
export function sentenceIn(language: string, business: string, topics: readonly string[]): string {
  const known = answersIn(language)
  // Arabic writes its "and" onto the word that follows, which then is another word.
  const list =
    known.language === 'ar'
      ? topics.join('، ')
      : new Intl.ListFormat(known.language, { type: 'conjunction' }).format(topics)
  return known.words.agreement({ business, topics: list })
}
