// Work that must be done, once it is due, whatever crashes: one small document each. Any number of
// processes may work on one queue; a lease keeps two from doing the same job at once, and what a
// process that died had begun is taken up when its lease has run out.

import { ToolkitError } from '../errors.ts'
import type { Doc, Documents } from '../ledger/port.ts'

/** A job as its handler gets it. */
export interface Job {
  /** What the job is about; the handler knows the rest. */
  readonly subject: string
  /** 1 for the first try. */
  readonly attempt: number
}

/** What a handler answers: done, or again at a moment (epoch ms). */
export type Next = 'done' | { readonly again: number }

export interface Queue {
  /** Durable when it resolves. The same subject due at the same moment is one job. */
  add(subject: string, dueAt: number): Promise<void>
  /** Does what is due until nothing is. */
  drain(): Promise<void>
  /** Goes on doing what becomes due, also what others add. */
  start(): void
  /** Finishes what is under way. */
  stop(): Promise<void>
}

interface Body extends Job {
  /** Epoch ms until which somebody is at it; 0: nobody. */
  readonly leasedUntil: number
}

export interface QueueDeps {
  readonly documents: Documents
  /** Names the queue in the store. */
  readonly name: string
  /** Must be safe to call again for a job whose first call was cut off. */
  readonly run: (job: Job) => Promise<Next>
  readonly clock: () => number
  /** Hears of a job that threw; it is tried again. */
  readonly report: (error: unknown) => void
  readonly leaseMs?: number
  readonly pollMs?: number
}

/** Queues belong to no business; no business can be called this. */
const NOBODY = '*'
/** A job is at most so long under way; then its process counts as dead. */
export const LEASE_MS = 60_000
/** What other processes add is seen within this. */
const POLL_MS = 500
/** So many jobs are under way at once. */
const TOGETHER = 32
const LOOK = 64
/** A job that threw, or found the store away, waits this long. */
const AFTER_FAULT_MS = 2_000

/** By due time, so that a list by id is a list by time. */
const idOf = (subject: string, dueAt: number) => `${String(dueAt).padStart(15, '0')}.${subject}`
const dueOf = (id: string) => Number(id.slice(0, 15))

const isLost = (error: unknown) =>
  error instanceof ToolkitError &&
  (error.code === 'version_conflict' || error.code === 'already_exists')

export function createQueue(deps: QueueDeps): Queue {
  const { documents, clock, report } = deps
  const kind = `queue.${deps.name}`
  const leaseMs = deps.leaseMs ?? LEASE_MS
  let timer: NodeJS.Timeout | undefined
  let isStarted = false
  let isStopping = false
  let working: Promise<void> | undefined
  let isPoked = false

  async function put(subject: string, attempt: number, dueAt: number): Promise<void> {
    const doc = { kind, id: idOf(subject, dueAt), business: NOBODY }
    const body: Body = { subject, attempt, leasedUntil: 0 }
    try {
      await documents.put({ ...doc, body }, 0)
    } catch (error) {
      if (!isLost(error)) throw error
    }
  }

  /** Takes the job, does it, and settles what comes next. @returns whether it was ours */
  async function work(doc: Doc<Body>): Promise<boolean> {
    const { subject, attempt } = doc.body
    try {
      await documents.put(
        { ...doc, body: { ...doc.body, leasedUntil: clock() + leaseMs } },
        doc.version,
      )
    } catch (error) {
      if (isLost(error)) return false
      throw error
    }
    let next: Next
    try {
      next = await deps.run({ subject, attempt })
    } catch (error) {
      report(error)
      next = { again: clock() + AFTER_FAULT_MS }
    }
    // The next one first: a crash in between leaves two, never none.
    if (next !== 'done') await put(subject, attempt + 1, next.again)
    await documents.remove(kind, doc.id)
    return true
  }

  /** What is due and nobody is at, earliest first: looks past what others have leased. */
  async function ready(): Promise<Doc<Body>[]> {
    const now = clock()
    for (let after: string | undefined; ; ) {
      const docs = await documents.list<Body>(kind, NOBODY, after, LOOK)
      const due = docs.filter((doc) => dueOf(doc.id) <= now)
      const free = due.filter((doc) => doc.body.leasedUntil <= now)
      if (free.length > 0 || due.length < LOOK) return free
      after = docs.at(-1)?.id
    }
  }

  /** One round. @returns how many jobs it did */
  async function round(): Promise<number> {
    const found = await ready()
    // Several workers see the same list: each begins at another place of a long one.
    const from = found.length > TOGETHER ? Math.floor(Math.random() * found.length) : 0
    const jobs = [...found.slice(from), ...found.slice(0, from)]
    let done = 0
    let at = 0
    const lane = async () => {
      for (let doc = jobs[at++]; doc; doc = jobs[at++]) if (await work(doc)) done++
    }
    await Promise.all(Array.from({ length: Math.min(TOGETHER, jobs.length) }, lane))
    return done
  }

  async function drain(): Promise<void> {
    for (;;) {
      isPoked = false
      if ((await round()) === 0 && !isPoked) return
      if (isStopping) return
    }
  }

  function look(): Promise<void> {
    isPoked = true
    working ??= drain()
      .catch(report)
      .finally(() => {
        working = undefined
      })
    return working
  }

  return {
    async add(subject, dueAt) {
      await put(subject, 1, dueAt)
      if (isStarted && dueAt <= clock()) void look()
    },
    async drain() {
      await working
      await drain()
    },
    start() {
      isStarted = true
      timer = setInterval(() => void look(), deps.pollMs ?? POLL_MS)
      timer.unref()
      void look()
    },
    async stop() {
      isStarted = false
      isStopping = true
      clearInterval(timer)
      await working
    },
  }
}
