// Imports for the console's pages: each file is tried first (a dry run), looked at, and then recorded as
// it is. The same service as the API's, under the names that the pages use.

import { isSettled } from '../../recording/sets.ts'
import { layoutOf, type Mode } from './columns.ts'
import { type Change, changeIn } from './dry-run.ts'
import type { Imports } from './imports.ts'
import { FILE_BYTES } from './receive.ts'
import { isHeld, isRecordable, view } from './record.ts'
import { rejectedLines } from './rejected.ts'

/** A file somebody sends, and how they explain it. */
export interface Handed {
  readonly business: string
  readonly mode: Mode
  readonly format: 'csv' | 'ndjson'
  /** ISO 3166-1 alpha-2, for phones in national form. */
  readonly country: string
  /** `phone:Mobile`, as the API's `map`, `set` and `ignore`; empty for nothing. */
  readonly map: string
  readonly set: string
  readonly ignore: string
}

/** @param clock epoch ms */
export function createDesk(imports: Imports, clock: () => number) {
  const given = (text: string) => (text.trim() === '' ? [] : [text])
  return {
    fileBytes: FILE_BYTES,
    list: imports.list,
    record: imports.record,
    undo: imports.undo,
    /**
     * Takes a file in as a dry run that can be recorded.
     * @returns its id
     * @throws ToolkitError `request_invalid`, `body_malformed`, `body_too_large`,
     *   `encoding_invalid`, `columns_invalid`
     */
    async rehearse(input: AsyncIterable<Uint8Array>, handed: Handed): Promise<string> {
      const { business, mode, format, country, map, set, ignore } = handed
      const layout = layoutOf(mode, { map: given(map), set: given(set), ignore: given(ignore) })
      const arrived = await imports.receive(input, {
        ...{ business, mode, format, country, layout, now: clock() },
        ...{ dryRun: true, isHeld: true, recordedBy: 'console' },
      })
      try {
        return (await imports.accept(arrived)).id
      } finally {
        await imports.discard(arrived)
      }
    },
    /** An import, and what may be done with it. @throws ToolkitError `not_found` */
    async look(business: string, id: string) {
      const doc = await imports.known(business, id)
      const { dryRun, mode, batch, state } = doc.body
      const isLate = mode === 'optouts' && isSettled(batch, clock())
      return {
        ...view(doc),
        isUndoing: state === 'undoing',
        isRecordable: isRecordable(doc.body, clock()),
        isFromApi: dryRun && !isHeld(doc.body),
        isUndoable: !dryRun && state === 'finished' && !isLate,
      }
    },
    /** What a dry run would change, the first of it. @throws ToolkitError `not_found` */
    async changes(business: string, id: string, limit: number): Promise<readonly Change[]> {
      const doc = await imports.known(business, id)
      const { lines } = await imports.pieces.page(
        ...(['import.changes', business, `${doc.id}.`, undefined, limit] as const),
      )
      return lines.map(changeIn)
    },
    /** The rejected rows as a file, in parts. @throws ToolkitError `not_found` */
    async rejected(business: string, id: string): Promise<AsyncIterable<string>> {
      const { body } = await imports.known(business, id)
      return rejectedLines(imports.pieces, business, id, body)
    },
  }
}
