// What is done to an import between requests, whoever does it: recorded or tried (a dry run), undone,
// cleared away. Each step can be cut off and begun again.

import { ToolkitError } from '../../errors.ts'
import { isLate } from '../../ledger/late.ts'
import type { Doc } from '../../ledger/port.ts'
import type { Catalog } from '../../settings/catalog.ts'
import {
  type ApplyDeps,
  goThrough,
  PEOPLE_KIND,
  recordSlice,
  type Touched,
  wordsOf,
} from './apply.ts'
import { dryRunSlice } from './dry-run.ts'
import type { Files } from './files.ts'
import type { Hold } from './jobs.ts'
import { type Import, type ImportView, isHeld, KIND, view } from './record.ts'
import { voidFor } from './voiding.ts'

const TRIES = 50

export type Working = ReturnType<typeof createWorking>

export function createWorking(
  deps: ApplyDeps & {
    readonly catalog: Catalog
    readonly files: Files
    /** Notes that an import has work left. */
    readonly mark: (id: string) => Promise<void>
    /** Tells that an import came to its end, or was undone; safe to repeat. */
    readonly announce: (business: string, about: ImportView) => Promise<void>
  },
) {
  const { documents, pieces, files, clock } = deps

  async function known(business: string, id: string): Promise<Doc<Import>> {
    const doc = await documents.get<Import>(KIND, id)
    if (doc && doc.business === business && doc.body.state !== 'receiving') return doc
    throw new ToolkitError('not_found', 'There is no such import.')
  }

  async function work(hold: Hold): Promise<void> {
    const { dryRun, state, heldUntil } = hold.doc.body
    if (state === 'receiving') {
      await drop(hold.doc)
      return
    }
    if (state === 'running') {
      if (!dryRun && typeof heldUntil === 'number') await keepRows(hold)
      const words = await wordsOf(pieces, hold.doc)
      const slice = dryRun ? dryRunSlice(deps, hold, words) : recordSlice(deps, hold, words)
      await goThrough(deps, hold, slice)
      await hold.save({ state: 'finished', finishedAt: clock() })
    }
    if (state === 'undoing') {
      await undo(hold)
      await hold.save({ state: 'undone' })
    }
    await settle(hold.doc)
  }

  /** Rows held for a while are needed to the end now. */
  async function keepRows(hold: Hold): Promise<void> {
    const { id, business } = hold.doc
    await pieces.keep('import.rows', business, `${id}.`)
    await pieces.keep('import.words', business, `${id}.`)
    await hold.save({ heldUntil: null })
  }

  /** Voids for everybody the import was about; each list of persons is dropped when done. */
  async function undo(hold: Hold): Promise<void> {
    const { id, business } = hold.doc
    await endBatch(hold.doc)
    for await (const list of pieces.docs<Touched>(PEOPLE_KIND, business, `${id}.`)) {
      await voidFor(deps, hold.doc, list.body.keys)
      await documents.remove(PEOPLE_KIND, list.id)
      await hold.save({})
    }
  }

  /** What is to be done after the last step; safe to repeat. */
  async function settle(doc: Doc<Import>): Promise<void> {
    const { id, business, body } = doc
    const { dryRun, hasFacts, state, file } = body
    if (state === 'finished' && !dryRun && !hasFacts) await files.leave(business, file, id)
    if (state === 'failed' || !isHeld(body)) await clear(doc)
    if (state === 'finished' || state === 'undone') await deps.announce(business, view(doc))
  }

  async function clear({ id, business }: Doc<Import>): Promise<void> {
    await pieces.clear('import.rows', business, `${id}.`)
    await pieces.clear('import.words', business, `${id}.`)
  }

  /** Forgets a file that was not taken. */
  async function drop(doc: Doc<Import>): Promise<void> {
    await clear(doc)
    await pieces.clear('import.rejected', doc.business, `${doc.id}.`)
    await documents.remove(KIND, doc.id)
  }

  /**
   * From now on the file makes a new batch, and every upload of it so far is undone with it.
   * @returns their ids
   */
  async function endBatch({ business, body }: Doc<Import>): Promise<readonly string[]> {
    const { file, batch } = body
    const ids = await files.importsOf(business, file, batch)
    for (const id of ids) {
      await change(business, id, ({ state }) =>
        state === 'running' || state === 'finished' ? { state: 'undoing' } : undefined,
      ).catch(ignoreGone)
    }
    await files.end(business, file, batch)
    return ids
  }

  /** Changes an import whoever works on it. @throws ToolkitError `not_found` */
  async function change(
    business: string,
    id: string,
    next: (about: Import) => Partial<Import> | undefined,
  ): Promise<Doc<Import>> {
    for (let attempt = 1; ; attempt++) {
      const doc = await known(business, id)
      const changed = next(doc.body)
      if (!changed) return doc
      try {
        const body = { ...doc.body, ...changed }
        // Before, so that a crash in between leaves it found; after, see `mark`.
        await deps.mark(id)
        const saved = await documents.put({ ...doc, body }, doc.version)
        await deps.mark(id)
        return saved
      } catch (error) {
        if (!isLate(error) || attempt === TRIES) throw error
      }
    }
  }

  return {
    /** Does all there is to do for an import. */
    work,
    known,
    change,
    drop,
    endBatch,
  }
}

/** An upload that died on its way in; one that is still coming finds the batch ended. */
function ignoreGone(error: unknown): void {
  if (!(error instanceof ToolkitError && error.code === 'not_found')) throw error
}
