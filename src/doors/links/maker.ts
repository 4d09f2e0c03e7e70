// The thread that makes codes and posters, one after the other: drawing one and reading it back
// takes tenths of a second, in which the main thread would answer nobody.

import { type MessagePort, parentPort } from 'node:worker_threads'
import { ToolkitError } from '../../errors.ts'
import { make, type Order } from './make.ts'

/** An order to make, and when it was given. */
export interface Job {
  readonly order: Order
  /** Epoch ms. */
  readonly at: number
}

/** A file, or why there is none: `refused` is the caller's to mend, `failed` is ours. */
export type Made =
  | { readonly file: Uint8Array }
  | { readonly refused: Pick<ToolkitError, 'code' | 'message' | 'faults'> }
  | { readonly failed: unknown }

const port = parentPort as MessagePort

port.on('message', async ({ order, at }: Job) => {
  port.postMessage(await make(order, at).then((file): Made => ({ file }), unmade))
})

/** Errors lose their class on the way to another thread. */
function unmade(error: unknown): Made {
  if (!(error instanceof ToolkitError)) return { failed: error }
  const { code, message, faults } = error
  return { refused: { code, message, faults } }
}
