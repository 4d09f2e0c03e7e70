// Imports: taking a file in, working on it, looking at it, taking it back.

import { ToolkitError } from '../../errors.ts'
import type { Keyring } from '../../keys/keyring.ts'
import type { Doc, Ledger, Store } from '../../ledger/port.ts'
import { createShown } from '../../recording/reported.ts'
import { isSettled } from '../../recording/sets.ts'
import type { Catalog } from '../../settings/catalog.ts'
import { HOUR_MS } from '../../time.ts'
import type { Layout } from './columns.ts'
import { createFiles, fileOf } from './files.ts'
import { createForgetMeanwhile } from './forget.ts'
import { createRecordHeld } from './held.ts'
import { createJobs } from './jobs.ts'
import { createPieces } from './pieces.ts'
import { type Received, receive } from './receive.ts'
import {
  HELD_MS,
  HELD_ROWS_MS,
  type Import,
  type ImportView,
  KIND,
  type Meaning,
  newId,
  view,
} from './record.ts'
import { createWorking } from './working.ts'

/** A file may be on its way in for so long. */
const ARRIVAL_MS = 2 * HOUR_MS
/** So few rows are worked on before the answer. */
const FEW = 2_000

/** Who sends a file, and how it is meant. */
export interface Sending extends Meaning {
  readonly business: string
  readonly recordedBy: string | null
  readonly layout: Layout
  /** ISO 3166-1 alpha-2, for phones in national form. */
  readonly country: string | undefined
  /** The moment it began to come, epoch ms. */
  readonly now: number
  /** Of a dry run: its rows are held for a day, so that it can be recorded as it is. */
  readonly isHeld?: boolean
}

/** A file that is in, and of which nothing counts yet. */
export interface Arrived {
  readonly doc: Doc<Import>
  readonly received: Received
  /** Names file and meaning. */
  readonly file: string
}

export type Imports = ReturnType<typeof createImports>

export interface ImportsDeps {
  readonly store: Store
  /** The store's, or one that tells of what is recorded. */
  readonly ledger: Ledger
  readonly catalog: Catalog
  readonly keyring: Keyring
  readonly clock: () => number
  readonly report: (error: unknown) => void
  /** Tells that an import came to its end, or was undone; safe to repeat. */
  readonly announce: (business: string, about: ImportView) => Promise<void>
  /** Characters of rows in memory at once; 8 MB when left out. */
  readonly round?: number
}

export function createImports(deps: ImportsDeps) {
  const { ledger, catalog, keyring, clock } = deps
  const { documents } = deps.store
  const pieces = createPieces({ documents, keyring })
  const files = createFiles({ documents })
  const forgetMeanwhile = createForgetMeanwhile({ documents, keyring })
  const shownAt = createShown(catalog)
  const jobs = createJobs({
    ...{ documents, clock, report: deps.report },
    work: (hold) => working.work(hold),
    isShared: deps.store.name === 'mongodb',
  })
  const working = createWorking({
    ...{ documents, ledger, keyring, pieces, clock, catalog, files },
    ...{ mark: jobs.mark, announce: deps.announce },
  })
  const { known, drop } = working
  const recordHeld = createRecordHeld({ clock, files, jobs, working })

  /** Works on it now; small ones to their end before this returns. */
  async function begin(doc: Doc<Import>): Promise<Doc<Import>> {
    const done = jobs.kick(doc.id)
    if (doc.body.total > FEW) return doc
    await done
    const after = await known(doc.business, doc.id)
    // A run that was ending when this one was asked for did not see it.
    if (after.body.state === doc.body.state) await jobs.kick(doc.id)
    return known(doc.business, doc.id)
  }

  return {
    pieces,
    known,
    /**
     * Takes a file in: durable when it returns, and without effect until `accept`.
     * @throws ToolkitError as `receive` does
     */
    async receive(input: AsyncIterable<Uint8Array>, sending: Sending): Promise<Arrived> {
      const { business, mode, format, dryRun, now, recordedBy, layout, country } = sending
      const isHeld = dryRun && sending.isHeld === true
      const id = newId(now)
      const lease = jobs.arrive(id, ARRIVAL_MS)
      const body: Import = {
        ...{ mode, format, dryRun, recordedBy, lease, state: 'receiving' },
        ...{ createdAt: now, finishedAt: null, file: '', batch: '', head: [], total: 0 },
        ...{ buckets: [], errors: [], hasFacts: false },
        ...(isHeld && { heldUntil: now + HELD_MS }),
        counts: { accepted: 0, unchanged: 0, optedOut: 0, rejected: 0 },
        cursor: { bucket: 0, pass: 0, done: 0 },
      }
      try {
        await jobs.mark(id)
        const doc = await documents.put({ kind: KIND, id, business, body }, 0)
        try {
          const { round } = deps
          const reading = { catalog, keyring, shownAt, business, country, now, pieces, round }
          const expiresAt = isHeld ? now + HELD_ROWS_MS : undefined
          const meaning = { id, format, mode, dryRun, layout, expiresAt }
          const received = await receive(reading, input, meaning)
          await forgetMeanwhile(business, id)
          // The layout too: another reading of the same bytes is another file.
          const meant = [[...layout.map], [...layout.set], layout.ignore, country ?? null]
          const file = fileOf(business, mode, format, meant, received.digest)
          return { doc, received, file }
        } catch (error) {
          await drop(doc).catch(deps.report)
          throw error
        }
      } catch (error) {
        jobs.arrived(id)
        throw error
      }
    },
    /** Makes an arrived file count; what it says is recorded from now on, whatever crashes. */
    async accept({ doc, received, file }: Arrived): Promise<ImportView> {
      const { id, business, body } = doc
      const { head, buckets, rejected, errors } = received
      const { dryRun, createdAt, mode } = body
      const total = rejected + buckets.reduce((sum, count) => sum + count, 0)
      const counts = { ...body.counts, rejected }
      const taken = { ...body, lease: null, file, head, buckets, errors, total, counts }
      let running: Doc<Import> = doc
      for (let isNoted = false; !isNoted; ) {
        const batch = dryRun
          ? await files.peek(business, file, mode, createdAt)
          : await files.join(business, file, id, { mode, now: createdAt })
        const next: Import = { ...taken, state: 'running', batch }
        running = await documents.put({ ...doc, body: next }, running.version)
        // The file may have been undone between the two: whoever did so knew nothing of this one.
        isNoted = dryRun || (await files.importsOf(business, file, batch)).includes(id)
      }
      jobs.arrived(id)
      return view(await begin(running))
    },
    /**
     * Makes a dry run count whose rows are held: the very rows it rehearsed. Safe to repeat.
     * @throws ToolkitError `not_found`, also when they are held no more
     */
    async record(business: string, id: string): Promise<ImportView> {
      return view(await begin(await recordHeld(business, id)))
    },
    /** Forgets an arrived file, unless it was accepted. */
    async discard({ doc: { id } }: Arrived): Promise<void> {
      jobs.arrived(id)
      const doc = await documents.get<Import>(KIND, id)
      if (doc?.body.state !== 'receiving') return
      await drop(doc)
      await jobs.kick(id)
    },
    /** Newest first. */
    async list(business: string, after: string | undefined, limit: number) {
      const docs = await documents.list<Import>(KIND, business, after, limit)
      const next = docs.length === limit ? (docs.at(-1)?.id ?? null) : null
      const items = docs.filter(({ body }) => body.state !== 'receiving').map(view)
      return { items, next }
    },
    /** @throws ToolkitError `not_found`, `import_not_undoable` */
    async undo(business: string, id: string): Promise<ImportView> {
      const doc = await known(business, id)
      const { state, dryRun, mode, batch } = doc.body
      if (state === 'undone') return view(doc)
      if (dryRun) throw notUndoable('A dry run changed nothing.')
      if (mode === 'optouts' && isSettled(batch, clock())) {
        throw notUndoable('An import of opt-outs can be undone for seven days.')
      }
      const undoing = await working.change(business, id, (about) =>
        about.state === 'undone' || about.state === 'undoing' ? undefined : { state: 'undoing' },
      )
      const uploads = await working.endBatch(undoing)
      for (const other of uploads) void jobs.kick(other)
      return view(await begin(undoing))
    },
    drain: jobs.drain,
    start: jobs.start,
    stop: jobs.stop,
  }
}

const notUndoable = (why: string) => new ToolkitError('import_not_undoable', why)
