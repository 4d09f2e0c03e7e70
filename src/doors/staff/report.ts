// From what staff entered to what is recorded. Pure: the ledger and the clock stay outside.

import { identifyTyped } from '../../people/identify.ts'
import type { ConsentAct } from '../../recording/acts.ts'
import type { Business, EntryPoint } from '../../settings/schemas.ts'
import type { HeldPass } from '../../settings/staff-passes.ts'
import { type StaffEntries, signedAt } from './entries.ts'
import type { WordsOffered } from './page.ts'
import type { StaffError } from './words.ts'

/** The consent to record, or everything that is wrong with what was entered. */
export function reportOf(given: {
  readonly business: Business
  readonly pass: HeldPass
  readonly door: EntryPoint
  readonly entries: StaffEntries
  /** Found while it was read. */
  readonly errors: readonly StaffError[]
  readonly offered: readonly WordsOffered[]
  /** Epoch ms. */
  readonly now: number
}): { readonly act: ConsentAct } | { readonly errors: readonly StaffError[] } {
  const { business, pass, door, entries, now } = given
  // In the order of the form.
  const errors: StaffError[] = given.errors.filter((error) => !error.startsWith('file_'))
  const fileFaults = given.errors.filter((error) => error.startsWith('file_'))
  const isPaper = door.kind === 'paper'
  const person = identifyTyped(entries.phone, business.country)
  const words = given.offered.find(
    ({ version, language }) =>
      version === entries.words?.version && language === entries.words.language,
  )
  const at = isPaper ? signedAt(entries.date, business.timeZone, now) : now
  if (!person) errors.push(entries.phone.trim() === '' ? 'phone_required' : 'phone_invalid')
  if (entries.topics.length === 0) errors.push('topic_required')
  else if (!entries.topics.every((key) => door.topics.includes(key))) errors.push('topic_unknown')
  if (!words) errors.push('words_required')
  if (at === undefined) errors.push('date_invalid')
  errors.push(...fileFaults)
  if (isPaper && !entries.file && fileFaults.length === 0) errors.push('file_required')
  if (!entries.isSure) errors.push('sure_required')
  if (errors.length > 0 || !person || !words || at === undefined) return { errors }

  const { file, once } = entries
  const provided = {
    method: door.kind,
    staffId: pass.staffId,
    ...(pass.place !== undefined && { place: pass.place }),
    ...(isPaper && { signedOn: entries.date }),
    ...(isPaper && file && { file: { sha256: file.sha256, bytes: file.size, type: file.type } }),
    ...(isPaper && entries.where !== '' && { keptAt: entries.where }),
  }
  return {
    act: {
      business: business.id,
      person,
      topics: entries.topics,
      entryPoint: door.slug,
      kind: 'paper',
      at,
      now,
      notice: { id: door.noticeId, version: words.version, language: words.language },
      provided,
      recordedBy: pass.id,
      // The same form sent twice is one report; with other entries it is another.
      ...(once !== undefined && { idempotencyKey: sameForm(pass.id, once, entries) }),
    },
  }
}

const sameForm = (passId: string, once: string, { topics, words, date, file }: StaffEntries) =>
  `staff ${JSON.stringify([passId, once, [...topics].sort(), words, date, file?.sha256])}`
