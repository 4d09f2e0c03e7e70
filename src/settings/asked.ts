// What an entry point asks, with its past: a message of before a change agrees to what was asked
// when it was sent, however late we hear of it.

import { DAY_MS } from '../time.ts'
import type { EntryPoint, StoredEntryPoint } from './schemas.ts'

/** Fields that say what a message to an entry point agrees to. */
const ASKED = ['topics', 'noticeId', 'state', 'sender', 'keywords', 'signup', 'flow'] as const
export type Asked = Pick<StoredEntryPoint, (typeof ASKED)[number]>

/** Flows and buttons are answered within 30 days, and webhooks repeated within seven. */
const KEPT_MS = 40 * DAY_MS
/** So many at most, so that one who changes a door each minute does not fill its document. */
const MOST = 200

/** Moments from one to another, both included; epoch ms. */
export interface Span {
  readonly from: number
  readonly until: number
}

/** When something was sent, as nearly as its provider says. */
export const spanOf = ({ precision }: { readonly precision?: 's' }, at: number): Span => ({
  from: at,
  until: precision === 's' ? at + 999 : at,
})

const isAsked = (name: string) => (ASKED as readonly string[]).includes(name)
const fieldsOf = (door: object, of: (name: string) => boolean) =>
  Object.fromEntries(Object.entries(door).filter(([name]) => of(name)))
const askedOf = (door: StoredEntryPoint) => fieldsOf(door, isAsked) as Asked

/**
 * A changed entry point with what it asked before.
 * @param now epoch ms: from then on `next` asks what it says
 */
export function withPast(
  before: StoredEntryPoint,
  next: StoredEntryPoint,
  now: number,
): StoredEntryPoint {
  const value = askedOf(next)
  if (ASKED.every((name) => JSON.stringify(value[name]) === JSON.stringify(before[name]))) {
    return next
  }
  const known = before.asked?.versions ?? [{ from: 0, value: askedOf(before) }]
  const versions = [...known, { from: now, value }]
  const first = versions.findLastIndex(({ from }) => from <= now - KEPT_MS)
  return { ...next, asked: { versions: versions.slice(Math.max(first, 0)).slice(-MOST) } }
}

/** An entry point as it stood within a span, oldest first, at least once; before all, the first. */
export function doorsWithin(door: EntryPoint, { from, until }: Span): EntryPoint[] {
  const { versions = [] } = door.asked ?? {}
  if (versions.length === 0) return [door]
  const kept = fieldsOf(door, (name) => !isAsked(name))
  return versions
    .filter((version, i) => {
      const next = versions[i + 1]?.from ?? Infinity
      return (i === 0 || version.from <= until) && next > from
    })
    .map(({ value }) => ({ ...kept, ...value }) as EntryPoint)
}

/** The last of them that was live. */
export const liveWithin = (door: EntryPoint, span: Span): EntryPoint | undefined =>
  doorsWithin(door, span).findLast(({ state }) => state === 'live')

/** What all of them asked, in the order of the last one. */
export const askedByAll = (doors: readonly EntryPoint[]): string[] =>
  (doors.at(-1)?.topics ?? []).filter((key) => doors.every(({ topics }) => topics.includes(key)))
