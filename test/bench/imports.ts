// A file of consents, against reading it with the same parser and inserting the rows as they are.

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { ImportView } from '../../src/doors/imports/record.ts'
import { question } from './checks.ts'
import { byTurns, load } from './load.ts'
import type { Bench, Served } from './processes.ts'
import type { Report } from './report.ts'
import { phoneOf } from './seed.ts'

/** Bytes that ours keeps of a row beyond the row itself: the person, the event, sealed. */
const KEPT = 'x'.repeat(1_500)
const LOOK_MS = 20

/** Rows like those of a shop's own list, each of somebody new. */
async function listOf(path: string, rows: number): Promise<string> {
  const out = createWriteStream(path)
  let text = 'phone,topics,entryPoint,at,noticeId,evidence\n'
  for (let i = 0; i < rows; i++) {
    const at = new Date(1_735_689_600_000 + i * 1_000).toISOString()
    const evidence = `"{""order"":""A-${i}"",""page"":""https://shop.example/checkout""}"`
    text += `${phoneOf(i)},offers;order-updates,demo-import,${at},demo-notice,${evidence}\n`
    if (text.length < 1_000_000) continue
    if (!out.write(text)) await once(out, 'drain')
    text = ''
  }
  out.end(text)
  await once(out, 'finish')
  return path
}

/** Sends the file and waits until every row is recorded. */
async function send(served: Served, path: string): Promise<ImportView> {
  const { port, headers } = served.target('/v1/imports', () => '')
  const url = `http://127.0.0.1:${port}/v1/imports`
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'text/csv', ...headers },
    body: Readable.toWeb(createReadStream(path, { highWaterMark: 256 * 1024 })),
    duplex: 'half',
  })
  let now = (await response.json()) as ImportView
  while (now.state === 'running') {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    now = (await (
      await fetch(`${url}/${now.id}`, { headers: { ...headers } })
    ).json()) as ImportView
  }
  return now
}

export async function imports(
  bench: Bench,
  report: Report,
  { rows, rounds }: { rows: number; rounds: number },
) {
  const folder = await bench.folder()
  const many = await listOf(join(folder, 'many.csv'), rows)
  const few = await listOf(join(folder, 'few.csv'), Math.ceil(rows / 10))
  const peaks = new Map<string, number>()

  /** Rows a second into a new store. */
  const ours = (path: string, count: number) => async () => {
    const served = await bench.serve('ours', { dataDir: await bench.folder(), isWorking: true })
    const begin = performance.now()
    const { state, accepted } = await send(served, path)
    const seconds = (performance.now() - begin) / 1_000
    if (state !== 'finished' || accepted !== count) throw new Error(`${state}: ${accepted} rows`)
    peaks.set(path, Math.max(peaks.get(path) ?? 0, await served.peakMb()))
    await served.end()
    return count / seconds
  }
  /** @param more added to each row, so that sizes are equal */
  const raw = (more: string) => async () => {
    const args = [many, join(await bench.folder(), 'raw.sqlite'), more]
    const child = fork(new URL('./raw-insert.ts', import.meta.url), args)
    const [ms] = (await once(child, 'message')) as [number]
    return rows / (ms / 1_000)
  }
  /** The same rows of ours, undecided. */
  const kept = async () => {
    const child = fork(new URL('./kept-insert.ts', import.meta.url), [many, await bench.folder()])
    const [ms] = (await once(child, 'message')) as [number]
    return rows / (ms / 1_000)
  }
  const medians = await byTurns(rounds, {
    ours: ours(many, rows),
    bare: raw(''),
    padded: raw(KEPT),
    kept,
  })
  await ours(few, Math.ceil(rows / 10))()
  const what = `import of ${rows.toLocaleString('en')} rows`
  const mb = Math.round((await stat(many)).size / 1e6)
  report.note(`${what}: a file of ${mb} MB, until all is recorded`)
  report.ratio('  against the parser and raw inserts', medians.ours, medians.bare, '/s', '≥ 0.4')
  report.ratio('  the same, as many bytes inserted', medians.ours, medians.padded, '/s', '≥ 0.4')
  report.ratio('  against keeping the same rows, undecided', medians.ours, medians.kept, '/s', '')
  report.figure('  its peak of memory', peaks.get(many) ?? 0, 'MB', 'flat')
  report.figure('  that of a tenth of the rows', peaks.get(few) ?? 0, 'MB', 'flat')
  await beside(bench, report, few)
}

/** Checks while a file is worked on: they share the thread, and may wait for a slice of it. */
async function beside(bench: Bench, report: Report, path: string) {
  const served = await bench.serve('ours', { dataDir: await bench.folder(), isWorking: true })
  const target = served.target('/v1/eligibility', question(1_000))
  const alone = await load(target, { clients: 1, requests: 2_000 })
  const sending = send(served, path)
  const during = await load(target, { clients: 1, requests: 500 })
  await sending
  await served.end()
  report.figure('  p50 of a check alone', alone.p50, 'ms', '')
  report.figure('  p50 of a check beside an import', during.p50, 'ms', '')
}
