// The work on imports, between requests: any number of processes may do it, each import by one at a
// time. The mark of where it stands and the lease are one document, written after each slice, so a
// process that lost its lease finds out before it moves the mark.

import { randomUUID } from 'node:crypto'
import { ToolkitError } from '../../errors.ts'
import { isLate, revised } from '../../ledger/late.ts'
import type { Doc, Documents } from '../../ledger/port.ts'
import { walked } from '../../ledger/walk.ts'
import { repeating } from '../../repeating.ts'
import { ACTIVE_KIND, type Import, KIND, NOBODY } from './record.ts'

/** A slice takes seconds at most; whoever is silent for so long counts as gone. */
const LEASE_MS = 30_000
/** What other processes began, and left, is seen within this. */
const POLL_MS = 2_000
/** Imports this process works on at once. */
const TOGETHER = 2
/** An import that fails so often for no foreseen reason is given up, visibly. */
const MOST_TRIES = 3

/** Somebody else changed the import: look at it again. */
export class Changed extends Error {}
/** This process is to end: the rest is for the next one. */
class Stopping extends Error {}

/** An import that this process has the lease of. */
export interface Hold {
  readonly doc: Doc<Import>
  /** Writes durably, and keeps the lease. @throws Changed when the stored one is another by now */
  save(change: Partial<Import>): Promise<void>
}

export type Jobs = ReturnType<typeof createJobs>

export function createJobs(deps: {
  readonly documents: Documents
  /** Other processes use the store too. */
  readonly isShared: boolean
  readonly clock: () => number
  /** Does all there is to do; called again, by whomever, when it was cut off. */
  readonly work: (hold: Hold) => Promise<void>
  readonly report: (error: unknown) => void
}) {
  const { documents, clock } = deps
  const boot = randomUUID()
  const running = new Map<string, Promise<void>>()
  /** Files on their way in, which nobody is to take for left behind. */
  const arriving = new Set<string>()
  const tries = new Map<string, number>()
  const queue: (() => void)[] = []
  let free = TOGETHER
  let isStopping = false

  const leaseNow = () => ({ boot, until: clock() + LEASE_MS })

  async function take(id: string): Promise<Hold | undefined> {
    const found = await documents.get<Import>(KIND, id)
    if (!found) return undefined
    const { lease } = found.body
    const isHeld = lease !== null && lease.boot !== boot && lease.until > clock()
    if (deps.isShared && isHeld) return undefined
    let doc = found
    const hold: Hold = {
      get doc() {
        return doc
      },
      async save(change) {
        const body = { ...doc.body, lease: leaseNow(), ...change }
        doc = await documents.put({ ...doc, body }, doc.version).catch(changed)
        if (isStopping) throw new Stopping()
      },
    }
    await hold.save({})
    return hold
  }

  /**
   * Notes that an import has work left. Whoever changes what is to be done notes it after that, so
   * that a process which ends what it knew of finds the note renewed.
   */
  async function mark(id: string): Promise<void> {
    const note = { kind: ACTIVE_KIND, id, business: NOBODY }
    await revised(documents, note, () => ({ body: {} }))
  }

  /** Ends a note, unless it was renewed. @throws Changed */
  async function unmark(note: Doc | undefined): Promise<void> {
    if (!note) return
    await documents.put(note, note.version, { expiresAt: 1 }).catch(changed)
  }

  async function once(id: string): Promise<void> {
    const note = await documents.get(ACTIVE_KIND, id)
    const hold = await take(id)
    if (!hold) {
      if (!(await documents.get(KIND, id))) await unmark(note)
      return
    }
    try {
      await deps.work(hold)
      tries.delete(id)
      await unmark(note)
    } catch (error) {
      if (error instanceof Stopping) {
        const body = { ...hold.doc.body, lease: null }
        await documents.put({ ...hold.doc, body }, hold.doc.version)
        return
      }
      const isAway = error instanceof ToolkitError && error.code === 'store_unavailable'
      if (error instanceof Changed || isAway) throw error
      const count = (tries.get(id) ?? 0) + 1
      tries.set(id, count)
      if (count >= MOST_TRIES) {
        await hold.save({ state: 'failed', finishedAt: clock() })
        // What is left of it is cleared away by whoever still finds it noted, whatever crashes here.
        await deps.work(hold)
        await unmark(note)
      }
      throw error
    }
  }

  async function run(id: string): Promise<void> {
    if (free === 0) await new Promise<void>((resolve) => queue.push(resolve))
    else free--
    try {
      while (!isStopping) {
        try {
          return await once(id)
        } catch (error) {
          if (!(error instanceof Changed)) throw error
        }
      }
    } catch (error) {
      if (!isStopping) deps.report(error)
    } finally {
      const next = queue.shift()
      if (next) next()
      else free++
      running.delete(id)
    }
  }

  /** Begins to work on an import, or goes on; resolves when there is nothing more to do for now. */
  function kick(id: string): Promise<void> {
    const known = running.get(id)
    if (known) return known
    const promise = run(id)
    running.set(id, promise)
    return promise
  }

  /** Imports with work left that no upload of this process is still bringing. */
  async function waiting(): Promise<string[]> {
    const active = await Array.fromAsync(walked(documents, ACTIVE_KIND, NOBODY))
    return active.map(({ id }) => id).filter((id) => !arriving.has(id))
  }

  const poll = async () => {
    for (const id of await waiting()) void kick(id)
  }
  const polling = repeating(poll, { everyMs: POLL_MS, report: deps.report })

  return {
    kick,
    mark,
    /** The lease a file on its way in is created with. @param forMs how long it may take */
    arrive(id: string, forMs: number) {
      arriving.add(id)
      return { boot, until: clock() + forMs }
    },
    arrived(id: string): void {
      arriving.delete(id)
    },
    /** Does all that waits. */
    async drain() {
      await Promise.all((await waiting()).map(kick))
    },
    start: polling.start,
    /** Ends each after the slice it is at. */
    async stop() {
      isStopping = true
      await polling.stop()
      await Promise.all(running.values())
    },
  }
}

function changed(error: unknown): never {
  throw isLate(error) ? new Changed() : error
}
