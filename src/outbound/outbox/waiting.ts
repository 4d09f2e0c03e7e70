// Which jobs of a queue may begin next: those that are due and that no process has taken. The store
// keeps them by part, then by time, and they are read page by page, part by part. So a part with many
// jobs waiting holds up no other part.

import type { Doc, Documents } from '../../ledger/port.ts'

/** Something a job belongs to, of which only so many jobs may be under way at once. */
export interface Part {
  readonly name: string
  /** How many in this process, at this moment; with 0 its jobs wait. */
  readonly most: number
}

/** A job as kept. */
export interface Body {
  readonly subject: string
  readonly attempt: number
  /** Epoch ms until which somebody is at it; 0: nobody. */
  readonly leasedUntil: number
  /** As of a job. */
  readonly hasTurn?: true
}

export interface Begun {
  readonly doc: Doc<Body>
  /** To be called when it has ended: others may begin. */
  end(): void
}

/** Queues belong to no business; no business can be called this. */
export const NOBODY = '*'
/** Jobs in a page, and at most in a line. */
const LOOK = 64
/** A line longer than this is begun at a random place, since other processes see the same line. */
const LONG = 32

/** @param part name of the job's first part, if it has parts */
export const idOf = (part: string | undefined, subject: string, dueAt: number): string =>
  `${part === undefined ? '' : `${part}.`}${String(dueAt).padStart(15, '0')}.${subject}`

function placeOf({ id, body }: Doc<Body>) {
  const head = id.slice(0, -(body.subject.length + 1))
  return { part: head.slice(0, -16), dueAt: Number(head.slice(-15)) }
}

/** When it is due, epoch ms. */
export const dueAtOf = (doc: Doc<Body>): number => placeOf(doc).dueAt

/** An id that sorts behind all jobs of a part. Ids of jobs without one begin with a digit. */
const behind = (part: string) => (part === '' ? ':' : `${part}/`)

export function createWaiting(deps: {
  readonly documents: Documents
  readonly kind: string
  readonly clock: () => number
  /** As of the queue. */
  readonly partsOf: ((subject: string) => readonly Part[]) | undefined
  /** Whether this process is at a job, by its id. */
  readonly isUnderWay: (id: string) => boolean
}) {
  const { documents, kind, clock, isUnderWay } = deps
  const hasParts = deps.partsOf !== undefined
  const partsOf = deps.partsOf ?? (() => [])
  /** Jobs that are due, by their first part. The part that was served last comes last. */
  const lines = new Map<string, Doc<Body>[]>()
  /** Parts that have more due jobs than their line took, each with the subject of one. */
  const cut = new Map<string, string>()
  const held = counter()
  const underWay = counter()
  /** Where the next look begins: behind the part that was served last. */
  let from: string | undefined

  const hasRoom = (parts: readonly Part[]) =>
    parts.every(({ name, most }) => underWay.of(name) < most)

  /** Puts a job in its line if it is due. @returns whether to go on looking at this part */
  function take(doc: Doc<Body>, now: number): boolean {
    const { part, dueAt } = placeOf(doc)
    const { subject, leasedUntil } = doc.body
    if (dueAt > now) return false
    if (leasedUntil > now || isUnderWay(doc.id)) return true
    const parts = partsOf(subject)
    const line = lines.get(part) ?? []
    // A line holds twice what may be under way, so that the next ones are at hand when those end.
    const isLong = parts.some(({ name, most }) => held.of(name) >= 2 * most)
    if (!isLong && hasRoom(parts)) {
      line.push(doc)
      lines.set(part, line)
      held.add(parts, 1)
      if (line.length < LOOK) return true
    }
    cut.set(part, subject)
    return false
  }

  /** Reads the jobs between two ids, and skips the rest of a part once its line is full. */
  async function walk(after: string | undefined, until: string | undefined, now: number) {
    for (let start = after; ; ) {
      const docs = await documents.list<Body>(kind, NOBODY, start, LOOK)
      let passed: string | undefined
      for (const doc of docs) {
        if (until !== undefined && doc.id > until) return
        const { part } = placeOf(doc)
        if (part !== passed && !take(doc, now)) passed = part
      }
      const last = docs.at(-1)
      if (!last || docs.length < LOOK || (passed === '' && !hasParts)) return
      start = placeOf(last).part === passed ? behind(passed) : last.id
    }
  }

  return {
    /** Looks up what is due now. */
    async look(): Promise<void> {
      const now = clock()
      const place = from
      lines.clear()
      cut.clear()
      held.clear()
      await walk(place, undefined, now)
      if (place !== undefined) await walk(undefined, place, now)
      for (const [part, line] of lines) {
        if (line.length <= LONG) continue
        const first = Math.floor(Math.random() * line.length)
        lines.set(part, [...line.slice(first), ...line.slice(0, first)])
      }
    },

    /** Whether another look would find jobs that may begin. */
    isShort: (): boolean =>
      [...cut].some(([part, subject]) => !lines.has(part) && hasRoom(partsOf(subject))),

    /** Takes a job that may begin, of each part in turn. */
    next(): Begun | undefined {
      for (const [part, line] of lines) {
        const [doc] = line
        const parts = doc ? partsOf(doc.body.subject) : []
        if (!doc || !hasRoom(parts)) continue
        line.shift()
        lines.delete(part)
        if (line.length > 0) lines.set(part, line)
        if (part !== '') from = behind(part)
        held.add(parts, -1)
        underWay.add(parts, 1)
        return { doc, end: () => underWay.add(parts, -1) }
      }
      return undefined
    },
  }
}

/** How many jobs of each part, by name. */
function counter() {
  const counts = new Map<string, number>()
  return {
    of: (name: string) => counts.get(name) ?? 0,
    clear: () => counts.clear(),
    add(parts: readonly Part[], by: number) {
      for (const { name } of parts) {
        const count = (counts.get(name) ?? 0) + by
        if (count > 0) counts.set(name, count)
        else counts.delete(name)
      }
    },
  }
}
