// A newcomer needs no SECRET_KEY: the first start makes one, and keeps it beside the data it opens.

import { randomBytes, randomUUID } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'

const MINIMUM_BYTES = 32

/**
 * The key kept in a data folder, made on first use: 32 random bytes as base64url, in the file
 * `secret-key` that only its owner may read. Two processes starting at once get the same key:
 * the file appears whole or not at all, and the one that comes second takes the first one's.
 * @param dataDir made when it is missing
 * @throws Error when the file is shorter than a key; it is left as it is, since data may need it
 */
export function developmentSecret(dataDir: string): string {
  const file = join(dataDir, 'secret-key')
  const kept = read(file)
  if (kept !== undefined) return kept
  mkdirSync(dataDir, { recursive: true })
  const draft = join(dataDir, `.secret-key-${randomUUID()}`)
  try {
    write(draft, `${randomBytes(MINIMUM_BYTES).toString('base64url')}\n`)
    // A link, not a rename: it fails when the other process was first, where a rename replaces.
    linkSync(draft, file)
    flushFolder(dataDir)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
  const made = read(file)
  if (made === undefined) throw new Error(`${file} vanished while it was being made`)
  return made
}

function read(file: string): string | undefined {
  let secret: string
  try {
    secret = readFileSync(file, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  if (Buffer.byteLength(secret) < MINIMUM_BYTES) throw new Error(`${file} is too short to be a key`)
  return secret
}

function write(file: string, text: string): void {
  const handle = openSync(file, 'wx', 0o600)
  try {
    writeSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** So that the name outlives a power cut as surely as the data sealed with the key does. */
function flushFolder(dir: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(dir, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
