// The main thread's end of the writer thread: hands work over, and tells when it is durable.

import type { KeyObject } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import { ToolkitError } from '../../errors.ts'
import { type Outcome, type Request, sizeOf, type Work, type WriterData } from './work.ts'

/**
 * What one turn of the event loop brings is committed together, but not more persons than this: the
 * writer is to work on the first of a thousand while the last are still decided on.
 */
const AT_ONCE = 200

export interface Committer {
  /** Resolves once durable: the version of a document, or null. Commits in the order called. */
  commit(work: Work): Promise<number | null>
  close(): Promise<void>
}

interface Waiting {
  resolve(version: number | null): void
  reject(error: Error): void
}

/**
 * @param onFailure told before the promises of all that waits reject
 */
export function startCommitter(options: {
  readonly dataDir: string
  readonly commitDelayMs: number
  /** Of the keyring: the writer seals what it writes. */
  readonly sealingKey: KeyObject
  readonly onFailure: () => void
}): Committer {
  const worker = new Worker(new URL('./writer.ts', import.meta.url), {
    workerData: {
      dataDir: options.dataDir,
      commitDelayMs: options.commitDelayMs,
      sealingKey: options.sealingKey,
    } satisfies WriterData,
    // It holds what arrives between two commits, no more.
    resourceLimits: { maxYoungGenerationSizeMb: 4 },
  })
  const waiting = new Map<number, Waiting>()
  let ticket = 0
  let epoch = 0
  let closed: Promise<void> | undefined

  let queued: Request[] = []
  let size = 0
  const flush = () => {
    if (queued.length > 0) worker.postMessage(queued)
    queued = []
    size = 0
  }

  /**
   * Refuses all that waits, whether told of yet or not: it is of the epoch that failed, so the writer
   * does. What it tells of that later is about nothing begun since.
   */
  const fail = (cause: unknown) => {
    if (waiting.size === 0) return
    epoch++
    options.onFailure()
    const error = new ToolkitError('store_unavailable', 'The store could not write.', { cause })
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  worker.on('message', (outcomes: Outcome[]) => {
    let reason: string | undefined
    for (const outcome of outcomes) {
      const asked = waiting.get(outcome.ticket)
      if (asked && !outcome.ok) reason ??= outcome.reason
      if (!asked || !outcome.ok) continue
      asked.resolve(outcome.version)
      waiting.delete(outcome.ticket)
    }
    if (reason !== undefined) fail(new Error(reason))
  })
  const stopped = new Promise<void>((resolve) => {
    worker.on('exit', () => {
      closed ??= Promise.resolve()
      fail(new Error('the writer thread ended'))
      resolve()
    })
  })
  worker.on('error', (error) => {
    closed ??= Promise.resolve()
    fail(error)
  })

  return {
    commit(work) {
      if (closed) {
        return Promise.reject(new ToolkitError('store_unavailable', 'The store is closed.'))
      }
      const request: Request = { ticket: ++ticket, epoch, work }
      return new Promise((resolve, reject) => {
        waiting.set(request.ticket, { resolve, reject })
        if (queued.length === 0) setImmediate(flush)
        queued.push(request)
        size += sizeOf(work)
        if (size >= AT_ONCE) flush()
      })
    },
    close() {
      if (!closed) {
        flush()
        worker.postMessage('close')
        closed = stopped
      }
      return closed
    },
  }
}
