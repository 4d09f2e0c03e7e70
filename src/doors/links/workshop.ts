// The main thread's end of the thread that makes codes and posters. Fonts, drawing and reading back
// take tens of megabytes: the thread begins with the first order and ends after a while without one.

import { Worker } from 'node:worker_threads'
import { ToolkitError } from '../../errors.ts'
import type { Order } from './make.ts'
import type { Job, Made } from './maker.ts'

/** More than this waiting means somebody hammers. */
const WAITING_MOST = 30
/** Many times what the slowest file takes on a slow machine. */
const LIMIT_MS = 30_000
const IDLE_MS = 60_000
/** The slowest file needs a quarter of it. */
const HEAP_MB = 256

export interface Workshop {
  /**
   * Makes one file at a time, in the order asked.
   * @param at epoch ms, of the order
   * @throws ToolkitError what `make` throws; `server_busy` when too many wait, or one takes too long
   */
  make(order: Order, at: number): Promise<Buffer>
}

/** @param options for tests: another thread, and other times */
export function openWorkshop(
  options: { readonly thread?: URL; readonly limitMs?: number; readonly idleMs?: number } = {},
): Workshop {
  const { thread = new URL('./maker.ts', import.meta.url) } = options
  const { limitMs = LIMIT_MS, idleMs = IDLE_MS } = options
  let worker: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0

  function begin(): Worker {
    const begun = new Worker(thread, { resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } })
    // Whoever waits for a file holds the process; a thread without work does not.
    begun.unref()
    begun.on('error', () => end(begun))
    begun.on('exit', () => end(begun))
    return begun
  }

  function end(ended: Worker | undefined): void {
    if (ended === worker) worker = undefined
    void ended?.terminate()
  }

  async function run(job: Job): Promise<Buffer> {
    clearTimeout(idle)
    worker ??= begin()
    const made = await answer(worker, job)
    if ('file' in made) return Buffer.from(made.file.buffer, made.file.byteOffset, made.file.length)
    if ('failed' in made) throw made.failed
    const { code, message, faults } = made.refused
    throw new ToolkitError(code, message, { faults })
  }

  /** What a thread makes of a job; it is ended when that takes too long. */
  function answer(by: Worker, job: Job): Promise<Made> {
    const { promise, resolve, reject } = Promise.withResolvers<Made>()
    const late = setTimeout(() => {
      end(by)
      reject(new ToolkitError('server_busy', 'This code took too long to make. Try again later.'))
    }, limitMs)
    const gone = () => reject(new Error('the thread that makes codes ended'))
    by.on('message', resolve).on('error', reject).on('exit', gone)
    by.postMessage(job)
    return promise.finally(() => {
      clearTimeout(late)
      by.off('message', resolve).off('error', reject).off('exit', gone)
    })
  }

  return {
    async make(order, at) {
      if (waiting >= WAITING_MOST) {
        throw new ToolkitError('server_busy', 'Too many codes are being made. Try again soon.')
      }
      waiting++
      const mine = last.then(() => run({ order, at }))
      last = mine.catch(() => undefined)
      try {
        return await mine
      } finally {
        waiting--
        if (waiting === 0) idle = setTimeout(() => end(worker), idleMs).unref()
      }
    },
  }
}
