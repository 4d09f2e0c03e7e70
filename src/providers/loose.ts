// Entries that do not have the form they should have. First a null is taken as a field that is left
// out. Where that does not help, the entry is set aside for people to see, but a no in it still
// counts: a STOP must not be lost because some other field of its entry is odd. Nothing else counts.

import { z } from 'zod'
import { type Part, unplaced } from './port.ts'
import { noOf } from './readings.ts'

/** What a form makes of an entry, else of the entry without its nulls; undefined where neither fits. */
export const formed = <T>(form: z.ZodType<T>, raw: unknown): T | undefined =>
  form.safeParse(raw).data ?? (hasNull(raw) ? form.safeParse(withoutNulls(raw)).data : undefined)

/** Calls itself, as `withoutNulls` does; `readingsOf` has refused what is nested too deep for that. */
const hasNull = (raw: unknown): boolean =>
  raw === null || (typeof raw === 'object' && Object.values(raw).some(hasNull))

function withoutNulls(raw: unknown): unknown {
  if (Array.isArray(raw)) return raw.map(withoutNulls)
  if (typeof raw !== 'object' || raw === null) return raw
  const there = Object.entries(raw).filter(([, value]) => value !== null)
  return Object.fromEntries(there.map(([name, value]) => [name, withoutNulls(value)]))
}

/**
 * A form for what is left of an entry that the strict form refuses.
 * @param blank what a required field becomes when it cannot be read; any other such field is left out
 */
export function loosened<Shape extends Record<string, z.ZodType>>(
  form: z.ZodObject<Shape>,
  blank: Partial<z.output<z.ZodObject<Shape>>>,
): z.ZodType<z.output<z.ZodObject<Shape>>> {
  const instead = blank as Readonly<Record<string, unknown>>
  const fields = Object.entries<z.ZodType>(form.shape)
  const loose = fields.map(
    ([name, field]) => [name, field.optional().catch(instead[name])] as const,
  )
  return z.object(Object.fromEntries(loose)) as unknown as z.ZodType<z.output<z.ZodObject<Shape>>>
}

/**
 * The noes in a broken entry, and the entry itself, to be set aside.
 * @param parts what a loose form read in it
 * @param what the kind of entry, as it is named where it is set aside
 */
export const noesOf = (parts: readonly Part[], what: string): Part[] => [
  ...parts.flatMap(noOf),
  unplaced('broken', what),
]
