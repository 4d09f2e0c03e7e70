// Times as the reader of a page writes them.

import { writtenIn } from '../../languages/language.ts'

/** Day and time, for example `November 26, 2026 at 3:31 PM`, in the language a page speaks. */
export const momentIn = (language: string, at: number, timeZone: string): string =>
  new Intl.DateTimeFormat(writtenIn(language), {
    ...{ dateStyle: 'long', timeStyle: 'short', timeZone },
  }).format(at)

/** A time zone by its name, for example `Japan Standard Time`; `Asia/Tokyo` says little to most. */
export function zoneIn(language: string, at: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat(writtenIn(language), { timeZone, timeZoneName: 'long' })
  return parts.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
}
