// Entries of another form than they should have. A null is a field that is not there. Of what cannot
// be read even so a no still counts, wherever in the entry it can be read, and nothing else does: it
// must not hang on a field that has nothing to do with it. The entry is set aside all the same.

import { z } from 'zod'
import { type Part, unplaced } from './port.ts'
import { noOf } from './readings.ts'

/** What a form reads; without the nulls where they are in its way. */
export const formed = <T>(form: z.ZodType<T>, raw: unknown): T | undefined =>
  form.safeParse(raw).data ?? (hasNull(raw) ? form.safeParse(withoutNulls(raw)).data : undefined)

/** No deeper than JSON that is read at all; so is `withoutNulls`. */
const hasNull = (raw: unknown): boolean =>
  raw === null || (typeof raw === 'object' && Object.values(raw).some(hasNull))

function withoutNulls(raw: unknown): unknown {
  if (Array.isArray(raw)) return raw.map(withoutNulls)
  if (typeof raw !== 'object' || raw === null) return raw
  const there = Object.entries(raw).filter(([, value]) => value !== null)
  return Object.fromEntries(there.map(([name, value]) => [name, withoutNulls(value)]))
}

/**
 * The same form for an entry that cannot be read whole.
 * @param blank stands for fields that must be there; any other that cannot be read is not there
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
 * The noes in a broken entry, and the entry as what it is.
 * @param parts read from what is left of it
 * @param what its name where it is set aside
 */
export const noesOf = (parts: readonly Part[], what: string): Part[] => [
  ...parts.flatMap(noOf),
  unplaced('broken', what),
]
