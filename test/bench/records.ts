// Recording over HTTP on the embedded store, and checks beside it.

import { answerOf, question } from './checks.ts'
import { byTurns, load, median } from './load.ts'
import type { Bench, Served } from './processes.ts'
import type { Report } from './report.ts'
import { phoneOf } from './seed.ts'

const PATH = '/v1/consents'
const CLIENTS = 64
const TEXT =
  'Sakura Coffee may send you messages on WhatsApp about offers. Reply STOP to stop at any time.'

/** A consent of somebody new each time. */
export function consents(): () => string {
  let i = 2_000_000
  return () =>
    JSON.stringify({
      person: phoneOf(i++),
      topics: ['offers'],
      entryPoint: 'demo-api',
      act: { kind: 'form', at: new Date().toISOString() },
      notice: { id: 'demo-notice' },
      evidence: { page: 'https://shop.example/checkout', text: TEXT },
    })
}

export async function record(bench: Bench, report: Report, rounds: number) {
  const ours = await bench.serve('ours', { dataDir: await bench.folder() })
  // As many bytes as ours keeps of each: the person and the event, sealed, about a kilobyte more.
  const bare = await bench.serve('insert', {
    dataDir: await bench.folder(),
    answer: 'x'.repeat(1_000),
  })
  await answerOf(ours, PATH, consents()())
  const rate = (served: Served, body: () => string) => async () =>
    (await load(served.target(PATH, body), { clients: CLIENTS, requests: 6_000 })).perSecond
  const next = consents()
  const medians = await byTurns(rounds, { ours: rate(ours, next), bare: rate(bare, next) })
  const what = 'consents, against one durable raw insert each'
  report.ratio(what, medians.ours, medians.bare, '/s', '≥ 0.4')
  await ours.end()
  await bare.end()
}

/** Each commit slowed to 5 ms, as a disk does: writers must not wait for each other, nor checks. */
export async function slowed(bench: Bench, report: Report, rounds: number) {
  const slow = await bench.serve('ours', { dataDir: await bench.folder(), commitDelayMs: 5 })
  const fast = await bench.serve('ours', { dataDir: await bench.folder() })
  const next = consents()
  const facts: number[] = []
  for (let round = 0; round < rounds; round++) {
    const { perSecond } = await load(slow.target(PATH, next), {
      clients: CLIENTS,
      requests: 6_000,
    })
    facts.push(perSecond)
  }
  report.figure('facts from 64 clients, commits slowed to 5 ms', median(facts), '/s', '≥ 2,000')

  const beside = (served: Served) => async () => {
    const [{ perSecond }] = await Promise.all([
      load(served.target('/v1/eligibility', question(1_000)), { clients: 8, requests: 12_000 }),
      load(served.target(PATH, next), { clients: CLIENTS, requests: 3_000, rate: 1_500 }),
    ])
    return perSecond
  }
  const medians = await byTurns(rounds, { slow: beside(slow), fast: beside(fast) })
  const what = 'checks beside 1,500 facts/s, slowed against unslowed'
  report.ratio(what, medians.slow, medians.fast, '/s', '≥ 0.9')
  await slow.end()
  await fast.end()
}
