// Which file was sent before. All uploads of one file, meant the same way, record the same facts in
// one batch: sent twice, it changes nothing; undone, it is undone wholly, however often it was sent;
// sent again after that, or when it could be undone no more, it makes a batch of its own.

import { hash } from 'node:crypto'
import { revised } from '../../ledger/late.ts'
import type { Documents } from '../../ledger/port.ts'
import { importBatch, isSettled } from '../../recording/sets.ts'
import type { Mode } from './columns.ts'

const KIND = 'import.file'

interface Known {
  /** Null since it was undone. */
  readonly batch: string | null
  /** How often it was undone, or its batch left as it was. */
  readonly undone: number
  /** Uploads that recorded something, or may do so still. */
  readonly imports: readonly string[]
}

const UNKNOWN: Known = { batch: null, undone: 0, imports: [] }

const ended = ({ undone }: Known): Known => ({ batch: null, undone: undone + 1, imports: [] })

/** What an upload now finds: what it says anew can be undone, though what was said before cannot. */
const asOf = (known: Known, mode: Mode, now: number): Known =>
  mode === 'optouts' && known.batch !== null && isSettled(known.batch, now) ? ended(known) : known

export type Files = ReturnType<typeof createFiles>

/** Names a file and how it was meant. */
export const fileOf = (...parts: readonly unknown[]): string =>
  hash('sha256', JSON.stringify(parts), 'base64url').slice(0, 22)

export function createFiles({ documents }: { readonly documents: Documents }) {
  const idOf = (business: string, file: string) => `${business}.${file}`

  async function change(business: string, file: string, next: (known: Known) => Known) {
    let before = UNKNOWN
    let body = UNKNOWN
    await revised<Known>(documents, { kind: KIND, id: idOf(business, file), business }, (known) => {
      before = known ?? UNKNOWN
      body = next(before)
      return body === before ? undefined : { body }
    })
    return { before, body }
  }

  const batchFor = (file: string, known: Known, now: number): string =>
    known.batch ?? importBatch(now, fileOf(file, known.undone).slice(0, 11))

  return {
    /** The batch the file's facts would belong to. */
    async peek(business: string, file: string, mode: Mode, now: number): Promise<string> {
      const found = await documents.get<Known>(KIND, idOf(business, file))
      return batchFor(file, asOf(found?.body ?? UNKNOWN, mode, now), now)
    },
    /** The batch of an upload, which is noted as one of the file's. */
    async join(
      business: string,
      file: string,
      id: string,
      { mode, now }: { readonly mode: Mode; readonly now: number },
    ): Promise<string> {
      const { body } = await change(business, file, (before) => {
        const known = asOf(before, mode, now)
        return { ...known, batch: batchFor(file, known, now), imports: [...known.imports, id] }
      })
      return body.batch ?? ''
    },
    /** An upload that recorded nothing need not be undone. */
    async leave(business: string, file: string, id: string): Promise<void> {
      await change(business, file, (known) =>
        known.imports.includes(id)
          ? { ...known, imports: known.imports.filter((other) => other !== id) }
          : known,
      )
    },
    /** Ends a batch: whoever sends the file from now on makes a new one. Safe to repeat. */
    async end(business: string, file: string, batch: string): Promise<void> {
      await change(business, file, (known) => (known.batch === batch ? ended(known) : known))
    },
    /** The uploads of a batch that is not undone. */
    async importsOf(business: string, file: string, batch: string): Promise<readonly string[]> {
      const found = await documents.get<Known>(KIND, idOf(business, file))
      return found?.body.batch === batch ? found.body.imports : []
    },
  }
}
