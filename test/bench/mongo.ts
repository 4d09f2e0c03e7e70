// On MongoDB the database does most of the work, so what counts is our own process's CPU time.

import { createKeyring } from '../../src/keys/keyring.ts'
import type { MongoServer } from '../support/mongo-server.ts'
import { answerOf } from './checks.ts'
import { byTurns, load } from './load.ts'
import type { Bench, Served } from './processes.ts'
import { consents } from './records.ts'
import type { Report } from './report.ts'
import { phoneOf } from './seed.ts'
import { SECRET } from './served.ts'

const PEOPLE = 300
const CHECKS = 3_000
const MESSAGE = { type: 'template', category: 'marketing', topic: 'offers' }

export async function mongo(bench: Bench, report: Report, server: MongoServer, rounds: number) {
  const mongoUri = new URL(`bench${process.pid}`, server.uri).href
  const ours = await bench.serve('ours', { mongoUri })
  const fill = consents()
  for (let i = 0; i < PEOPLE; i++) await answerOf(ours, '/v1/consents', fill())
  const keyring = createKeyring(SECRET)
  const anybody = () => phoneOf(2_000_000 + Math.floor(Math.random() * PEOPLE))
  const ask = () => JSON.stringify({ to: anybody(), message: MESSAGE })
  const find = () => {
    const to = anybody()
    const id = `demo.${keyring.lookup('demo', { kind: 'phone', value: to })}`
    return JSON.stringify({ to, message: MESSAGE, id })
  }
  const answer = await answerOf(ours, '/v1/eligibility', ask())
  const bare = await bench.serve('findone', { mongoUri, answer })
  const cost = (served: Served, body: () => string) => async () => {
    const before = await served.cpu()
    await load(served.target('/v1/eligibility', body), { clients: 8, requests: CHECKS })
    return ((await served.cpu()) - before) / CHECKS
  }
  const medians = await byTurns(rounds, { ours: cost(ours, ask), bare: cost(bare, find) })
  const database = server.isOwn ? 'SecantusDB' : 'MONGODB_URI'
  const what = `CPU of a check on ${database}, against one findOne`
  report.ratio(what, medians.ours, medians.bare, 'µs', '≤ 1.3')
  await ours.end()
  await bare.end()
}
