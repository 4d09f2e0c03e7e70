// Settings and other small documents on MongoDB. Bodies are JSON text, so that any name in them
// (`$set`, `a.b`) comes back as it went in.

import { randomUUID } from 'node:crypto'
import { ToolkitError } from '../../errors.ts'
import type { Doc, Documents } from '../port.ts'
import { type Door, isTaken, isUnsure } from './errors.ts'
import type { Collections, DocumentDoc } from './schema.ts'

/**
 * A write shows up to this long after the server's clock stamped it: majority, a new primary
 * whose clock is behind. What changed so shortly before the mark is read again.
 */
const OVERLAP_MS = 10_000
/** From time to time everything is read again, whatever clocks say. */
const FULL_MS = 300_000

const idOf = (kind: string, id: string) => `${kind} ${id}`

const docOf = <T>(row: DocumentDoc): Doc<T> => ({
  kind: row.kind,
  id: row.id,
  business: row.business,
  version: row.version,
  body: JSON.parse(row.body) as T,
})

/** Documents that still count; the server's own expiry comes up to a minute late. */
const alive = (now: number) => ({
  $or: [{ expiresAt: { $exists: false } }, { expiresAt: { $gt: new Date(now) } }],
})

export function mongoDocuments(
  documents: Collections['documents'],
  door: Door,
  clock: () => number,
): Documents {
  /** What the last page for a mark held, so that the overlap is not given out over and over. */
  const given = new Map<string, ReadonlySet<string>>()

  /** @returns whether the document is now ours at version `expected + 1` */
  async function write(
    row: Omit<DocumentDoc, '_id' | 'version' | 'changedAt' | 'expiresAt'>,
    expected: number,
    expiresAt: number | undefined,
  ): Promise<boolean> {
    const _id = idOf(row.kind, row.id)
    const now = clock()
    const expiry = expiresAt === undefined ? undefined : new Date(expiresAt)
    const update = {
      $set: { ...row, version: expected + 1, ...(expiry && { expiresAt: expiry }) },
      ...(!expiry && { $unset: { expiresAt: 1 as const } }),
      $currentDate: { changedAt: true as const },
    }
    try {
      if (expected > 0) {
        const filter = { _id, version: expected, ...alive(now) }
        return (await documents.updateOne(filter, update)).matchedCount === 1
      }
      // Takes the place of an expired one, else is made; a living one makes that fail.
      const filter = { _id, expiresAt: { $lte: new Date(now) } }
      await documents.updateOne(filter, update, { upsert: true })
      return true
    } catch (error) {
      if (!isTaken(error) && !isUnsure(error)) throw error
      // Taken perhaps by this very write, whose answer was lost and which was sent again.
      const stored = await documents.findOne({ _id }, { projection: { by: 1 } })
      if (stored?.by === row.by) return true
      if (isTaken(error)) return false
      throw error
    }
  }

  return {
    get: <T>(kind: string, id: string) =>
      door.run(async () => {
        const row = await documents.findOne({ _id: idOf(kind, id) })
        const isAlive = row && (!row.expiresAt || row.expiresAt.getTime() > clock())
        return isAlive ? docOf<T>(row) : undefined
      }),
    put: <T>(doc: Omit<Doc<T>, 'version'>, expected: number, more: { expiresAt?: number } = {}) =>
      door.run(async () => {
        const { kind, id, business } = doc
        const row = { kind, id, business, body: JSON.stringify(doc.body), by: randomUUID() }
        if (!(await write(row, expected, more.expiresAt))) {
          throw expected === 0
            ? new ToolkitError('already_exists', 'This name is taken.')
            : new ToolkitError('version_conflict', 'Somebody else changed this first.')
        }
        return { ...doc, version: expected + 1 }
      }),
    remove: (kind, id) =>
      door.run(async () => {
        await documents.deleteOne({ _id: idOf(kind, id) })
      }),
    list: <T>(kind: string, business: string, after: string | undefined, limit: number) =>
      door.run(async () => {
        const rows = await documents
          .find({ kind, business, id: { $gt: after ?? '' }, ...alive(clock()) })
          .sort({ id: 1 })
          .limit(limit)
          .toArray()
        return rows.map((row) => docOf<T>(row))
      }),
    changes: (kinds, since) =>
      door.run(async () => {
        const [, changed, full] = /^(\d{1,15})-(\d{1,15})$/.exec(since ?? '') ?? []
        const now = Date.now()
        const isFull = full === undefined || Math.abs(now - Number(full)) > FULL_MS
        const from = isFull ? undefined : new Date(Number(changed) - OVERLAP_MS)
        const rows = await documents
          .find({ kind: { $in: [...kinds] }, ...(from && { changedAt: { $gte: from } }) })
          .sort({ changedAt: 1 })
          .toArray()
        const latest = Math.max(Number(changed ?? 0), ...rows.map((row) => row.changedAt.getTime()))
        const mark = `${latest}-${isFull ? now : full}`
        const before = isFull || since === undefined ? undefined : given.get(since)
        const key = (row: DocumentDoc) => `${row._id} ${row.by}`
        if (since !== undefined) given.delete(since)
        given.set(mark, new Set(rows.filter((r) => +r.changedAt >= latest - OVERLAP_MS).map(key)))
        for (const old of given.keys()) {
          if (given.size <= 16) break
          given.delete(old)
        }
        return { docs: rows.filter((row) => !before?.has(key(row))).map((row) => docOf(row)), mark }
      }),
  }
}
