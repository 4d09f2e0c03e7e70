// One worker in a process of its own: works on the queue until it is told to stop.

import { openStore, partsOf } from './world.ts'

const tell = (said: object) => process.send?.(said)

const store = await openStore(JSON.parse(process.argv[2] ?? '{}'))
const { parts } = await partsOf(store, ({ messageId }) => tell({ left: messageId }))
parts.start()
tell({ ready: true })
process.on('message', async () => {
  await parts.stop()
  await store.close()
  process.disconnect?.()
})
