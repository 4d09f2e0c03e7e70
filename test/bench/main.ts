// What the hot paths cost, each beside a baseline measured in the same run, by turns with it.
// Run: npm run bench [-- --people 1000000] [--rounds 5] [--only check,batch]

import { parseArgs } from 'node:util'
import { createKeyring } from '../../src/keys/keyring.ts'
import { startMongoServer } from '../support/mongo-server.ts'
import { batch, check, scale } from './checks.ts'
import { imports } from './imports.ts'
import { startAndMemory } from './machine.ts'
import { mongo } from './mongo.ts'
import { Bench } from './processes.ts'
import { record, slowed } from './records.ts'
import { Report } from './report.ts'
import { seed } from './seed.ts'
import { SECRET } from './served.ts'
import { webhooks } from './webhooks.ts'

const PARTS = [
  'check',
  'batch',
  'scale',
  'record',
  'slowed',
  'webhooks',
  'imports',
  'mongo',
  'machine',
] as const

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '5' },
    only: { type: 'string', default: PARTS.join(',') },
  },
})
const people = Number(values.people)
const rounds = Number(values.rounds)
const isOn = (part: (typeof PARTS)[number]) => values.only.split(',').includes(part)

const bench = new Bench()
const report = new Report()
try {
  const keyring = createKeyring(SECRET)
  const few = { folder: await bench.folder(), people: 1_000 }
  seed(few.folder, keyring, 0, few.people)
  const many = { folder: await bench.folder(), people }
  if (isOn('batch') || isOn('scale') || isOn('machine')) seed(many.folder, keyring, 0, people)

  if (isOn('check')) await check(bench, report, few, rounds)
  if (isOn('batch')) await batch(bench, report, [few, many], rounds)
  if (isOn('scale')) await scale(bench, report, few, many, rounds)
  if (isOn('record')) await record(bench, report, rounds)
  if (isOn('slowed')) await slowed(bench, report, rounds)
  if (isOn('webhooks')) await webhooks(bench, report, rounds)
  if (isOn('imports')) await imports(bench, report, { rows: people, rounds: Math.min(rounds, 3) })
  if (isOn('mongo')) {
    const server = await startMongoServer()
    if ('skipped' in server) report.note(`on MongoDB: ${server.skipped}`)
    else {
      await mongo(bench, report, server, rounds).finally(() => server.stop())
    }
  }
  if (isOn('machine')) await startAndMemory(bench, report, many)
} finally {
  await bench.end()
}
report.print()
