// Recording a dry run as it is: whoever saw what a file would make can say yes to just that, and
// need not send it again. The same import goes on, as one that counts.

import { ToolkitError } from '../../errors.ts'
import type { Doc } from '../../ledger/port.ts'
import type { Files } from './files.ts'
import type { Jobs } from './jobs.ts'
import { type Import, isRecordable } from './record.ts'
import type { Working } from './working.ts'

/** For the few writes before the work begins. */
const LEASE_MS = 30_000

/**
 * Sets a finished dry run to work again, from its first row.
 * @returns the import, `running` or what became of it; whoever calls begins the work
 * @throws ToolkitError `not_found`, also when its rows are held no more
 */
export function createRecordHeld(deps: {
  readonly clock: () => number
  readonly files: Files
  readonly jobs: Jobs
  readonly working: Working
}) {
  const { clock, files, jobs, working } = deps
  return async (business: string, id: string): Promise<Doc<Import>> => {
    const now = clock()
    const doc = await working.known(business, id)
    if (!doc.body.dryRun) return doc
    if (!isRecordable(doc.body, now)) {
      throw new ToolkitError('not_found', 'The rows of this dry run are held no more.')
    }
    const lease = jobs.arrive(id, LEASE_MS)
    try {
      for (;;) {
        const { file, mode } = doc.body
        const batch = await files.join(business, file, id, { mode, now })
        const taken = await working.change(business, id, (about) => {
          if (isRecordable(about, now)) return { ...fromTheStart(about), batch, lease }
          const isOurs = about.lease?.boot === lease.boot && about.lease.until === lease.until
          return isOurs && about.state === 'running' ? { batch } : undefined
        })
        // The file may have been undone between the two: whoever did so knew nothing of this one.
        const noted = await files.importsOf(business, file, taken.body.batch)
        if (taken.body.state !== 'running' || noted.includes(id)) return taken
      }
    } finally {
      jobs.arrived(id)
    }
  }
}

/** Counts and mark of a file of which nothing is recorded; what was rejected stays so. */
const fromTheStart = ({ counts }: Import): Partial<Import> => ({
  state: 'running',
  dryRun: false,
  finishedAt: null,
  counts: { ...counts, accepted: 0, unchanged: 0, optedOut: 0 },
  cursor: { bucket: 0, pass: 0, done: 0 },
})
