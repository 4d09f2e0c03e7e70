// Many people in one question: each entry is judged by itself, so one bad address spoils nothing.

import { ToolkitError } from '../errors.ts'
import { identify, type Person } from '../people/identify.ts'
import { personSchema } from '../people/schema.ts'
import type { Asking } from './asker.ts'
import type { Totals } from './render.ts'

/** Asks about each entry; one that names nobody becomes an error of its own. */
export async function askEach(asking: Asking, entries: readonly unknown[], totals: Totals) {
  const named = entries.map(personOrCode)
  const people = named.filter((entry) => typeof entry !== 'string')
  const answers = await asking.ask(people)
  let next = 0
  return named.map((entry, i) => {
    const answer = typeof entry === 'string' ? undefined : answers[next++]
    if (answer === undefined) return totals.fail(entries[i], entry as string)
    return totals.count(entries[i], answer)
  })
}

/** The person an entry names, or the code of what is wrong with it. */
function personOrCode(entry: unknown): Person | string {
  try {
    if (typeof entry === 'string') return identify(entry)
    const parsed = personSchema.safeParse(entry)
    return parsed.success ? identify(parsed.data) : 'person_invalid'
  } catch (error) {
    if (error instanceof ToolkitError) return error.code
    throw error
  }
}
