// `optin import`: a file into the ledger. An embedded store belongs to its running server, so then the
// file goes through that; else this process writes the facts itself.

import { createReadStream, createWriteStream, statSync } from 'node:fs'
import { extname } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ImportView } from '../doors/imports/record.ts'
import { ToolkitError } from '../errors.ts'
import { openStoreIfFree, serverOf } from '../start.ts'
import { type Importer, importerAt, importerHere, type Query } from './importers.ts'
import type { Tools } from './main.ts'
import { type Progress, progressOn, type Terminal } from './progress.ts'
import { needed, UsageError, type Values } from './usage.ts'

export const IMPORT_HELP = `Usage: optin import --business <slug> --file <path> [options]
       optin import --business <slug> --undo <import id>

  --business  slug of the business, for example demo
  --file      a CSV file, or one of NDJSON (.ndjson, .jsonl); UTF-8, or UTF-16 with its mark
  --format    csv or ndjson, where the name does not tell
  --mode      consents (default) or optouts
              consents: phone, topics (parted by ;), entryPoint, at, noticeId, evidence
              optouts: phone or hash, scope (all, marketing, topic), topics, at, evidence
  --dry-run   only say what would happen
  --map       our column and the file's: --map phone:Mobile --map at:OptedAt
  --set       what holds where the file says nothing: --set entryPoint:demo-import
  --ignore    columns of the file to leave out: --ignore Name,Email
  --country   ISO alpha-2, for phones in national form
  --rejected  where to put the rejected rows, to be mended and sent again
  --undo      takes back all that an import recorded
  --json      print the answer of the API

  No import ever lifts a person's no. The same file sent twice changes nothing.
`

const text = { type: 'string' } as const
const list = { type: 'string', multiple: true } as const

export const IMPORT_OPTIONS = {
  ...{ business: text, file: text, format: text, mode: text, country: text },
  ...{ rejected: text, undo: text, map: list, set: list, ignore: list },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
} as const

/** Pause between two looks at an import that runs. */
const LOOK_MS = 200

/** @returns what is printed */
export async function importFile(tools: Tools, values: Values): Promise<string> {
  const business = needed(values, 'business')
  if (!tools.settings.catalog.business(business)) {
    throw new ToolkitError('not_found', 'There is no such business.')
  }
  const undo = values.undo
  const work =
    typeof undo === 'string'
      ? (importer: Importer, bars: Bars) => undoOne(importer, undo, bars)
      : sending(values)
  const importer = await importerFor(tools, business)
  const bars = barsOn(process.stderr)
  try {
    const done = await work(importer, bars)
    bars.end()
    const path = values.rejected
    if (typeof path === 'string' && done.rejected > 0) {
      await pipeline(await importer.rejected(done.id), createWriteStream(path, { mode: 0o600 }))
    }
    if (done.state === 'failed') throw new Error(`The import ${done.id} failed; see the log.`)
    return values.json ? JSON.stringify(done) : summary(done, typeof path === 'string' ? path : '')
  } finally {
    bars.end()
    await importer.close()
  }
}

/** One bar after the other: of what is sent, then of what is worked on. */
function barsOn(terminal: Terminal) {
  let shown: { readonly label: string; readonly bar: Progress } | undefined
  return {
    show(label: string, done: number, total: number) {
      if (shown?.label !== label) shown = { label, bar: progressOn(terminal, label, total) }
      shown.bar.at(done)
    },
    end: () => shown?.bar.end(),
  }
}
type Bars = ReturnType<typeof barsOn>

async function importerFor(tools: Tools, business: string): Promise<Importer> {
  const { config, keyring, documents } = tools
  const store = await openStoreIfFree(config, keyring)
  if (store) return importerHere({ ...tools, store }, business)
  const origin = await serverOf(documents)
  if (origin === undefined) throw new Error('Another process runs on this DATA_DIR; end it first.')
  return importerAt(tools, origin, business)
}

function sending(values: Values) {
  const path = needed(values, 'file')
  const query: Query = {
    mode: modeOf(values.mode),
    dryRun: values['dry-run'] === true,
    map: listOf(values.map),
    set: listOf(values.set),
    ignore: listOf(values.ignore),
    ...(typeof values.country === 'string' && { country: values.country }),
  }
  const format = formatOf(path, values.format)
  const { size } = statSync(path)
  return async (importer: Importer, bars: Bars) => {
    let sent = 0
    const counter = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        sent += chunk.length
        bars.show('Sending', sent, size)
        done(null, chunk)
      },
    })
    const file = createReadStream(path)
    file.on('error', (error) => counter.destroy(error))
    return finished(importer, await importer.send(file.pipe(counter), format, query), bars)
  }
}

async function undoOne(importer: Importer, id: string, bars: Bars) {
  return finished(importer, await importer.undo(id), bars)
}

/** Waits until an import is at its end. */
async function finished(importer: Importer, first: ImportView, bars: Bars) {
  let now = first
  while (now.state === 'running') {
    bars.show('Recording', now.rows, now.total)
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    now = await importer.look(now.id)
  }
  return now
}

const listOf = (value: Values[string]): readonly string[] => (Array.isArray(value) ? value : [])

function modeOf(value: Values[string]): Query['mode'] {
  if (value === undefined) return 'consents'
  if (value === 'consents' || value === 'optouts') return value
  throw new UsageError('--mode is consents or optouts.')
}

function formatOf(path: string, given: Values[string]): 'csv' | 'ndjson' {
  if (given === 'csv' || given === 'ndjson') return given
  if (given !== undefined) throw new UsageError('--format is csv or ndjson.')
  const end = extname(path).toLowerCase()
  if (end === '.csv') return 'csv'
  if (end === '.ndjson' || end === '.jsonl') return 'ndjson'
  throw new UsageError('The name of the file does not tell its kind: give --format.')
}

/** What came of an import, for people. */
function summary(done: ImportView, rejectedPath: string): string {
  const number = (n: number) => n.toLocaleString('en').padStart(12)
  const lines = [
    `${done.id} ${done.state}${done.dryRun ? ' (dry run: nothing was recorded)' : ''}`,
    `${number(done.total)} rows`,
    `${number(done.accepted)} accepted`,
    `${number(done.unchanged)} unchanged`,
    `${number(done.optedOut)} opted out`,
    `${number(done.rejected)} rejected`,
    ...done.errors.slice(0, 10).map(({ row, code }) => `  row ${row}: ${code}`),
  ]
  if (done.rejected > 10) lines.push('  …')
  if (done.rejected > 0) {
    const where = rejectedPath === '' ? 'give --rejected <path> for them' : `in ${rejectedPath}`
    lines.push(`Rejected rows, to mend and send again: ${where}.`)
  }
  return lines.join('\n')
}
