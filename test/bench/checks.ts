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

/** What is measured, and in which process. */
interface Side {
  serve(): Promise<Served>
  measure(served: Served): Promise<number>
}

/**
 * Medians of rounds, each in processes of its own, by turns: where a process happens to lie in
 * memory makes a tenth of difference and more.
 */
async function inRounds<T extends string>(
  rounds: number,
  sides: Readonly<Record<T, Side>>,
): Promise<Record<T, number>> {
  const names = Object.keys(sides) as T[]
  const figures = names.map(() => [] as number[])
  for (let round = 0; round < rounds; round++) {
    const served = await Promise.all(names.map((name) => sides[name].serve()))
    for (const isWarm of [false, true, true]) {
      for (const [i, name] of names.entries()) {
        const figure = await sides[name].measure(served[i] as Served)
        if (isWarm) figures[i]?.push(figure)
      }
    }
    for (const each of served) await each.end()
  }
  const medians = names.map((name, i) => [name, median(figures[i] ?? [])])
  return Object.fromEntries(medians) as Record<T, number>
}

export async function check(bench: Bench, report: Report, few: Store, rounds: number) {
  const path = '/v1/eligibility'
  const ask = question(few.people)
  const asked = await bench.serve('ours', { dataDir: few.folder })
  const answer = await answerOf(asked, path, ask())
  await asked.end()
  const measure = async (served: Served) =>
    (await load(served.target(path, ask), { clients: CLIENTS, requests: 20_000 })).perSecond
  const medians = await inRounds(rounds, {
    ours: { serve: () => bench.serve('ours', { dataDir: few.folder }), measure },
    bare: { serve: () => bench.serve('constant', { answer }), measure },
  })
  report.ratio('checks, against a bare route', medians.ours, medians.bare, '/s', '≥ 0.7')
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

/** The same question, one after the other, with a thousand persons stored and with many. */
export async function scale(bench: Bench, report: Report, few: Store, many: Store, rounds: number) {
  // Both files are in the system's memory, as they are in a server that has run for a while; the
  // first touch of a page costs what the disk costs, and that is not ours.
  for (const { folder } of [many, few]) {
    for await (const _ of createReadStream(join(folder, FILE)));
  }
  const side = ({ folder, people }: Store): Side => ({
    serve: () => bench.serve('ours', { dataDir: folder }),
    async measure(served) {
      const target = served.target('/v1/eligibility', question(people))
      return (await load(target, { clients: 1, requests: 6_000 })).p50
    },
  })
  const medians = await inRounds(rounds, { many: side(many), few: side(few) })
  const what = `p50 of a check, ${many.people.toLocaleString('en')} persons against 1,000`
  report.ratio(what, medians.many, medians.few, 'ms', '≤ 1.25')
}
