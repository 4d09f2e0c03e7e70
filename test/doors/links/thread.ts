// A thread in place of the one that makes codes: it does what the text of an order says.

import { type MessagePort, parentPort } from 'node:worker_threads'
import type { Job, Made } from '../../../src/doors/links/maker.ts'

const port = parentPort as MessagePort

port.on('message', ({ order }: Job) => {
  if (order.text === 'hang') for (;;);
  if (order.text === 'throw') throw new Error('thrown in the thread')
  if (order.text === 'exit') process.exit(3)
  const made: Made =
    order.text === 'fail'
      ? { failed: new Error('no font') }
      : { file: Buffer.from(`made of ${order.text}`) }
  port.postMessage(made)
})
