// What a person typed and ticked, read from the fields of whichever form they met.

import type { FormError } from '../../languages/pages-words.ts'
import type { Fields } from '../../web/http/fields.ts'

/** What is written back when something is wrong. */
export interface Entries {
  readonly phone: string
  readonly topics: readonly string[]
}

export const NO_ENTRIES: Entries = { phone: '', topics: [] }

/** A form that was sent. */
export interface Submission {
  readonly entries: Entries
  /** Two different numbers came, or one nobody can type: nobody can tell whose will it is. */
  readonly isAmbiguous: boolean
  /** The words that were on the form, as `ShownNotice.ref`; undefined when it does not say. */
  readonly notice: string | undefined
  /** Made anew with each form: the same form sent twice is one act. */
  readonly once: string | undefined
  /** The field nobody sees is filled in: no person did that. */
  readonly isRobot: boolean
}

/** More than this is no phone number, and is not written back either. */
const PHONE_MOST = 60
const ONCE = /^[\w-]{8,64}$/
/** Control characters, and those that turn the direction of text. */
const HIDDEN = /[\p{Cc}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}]/gu

/** A line of text as a person meant it: without what cannot be seen, cut to a length. */
export const lineOf = (value: string | undefined, most: number): string =>
  (value ?? '').replace(HIDDEN, '').trim().slice(0, most)

/** What names the form that was sent; undefined where nothing does. */
export function onceOf(fields: Fields): string | undefined {
  const once = fields.get('once')?.[0] ?? ''
  return ONCE.test(once) ? once : undefined
}

export function submissionOf(fields: Fields): Submission {
  const sent = fields.get('phone') ?? []
  const phones = [...new Set(sent.map((phone) => lineOf(phone, PHONE_MOST)))]
  const typed = phones.filter((phone) => phone !== '')
  return {
    entries: {
      phone: typed[0] ?? '',
      topics: [...new Set(fields.get('topics') ?? [])].filter((key) => key !== ''),
    },
    isAmbiguous: typed.length > 1 || sent.some((phone) => /\p{Cc}/u.test(phone.trim())),
    notice: fields.get('notice')?.[0],
    once: onceOf(fields),
    isRobot: (fields.get('website') ?? []).some((value) => value !== ''),
  }
}

/**
 * What is wrong with it, besides the number itself.
 * @param offered keys of the topics that were on the form
 * @param current the words that are in force now
 */
export function faultsOf(
  { entries, notice }: Submission,
  offered: readonly string[],
  current: string,
): FormError[] {
  const errors: FormError[] = []
  if (notice !== undefined && notice !== current) errors.push('notice_changed')
  if (entries.topics.length === 0) errors.push('topic_required')
  else if (!entries.topics.every((key) => offered.includes(key))) errors.push('topic_unknown')
  return errors
}
