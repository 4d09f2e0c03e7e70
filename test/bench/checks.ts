// Eligibility over HTTP on the embedded store: one person, a thousand, among a million.

import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { FILE } from '../../src/ledger/embedded/schema.ts'
import { byTurns, load, median } from './load.ts'
import type { Bench, Served } from './processes.ts'
import type { Report } from './report.ts'
import { phoneOf } from './seed.ts'

export interface Store {
  readonly folder: string
  readonly people: number
}

const CLIENTS = 16
const MESSAGE = { type: 'template', category: 'marketing', topic: 'offers' }

/** Asks about a person of the first `people`, any of them alike. */
export const question = (people: number) => () =>
  JSON.stringify({ to: phoneOf(Math.floor(Math.random() * people)), message: MESSAGE })

/** The text of one answer. */
export async function answerOf(served: Served, path: string, body: string): Promise<string> {
  const { port, headers } = served.target(path, () => body)
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })
  if (!response.ok) throw new Error(`${path} answered ${response.status}`)
  return response.text()
}

export async function check(bench: Bench, report: Report, few: Store, rounds: number) {
  const path = '/v1/eligibility'
  const ask = question(few.people)
  const ours = await bench.serve('ours', { dataDir: few.folder })
  const bare = await bench.serve('constant', { answer: await answerOf(ours, path, ask()) })
  const rate = (served: Served) => async () =>
    (await load(served.target(path, ask), { clients: CLIENTS, requests: 20_000 })).perSecond
  const medians = await byTurns(rounds, { ours: rate(ours), bare: rate(bare) })
  report.ratio('checks, against a bare route', medians.ours, medians.bare, '/s', '≥ 0.7')
  await ours.end()
  await bare.end()
}

export async function batch(
  bench: Bench,
  report: Report,
  stores: readonly Store[],
  rounds: number,
) {
  const path = '/v1/eligibility/batch'
  for (const { folder, people } of stores) {
    const body = () => {
      const start = Math.floor(Math.random() * (people - 999))
      const to = Array.from({ length: 1_000 }, (_, i) => phoneOf(start + i))
      return JSON.stringify({ to, message: MESSAGE })
    }
    const ours = await bench.serve('ours', { dataDir: folder })
    const bare = await bench.serve('batch', { dataDir: folder })
    const rate = (served: Served) => async () =>
      (await load(served.target(path, body), { clients: 2, requests: 150 })).perSecond
    const medians = await byTurns(rounds, { ours: rate(ours), bare: rate(bare) })
    const what = `batches of 1,000 among ${people.toLocaleString('en')} persons`
    report.ratio(what, medians.ours, medians.bare, '/s', '≥ 0.5')
    await ours.end()
    await bare.end()
  }
}

/**
 * The same question, one after the other, with a thousand persons stored and with many. Each round
 * has processes of its own: where one happens to lie in memory makes a tenth of difference.
 */
export async function scale(bench: Bench, report: Report, few: Store, many: Store, rounds: number) {
  // Both files are in the system's memory, as they are in a server that has run for a while; the
  // first touch of a page costs what the disk costs, and that is not ours.
  for (const { folder } of [many, few]) {
    for await (const _ of createReadStream(join(folder, FILE)));
  }
  const figures = { many: [] as number[], few: [] as number[] }
  for (let round = 0; round < rounds; round++) {
    const sides = [
      { store: many, into: figures.many },
      { store: few, into: figures.few },
    ]
    const served = await Promise.all(
      sides.map(({ store }) => bench.serve('ours', { dataDir: store.folder })),
    )
    for (const isWarm of [false, true, true]) {
      for (const [i, { store, into }] of sides.entries()) {
        const target = (served[i] as Served).target('/v1/eligibility', question(store.people))
        const { p50 } = await load(target, { clients: 1, requests: 6_000 })
        if (isWarm) into.push(p50)
      }
    }
    for (const each of served) await each.end()
  }
  const what = `p50 of a check, ${many.people.toLocaleString('en')} persons against 1,000`
  report.ratio(what, median(figures.many), median(figures.few), 'ms', '≤ 1.25')
}
