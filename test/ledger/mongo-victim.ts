// A process that records on MongoDB and kills itself between two writes. Run as:
//   node mongo-victim.ts <json: Orders>
// Prints the id of each fact that was acknowledged, one a line.

import { openMongo } from '../../src/ledger/mongo/open.ts'
import type { Step } from '../../src/ledger/mongo/state.ts'
import type { SealedIdentifier } from '../../src/ledger/port.ts'
import { grant, keyring, message, optOut } from './mongo-kit.ts'

export interface Orders {
  readonly uri: string
  readonly databaseName: string
  /** Dies at this step, the first time it comes to it; null lives to the end. */
  readonly dieAt: Step | null
  /** Each person's identifiers. */
  readonly people: readonly (readonly SealedIdentifier[])[]
  /** Begins every event's id. */
  readonly name: string
  /** Facts for each person. */
  readonly rounds: number
}

if (import.meta.main) {
  const orders = JSON.parse(process.argv[2] ?? '') as Orders
  const store = await openMongo({
    uri: orders.uri,
    databaseName: orders.databaseName,
    keyring,
    relayMs: 0,
    onStep(step) {
      if (step === orders.dieAt) process.kill(process.pid, 'SIGKILL')
    },
  })
  const say = (id: string) => process.stdout.write(`${id}\n`)
  for (let round = 0; round < orders.rounds; round++) {
    await Promise.all(
      orders.people.map(async (identifiers, i) => {
        const id = `${orders.name}-${i}-${round}`
        const fact = [grant, message, optOut][round % 3] ?? grant
        await store.ledger.record(identifiers, () => [fact(id, 1_000 + round)])
        say(id)
      }),
    )
  }
  await store.relay()
  await store.close()
}
