// Outside production a newcomer need not think of a secret: one is made once and kept.

import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where it is kept. */
export const secretFile = (dataDir: string): string => join(dataDir, 'secret-key')

/**
 * The secret kept in `DATA_DIR`, made when there is none. Two processes starting at once get the
 * same one: the file appears whole under its name, and only once.
 * @throws Error when the file is there but damaged
 */
export function developmentSecret(dataDir: string): string {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  return keptSecret(dataDir) ?? made(secretFile(dataDir))
}

/**
 * The secret, if one was made.
 * @throws Error when the file is there but damaged: a new key would orphan everything stored
 */
export function keptSecret(dataDir: string): string | undefined {
  const file = secretFile(dataDir)
  let secret: string
  try {
    secret = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  if (Buffer.byteLength(secret) < 32) throw new Error(`${file} is too short to be a key`)
  return secret
}

function made(file: string): string {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, randomBytes(32).toString('base64url'), { mode: 0o600, flush: true })
  try {
    linkSync(draft, file)
  } catch {
    // Another process was first; its secret counts.
  }
  unlinkSync(draft)
  return readFileSync(file, 'utf8')
}
