// Settings with a past. What is told late finds its place among the versions by its own time, so
// that a webhook delayed by days undoes nothing that came after it.

import type { Versioned } from './schemas.ts'

/** So many versions are kept; the first one stays, since earlier moments are answered with it. */
const MOST = 500
/** Providers know their times to the second: so much earlier than the first version is as early. */
const COARSE_MS = 1_000

/** The version in force at a moment: before the first one, the first. */
export function inForce<T>(versioned: Versioned<T>, at: number): T | undefined {
  const { versions } = versioned
  return (versions.findLast((version) => version.from <= at) ?? versions[0])?.value
}

/**
 * Lays fields over the versions from a moment on, until a later version that set the same field.
 * @param from epoch ms; before the first version nothing changes
 * @param key of the fact behind it; one that is known changes nothing
 */
export function withFields<T extends object>(
  versioned: Versioned<T>,
  from: number,
  fields: Partial<T>,
  key?: string,
): Versioned<T> {
  const { versions } = versioned
  const [first, ...rest] = versions
  const isKnown = key !== undefined && versions.some((version) => version.key === key)
  if (!first || isKnown || from <= first.from - COARSE_MS) return versioned
  const at = Math.max(from, first.from)
  const before = versions.filter((version) => version.from <= at)
  const value = { ...(before.at(-1) ?? first).value, ...fields }
  const sets = Object.keys(fields)
  const added = { from: at, value, sets, ...(key !== undefined && { key }) }
  let open = sets
  const after = versions.slice(before.length).map((version) => {
    open = open.filter((name) => !version.sets?.includes(name))
    const laid = Object.fromEntries(open.map((name) => [name, Reflect.get(fields, name)]))
    return { ...version, value: { ...version.value, ...laid } }
  })
  const all = [...before, added, ...after]
  return { versions: all.length > MOST && rest[0] ? [first, ...all.slice(1 - MOST)] : all }
}
