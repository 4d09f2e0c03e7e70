// Work that must be done, once it is due, whatever crashes: one small document each. Any number of
// processes may work on one queue; a lease keeps two from doing the same job at once, and what a
// process that died had begun is taken up when its lease has run out.

import { setTimeout as pause } from 'node:timers/promises'
import { isLate, madeOnce } from '../../ledger/late.ts'
import type { Doc, Documents } from '../../ledger/port.ts'
import { walked } from '../../ledger/walk.ts'
import { type Body, createWaiting, dueAtOf, idOf, NOBODY, type Part } from './waiting.ts'

/** A job as its handler gets it. */
export interface Job {
  /** What the job is about; the handler knows the rest. */
  readonly subject: string
  /** 1 for the first try. */
  readonly attempt: number
  /** Epoch ms; it may be long ago. */
  readonly dueAt: number
  /** It has waited for its sender's turn, which is now. */
  readonly hasTurn?: true
}

/**
 * What a handler answers: done, or again at a moment (epoch ms). `hasTurn` is kept with the job, for
 * whichever process takes it then.
 */
export type Next = 'done' | { readonly again: number; readonly hasTurn?: true }

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

export interface QueueDeps {
  readonly documents: Documents
  /** Names the queue in the store. */
  readonly name: string
  /** Must be safe to call again for a job whose first call was cut off. */
  readonly run: (job: Job) => Promise<Next>
  readonly clock: () => number
  /** Hears of a job that threw; it is tried again. */
  readonly report: (error: unknown) => void
  /**
   * The parts a job belongs to, for example its sender and its provider: of each part only so many
   * jobs are under way, so that none takes all the lanes. Jobs queue up by the first part, whose name
   * must always be the same for a job and have no dot.
   */
  readonly partsOf?: (subject: string) => readonly Part[]
  /** Jobs under way at once in this process; 32 when left out. */
  readonly together?: number
  readonly leaseMs?: number
  readonly pollMs?: number
}

/** A job is at most so long under way; then its process counts as dead. */
export const LEASE_MS = 60_000
/** What other processes add is seen within this. */
const POLL_MS = 500
const TOGETHER = 32
/** While jobs are under way, new ones are looked for no more often than this. */
const BREATH_MS = 5
/** A job that threw, or found the store away, waits this long. */
const AFTER_FAULT_MS = 2_000

const kindOf = (name: string) => `queue.${name}`

/** Subjects of all jobs of a queue, also of those under way in any process. */
export async function* subjectsIn(documents: Documents, name: string): AsyncGenerator<string> {
  for await (const { body } of walked<Body>(documents, kindOf(name), NOBODY)) yield body.subject
}

export function createQueue(deps: QueueDeps): Queue {
  const { documents, clock, report, partsOf, together = TOGETHER } = deps
  const kind = kindOf(deps.name)
  const leaseMs = deps.leaseMs ?? LEASE_MS
  let timer: NodeJS.Timeout | undefined
  let isStarted = false
  let isStopping = false
  let working: Promise<void> | undefined
  let isPoked = false
  let wake = () => {}
  /** How many jobs have ended here: each may have added others that are due already. */
  let ended = 0
  /** What the store threw; nothing more begins until somebody hears of it. */
  let failure: unknown
  /** Jobs this process is at, by id. */
  const underWay = new Map<string, Promise<void>>()
  const isUnderWay = (id: string) => underWay.has(id)
  const waiting = createWaiting({ documents, kind, clock, partsOf, isUnderWay })

  async function put(
    subject: string,
    attempt: number,
    dueAt: number,
    turn?: Pick<Job, 'hasTurn'>,
  ): Promise<void> {
    const id = idOf(partsOf?.(subject)[0]?.name, subject, dueAt)
    const doc = { kind, id, business: NOBODY }
    const body: Body = { subject, attempt, leasedUntil: 0, ...turn }
    await madeOnce(documents, { ...doc, body })
  }

  /** Takes the job, does it, and settles what comes next. @returns whether it was ours */
  async function work(doc: Doc<Body>): Promise<boolean> {
    const { subject, attempt, hasTurn } = doc.body
    try {
      await documents.put(
        { ...doc, body: { ...doc.body, leasedUntil: clock() + leaseMs } },
        doc.version,
      )
    } catch (error) {
      if (isLate(error)) return false
      throw error
    }
    let next: Next
    try {
      const dueAt = dueAtOf(doc)
      next = await deps.run({ subject, attempt, dueAt, ...(hasTurn && { hasTurn }) })
    } catch (error) {
      report(error)
      next = { again: clock() + AFTER_FAULT_MS }
    }
    // The next try is added before this one is removed: a crash in between leaves two, never none.
    if (next !== 'done') {
      await put(subject, attempt + 1, next.again, next.hasTurn && { hasTurn: true })
    }
    await documents.remove(kind, doc.id)
    return true
  }

  const mayBegin = () => underWay.size < together && failure === undefined && !isStopping

  /** Begins what may begin. @returns whether any did */
  function begin(): boolean {
    const before = underWay.size
    while (mayBegin()) {
      const job = waiting.next()
      if (!job) break
      const { id } = job.doc
      const settled = work(job.doc)
        .then(
          (isOurs) => {
            if (isOurs) ended++
          },
          (error: unknown) => {
            failure ??= error
          },
        )
        .then(() => {
          job.end()
          underWay.delete(id)
          wake()
        })
      underWay.set(id, settled)
    }
    return underWay.size > before
  }

  /** Does what is due until nothing is, or what is may not begin yet. */
  async function drain(): Promise<void> {
    for (;;) {
      const before = ended
      isPoked = false
      await waiting.look()
      let hasBegun = begin()
      const mayFind = () => mayBegin() && (isPoked || (hasBegun && waiting.isShort()))
      while (underWay.size > 0 && !mayFind()) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
        hasBegun = begin() || hasBegun
      }
      if (failure !== undefined || isStopping) break
      if (underWay.size === 0 && ended === before && !isPoked) return
      if (underWay.size > 0 && isPoked) await pause(BREATH_MS)
    }
    const error = failure
    failure = undefined
    if (error !== undefined) throw error
  }

  /** One drain at a time; what is found meanwhile is done too. */
  function run(): Promise<void> {
    working ??= drain().finally(() => {
      working = undefined
    })
    return working
  }

  function poke(): void {
    isPoked = true
    wake()
    if (!working) run().catch(report)
  }

  return {
    async add(subject, dueAt) {
      await put(subject, 1, dueAt)
      if (isStarted && dueAt <= clock()) poke()
    },
    async drain() {
      await working?.catch(() => undefined)
      await run()
    },
    start() {
      isStarted = true
      timer = setInterval(() => poke(), deps.pollMs ?? POLL_MS)
      timer.unref()
      poke()
    },
    async stop() {
      isStarted = false
      isStopping = true
      clearInterval(timer)
      wake()
      await working?.catch(() => undefined)
      await Promise.all(underWay.values())
    },
  }
}
