// What staff entered, and what is wrong with it. A file that was read once need not be sent again.

import { Temporal } from 'temporal-polyfill'
import type { Keyring } from '../../keys/keyring.ts'
import { EARLIEST } from '../../recording/times.ts'
import type { FileFacts, Upload } from '../../web/http/fields.ts'
import { lineOf, submissionOf } from '../optin/entries.ts'
import type { StaffError } from './words.ts'

/** Facts about a file that can prove something. */
export type PaperFile = FileFacts & { readonly type: NonNullable<FileFacts['type']> }

/** A notice version in one language, as staff choose it. */
interface WordsChoice {
  readonly version: number
  readonly language: string
}

export interface StaffEntries {
  readonly phone: string
  readonly topics: readonly string[]
  readonly words: WordsChoice | undefined
  /** `YYYY-MM-DD` as typed. */
  readonly date: string
  readonly where: string
  readonly isSure: boolean
  readonly file: PaperFile | undefined
  readonly once: string | undefined
}

export const NO_STAFF_ENTRIES: StaffEntries = {
  phone: '',
  topics: [],
  words: undefined,
  date: '',
  where: '',
  isSure: false,
  file: undefined,
  once: undefined,
}

/** Seals the facts about a file into a field, so that they outlive a form with faults. */
export const sealFile = (keyring: Keyring, passId: string, file: PaperFile): string =>
  keyring.seal(JSON.stringify(file), contextOf(passId))

const contextOf = (passId: string) => `staff file ${passId}`

export function entriesOf(
  keyring: Keyring,
  passId: string,
  upload: Upload,
): { readonly entries: StaffEntries; readonly errors: readonly StaffError[] } {
  const { fields } = upload
  const text = (name: string, most: number) => lineOf(fields.get(name)?.[0], most)
  const { entries, isAmbiguous, once } = submissionOf(fields)
  const errors: StaffError[] = isAmbiguous ? ['phone_invalid'] : []
  if (upload.isFileTooLarge) errors.push('file_too_large')
  else if (upload.file && !isPaper(upload.file)) errors.push('file_type')
  const words = /^(\d{1,6})\.([A-Za-z0-9-]{2,35})$/.exec(text('words', 60))
  const sent = upload.file && isPaper(upload.file) ? upload.file : undefined
  return {
    entries: {
      ...entries,
      words: words ? { version: Number(words[1]), language: words[2] ?? '' } : undefined,
      date: text('date', 10),
      where: text('where', 200),
      isSure: fields.get('sure')?.[0] === 'yes',
      file: sent ?? fileRead(keyring, passId, fields.get('read')?.[0]),
      once,
    },
    errors,
  }
}

const isPaper = (file: FileFacts): file is PaperFile => file.type !== undefined

function fileRead(keyring: Keyring, passId: string, sealed: string | undefined) {
  try {
    return sealed ? (JSON.parse(keyring.open(sealed, contextOf(passId))) as PaperFile) : undefined
  } catch {
    return undefined
  }
}

/**
 * When a sheet was signed: known to the day only, so it counts from the start of that day there,
 * and a no of the same day is never older.
 * @returns epoch ms; undefined for no date, one in the future, or one before WhatsApp
 */
export function signedAt(date: string, timeZone: string, now: number): number | undefined {
  try {
    const at = Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds
    return at > now || at < EARLIEST ? undefined : at
  } catch {
    return undefined
  }
}
