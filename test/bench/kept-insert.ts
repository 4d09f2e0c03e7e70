// Reads a CSV file with the parser that imports use and keeps of each row what ours keeps: the
// person and the event, under keyed hashes, sealed, in the same tables with the same indexes. Nothing
// is checked, looked up or decided; it is what keeping alone costs on this machine.
// Run as: node kept-insert.ts <file> <data dir>; answers with the milliseconds it took.

import { createReadStream } from 'node:fs'
import { Parser } from 'csv-parse'
import { createKeyring } from '../../src/keys/keyring.ts'
import { connect } from '../../src/ledger/embedded/schema.ts'
import { writerOf } from '../../src/ledger/embedded/writes.ts'
import { keptOf } from './seed.ts'
import { SECRET } from './served.ts'

/** Rows of one durable transaction. */
const TOGETHER = 2_000

const [file = '', dataDir = ''] = process.argv.slice(2)
const keyring = createKeyring(SECRET)
const db = connect(dataDir)
const write = writerOf(db, keyring.seal)
const begin = performance.now()
const rows: { key: string; cells: readonly string[] }[] = []
const parser = createReadStream(file, { highWaterMark: 256 * 1024 }).pipe(new Parser({ from: 2 }))
for await (const cells of parser as AsyncIterable<string[]>) {
  const value = cells[0] ?? ''
  rows.push({ key: keyring.lookup('demo', { kind: 'phone', value }), cells })
}
// As an import does, so that persons who lie together are written together.
rows.sort((a, b) => (a.key < b.key ? -1 : 1))
const now = Date.now()
for (let i = 0; i < rows.length; i += TOGETHER) {
  db.exec('BEGIN IMMEDIATE')
  for (const { cells } of rows.slice(i, i + TOGETHER)) {
    const [phone = '', , , , , evidence = ''] = cells
    write(
      keptOf(keyring, { phone, id: `${phone}.${i}`, now, evidence: { provided: { evidence } } }),
    )
  }
  db.exec('COMMIT')
}
process.send?.(performance.now() - begin)
db.close()
process.disconnect?.()
