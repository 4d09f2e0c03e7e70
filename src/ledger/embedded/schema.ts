// Tables of the embedded store, and how its connections are set.

import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { keyOf, slotsOf, tagOf, withFirst } from './slots.ts'

/** Raised with every change of the tables; a newer file is refused. */
const SCHEMA_VERSION = 5

export const FILE = 'optin.sqlite'

const OWNER_FILE = 'owner.sqlite'

/** Another process writes for a moment only. */
const PATIENCE_MS = 5_000

/** Events a person may have before the later ones stand in an index of their own. */
export const LONG = 500

const PERSON_INDEX = 'CREATE INDEX event_person ON event (slot, tag) WHERE n > 1'
const LONG_INDEX = `CREATE INDEX event_long ON event (slot) WHERE n > ${LONG}`

/**
 * person: one row per person or alias, at its slot (slots.ts); `record` is JSON, and all there
 * is: each column of a row read costs as much as a kilobyte of it. It ends with the place of the
 * person's first event: most persons have few, and writing to an index costs a page of it.
 * event: append-only; `seq` is the order of the feed, `slot` its person's, `tag` a short hash of `id`:
 * later events are found by these two, since an index of the texts themselves is four times the
 * size. `event_long` has the later events of long histories in the order recorded, so that these are
 * read from their end, and page by page, at the cost of short ones; hardly anybody has one, so it
 * costs nothing to write. doc: settings and other small documents; `changed` grows with every write.
 */
const TABLES = `
  CREATE TABLE person (
    slot INTEGER PRIMARY KEY, record TEXT NOT NULL
  );
  CREATE TABLE event (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, person TEXT NOT NULL, n INTEGER NOT NULL,
    id TEXT NOT NULL, business TEXT NOT NULL, recorded_at INTEGER NOT NULL, body TEXT NOT NULL,
    slot INTEGER NOT NULL, tag INTEGER NOT NULL
  );
  ${PERSON_INDEX};
  ${LONG_INDEX};
  CREATE INDEX event_feed ON event (business, seq);
  CREATE TABLE doc (
    kind TEXT NOT NULL, id TEXT NOT NULL, business TEXT NOT NULL, version INTEGER NOT NULL,
    body TEXT NOT NULL, expires_at INTEGER, changed INTEGER NOT NULL, PRIMARY KEY (kind, id)
  );
  CREATE INDEX doc_business ON doc (kind, business, id);
  CREATE INDEX doc_changed ON doc (changed);
  CREATE INDEX doc_expiry ON doc (expires_at) WHERE expires_at IS NOT NULL;
  CREATE TABLE tick (only INTEGER PRIMARY KEY CHECK (only = 1), value INTEGER NOT NULL);
  INSERT INTO tick VALUES (1, 0);
`

/** Pages the log may hold, 4 kB each, before whoever commits next copies it into the file. */
const LOG_PAGES = 24_000

/**
 * Opens the file for reading and writing, durable at each commit; makes the tables if new. Persons
 * lie scattered, so the log is copied into the file seldom, when many changes of one page have come
 * together, and by the writer when it has nothing else to do. What is let go of is written over: an
 * erasure must not leave behind what an earlier move or change of a row let go of.
 */
export function connect(dataDir: string): DatabaseSync {
  const db = new DatabaseSync(privateFile(dataDir, FILE))
  db.exec(`
    PRAGMA busy_timeout = ${PATIENCE_MS};
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA wal_autocheckpoint = ${LOG_PAGES};
    PRAGMA foreign_keys = OFF;
    PRAGMA secure_delete = ON;
  `)
  migrate(db)
  return db
}

/**
 * Path of a file that only its owner may read, whatever the folder and the umask allow; made if
 * need be. SQLite gives its log and shared memory the same mode when it makes them; those that an
 * earlier version left are set, too. Where there are no modes nothing happens.
 */
function privateFile(dataDir: string, name: string): string {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const file = join(dataDir, name)
  try {
    // Never opened beside SQLite: closing it would let go of this process's locks on it.
    closeSync(openSync(file, 'ax', 0o600))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  for (const path of [file, `${file}-wal`, `${file}-shm`]) {
    try {
      chmodSync(path, 0o600)
    } catch {
      // Not there, or another user's, who sees to it.
    }
  }
  return file
}

/** Copies the log into the file, as far as nobody reads an earlier moment. */
export function copyLog(db: DatabaseSync): void {
  try {
    db.exec('PRAGMA wal_checkpoint(PASSIVE)')
  } catch {
    // Another process copies it, or the disk is full: what is in the log is kept all the same.
  }
}

/**
 * Copies the log into the file and empties it: it still holds pages as they were before an erasure.
 * @returns whether it did; not while somebody reads an earlier moment, nor on a disk that is full
 */
export function emptyLog(db: DatabaseSync): boolean {
  db.exec('PRAGMA busy_timeout = 0')
  try {
    const { busy } = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number }
    return busy === 0
  } catch {
    return false
  } finally {
    db.exec(`PRAGMA busy_timeout = ${PATIENCE_MS}`)
  }
}

function migrate(db: DatabaseSync): void {
  db.exec('BEGIN IMMEDIATE')
  try {
    const row = db.prepare('PRAGMA user_version').get() as { user_version: number }
    if (row.user_version > SCHEMA_VERSION) {
      throw new Error('The store was written by a newer version of the toolkit.')
    }
    if (row.user_version === 0) db.exec(TABLES)
    if (row.user_version === 1) moveToNewSlots(db)
    if (row.user_version === 1 || row.user_version === 2) findBySlot(db)
    if ([1, 2, 3].includes(row.user_version)) db.exec(LONG_INDEX)
    if ([1, 2, 3, 4].includes(row.user_version)) pointToFirst(db)
    if (row.user_version !== SCHEMA_VERSION) db.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`)
    db.exec('COMMIT')
  } catch (error) {
    db.exec('ROLLBACK')
    throw error
  }
}

/** Version 1 had persons at slots by the last bits of their keys; see slots.ts. */
function moveToNewSlots(db: DatabaseSync): void {
  db.exec(`
    ALTER TABLE person RENAME TO person_before;
    CREATE TABLE person (slot INTEGER PRIMARY KEY, record TEXT NOT NULL);
  `)
  const find = slotsOf(db)
  const insert = db.prepare('INSERT INTO person (slot, record) VALUES (?, ?)')
  for (const row of db.prepare('SELECT record FROM person_before').iterate()) {
    const { record } = row as { record: string }
    insert.run(find(keyOf(record)).slot, record)
  }
  db.exec('DROP TABLE person_before')
}

/** Until version 2 events were found by the texts of their person and id. */
function findBySlot(db: DatabaseSync): void {
  db.exec(`
    DROP INDEX event_id;
    DROP INDEX event_person;
    ALTER TABLE event ADD COLUMN slot INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE event ADD COLUMN tag INTEGER NOT NULL DEFAULT 0;
  `)
  const find = slotsOf(db)
  const next = db.prepare('SELECT seq, person, id FROM event WHERE seq > ? ORDER BY seq LIMIT 1000')
  const update = db.prepare('UPDATE event SET slot = ?, tag = ? WHERE seq = ?')
  for (let last = 0; ; ) {
    const rows = next.all(last) as unknown as { seq: number; person: string; id: string }[]
    for (const { seq, person, id } of rows) update.run(find(person).slot, tagOf(id), seq)
    const end = rows.at(-1)
    if (!end) break
    last = end.seq
  }
  db.exec('CREATE INDEX event_person ON event (slot, tag)')
}

/** Until version 4 the first events stood in the index, too. */
function pointToFirst(db: DatabaseSync): void {
  db.exec('ALTER TABLE person RENAME TO person_before')
  db.exec('CREATE TABLE person (slot INTEGER PRIMARY KEY, record TEXT NOT NULL)')
  const insert = db.prepare('INSERT INTO person (slot, record) VALUES (?, ?)')
  const before = db.prepare(
    `SELECT slot, record, (
       SELECT min(seq) FROM event INDEXED BY event_person WHERE event.slot = person_before.slot
     ) AS first FROM person_before ORDER BY slot`,
  )
  for (const row of before.iterate()) {
    const { slot, record, first } = row as { slot: number; record: string; first: number | null }
    insert.run(slot, first === null ? record : withFirst(record, first))
  }
  db.exec('DROP TABLE person_before')
  db.exec(`DROP INDEX event_person; ${PERSON_INDEX}`)
}

/** SQLITE_BUSY: another process holds the lock. */
const BUSY = 5

/** Another process owns the store. */
export class OwnedError extends Error {}

/**
 * Makes this process the owner of the store until it ends, however it ends: an exclusive
 * transaction on a file of its own, which the operating system lets go with the process.
 * @returns releases the store
 * @throws OwnedError when another process owns it
 */
export function own(dataDir: string): () => void {
  const lock = new DatabaseSync(privateFile(dataDir, OWNER_FILE))
  try {
    lock.exec('PRAGMA busy_timeout = 300; BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if ((error as { errcode?: unknown }).errcode !== BUSY) throw error
    throw new OwnedError(
      'Another process runs on this DATA_DIR. The embedded store serves one; for more, set MONGODB_URI.',
      { cause: error },
    )
  }
  return () => lock.close()
}
