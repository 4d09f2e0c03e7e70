// Reads a CSV file with the parser that imports use and inserts its rows as they are.
// Run as: node raw-insert.ts <file> <database> <more>; answers with the milliseconds it took.

import { createReadStream } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { Parser } from 'csv-parse'

/** Rows of one durable transaction. */
const TOGETHER = 2_000

const [file = '', database = '', more = ''] = process.argv.slice(2)
const db = new DatabaseSync(database)
db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
db.exec('CREATE TABLE raw (id INTEGER PRIMARY KEY, a TEXT, b TEXT, c TEXT, d TEXT, e TEXT, f TEXT)')
const insert = db.prepare('INSERT INTO raw (a, b, c, d, e, f) VALUES (?, ?, ?, ?, ?, ?)')
const begin = performance.now()
let count = 0
db.exec('BEGIN')
const parser = createReadStream(file, { highWaterMark: 256 * 1024 }).pipe(new Parser({ from: 2 }))
for await (const row of parser) {
  const [a, b, c, d, e, f] = row as string[]
  insert.run(a ?? '', b ?? '', c ?? '', d ?? '', e ?? '', (f ?? '') + more)
  if (++count % TOGETHER === 0) db.exec('COMMIT; BEGIN')
}
db.exec('COMMIT')
process.send?.(performance.now() - begin)
db.close()
process.disconnect?.()
