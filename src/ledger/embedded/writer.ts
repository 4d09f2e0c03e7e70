// The writer thread. A disk's sync takes milliseconds and blocks its thread, so it happens here,
// and whatever arrived meanwhile is committed together (group commit), then answered.

import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { sealerOf } from '../../keys/seal.ts'
import { connect, copyLog, emptyLog } from './schema.ts'
import { isErasure, type Outcome, type Request, sizeOf, type WriterData } from './work.ts'
import { writerOf } from './writes.ts'

/** Persons and documents of one transaction, about, so that no answer waits for ever. */
const MOST = 2_000

/** Pause before the log is emptied after an erasure: for what is taken out elsewhere, and for others. */
const EMPTY_MS = 100
/** Until the next try, where somebody read meanwhile. */
const AGAIN_MS = 1_000

const { dataDir, commitDelayMs, sealingKey } = workerData as WriterData
const port = parentPort as MessagePort
const db = connect(dataDir)
const write = writerOf(db, sealerOf(sealingKey))
const clock = new Int32Array(new SharedArrayBuffer(4))

/** So many persons and documents after the last time the log is copied, once nothing came so long. */
const COPY_FROM = 2_000
const IDLE_MS = 200

let uncopied = 0
const idle = setTimeout(() => {
  if (uncopied < COPY_FROM) return
  uncopied = 0
  copyLog(db)
}, IDLE_MS)

let emptying: NodeJS.Timeout | undefined

function emptySoon(pauseMs: number): void {
  emptying ??= setTimeout(() => {
    emptying = undefined
    if (!emptyLog(db)) emptySoon(AGAIN_MS)
  }, pauseMs)
}
// A process that died after an erasure left the log as it was.
emptySoon(0)

/**
 * Once a transaction fails, everything of its epoch is refused: later work may stand on it. The
 * main thread starts a new epoch when it hears of the failure.
 */
let deadEpoch = -1

port.on('message', (first: Request[] | 'close') => {
  const batch: Request[] = []
  let isClosing = false
  let size = 0
  let next: { message: Request[] | 'close' } | undefined = { message: first }
  while (next) {
    if (next.message === 'close') isClosing = true
    else batch.push(...next.message)
    if (next.message !== 'close')
      size += next.message.reduce((sum, { work }) => sum + sizeOf(work), 0)
    next = size < MOST ? receiveMessageOnPort(port) : undefined
  }
  if (batch.length > 0) port.postMessage(commit(batch))
  uncopied += size
  idle.refresh()
  if (batch.some(({ work }) => isErasure(work))) emptySoon(EMPTY_MS)
  if (isClosing) {
    if (emptying) emptyLog(db)
    clearTimeout(emptying)
    clearTimeout(idle)
    db.close()
    port.close()
  }
})

function commit(batch: readonly Request[]): Outcome[] {
  const alive = batch.filter((request) => request.epoch > deadEpoch)
  const dead = batch.filter((request) => request.epoch <= deadEpoch)
  const refuse = (request: Request, reason: string): Outcome => {
    return { ticket: request.ticket, ok: false, reason }
  }
  const refused = dead.map((request) => refuse(request, 'built on a failed write'))
  try {
    return [...refused, ...transaction(alive)]
  } catch (error) {
    deadEpoch = Math.max(deadEpoch, ...alive.map((request) => request.epoch))
    const reason = error instanceof Error ? error.message : 'unknown'
    return [...refused, ...alive.map((request) => refuse(request, reason))]
  }
}

function transaction(batch: readonly Request[]): Outcome[] {
  if (batch.length === 0) return []
  db.exec('BEGIN IMMEDIATE')
  try {
    const outcomes = batch.map(({ ticket, work }): Outcome => {
      return { ticket, ok: true, version: write(work) }
    })
    if (commitDelayMs > 0) Atomics.wait(clock, 0, 0, commitDelayMs)
    db.exec('COMMIT')
    return outcomes
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK')
    throw error
  }
}
