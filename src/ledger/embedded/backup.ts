// A copy of the embedded store, made beside a running server.

import { chmod, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { FILE } from './schema.ts'

/** All pages in one step: a copy in several begins anew whenever the server writes between two. */
const ALL_PAGES = 2 ** 31 - 1

/** What a copy holds. */
export interface BackedUp {
  /** Facts about people. */
  readonly facts: number
  readonly bytes: number
}

/**
 * Copies the store as it is at one moment: every fact acknowledged before the call is in the copy.
 * Writing goes on meanwhile. The copy gets its name when it is whole and on the disk.
 * @param options.folder made if needed; used as `DATA_DIR`, it is a store
 * @throws Error when the folder holds anything, or the copy is damaged
 */
export async function backUp(options: {
  readonly dataDir: string
  readonly folder: string
}): Promise<BackedUp> {
  const { dataDir, folder } = options
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if ((await readdir(folder)).length > 0) throw new Error(`${folder} is not empty.`)
  const draft = join(folder, `${FILE}.part`)
  const source = new DatabaseSync(join(dataDir, FILE), { readOnly: true })
  try {
    await backup(source, draft, { rate: ALL_PAGES })
    const facts = checked(draft)
    await chmod(draft, 0o600)
    await sync(draft)
    const { size: bytes } = await stat(draft)
    await rename(draft, join(folder, FILE))
    await sync(folder)
    return { facts, bytes }
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  } finally {
    source.close()
  }
}

/** How many facts the copy holds. @throws Error when SQLite finds it damaged */
function checked(file: string): number {
  const db = new DatabaseSync(file)
  try {
    const { quick_check: found } = db.prepare('PRAGMA quick_check(1)').get() as {
      quick_check: string
    }
    if (found !== 'ok') throw new Error(`The copy is damaged: ${found}`)
    return (db.prepare('SELECT count(*) AS facts FROM event').get() as { facts: number }).facts
  } finally {
    db.close()
  }
}

/** Until it is on the disk: a file, or the names in a folder. */
async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
