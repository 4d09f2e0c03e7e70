// `optin backup`, as it is called.

import type { Config } from '../config.ts'
import { backUpStore } from '../start.ts'
import { needed, type Output, UsageError, type Values } from './usage.ts'

export const backupCommand = {
  help: `Usage: optin backup --out <folder>

  --out   folder to make the copy in; empty, or not there yet

Copies the embedded store as it is at this moment, beside a running server too. To go back to it,
start the server with DATA_DIR set to the folder and the same SECRET_KEY: the key is not in the copy,
and without it nothing in it can be read or looked up. Afterwards erase again whoever was erased since.
`,
  options: { out: { type: 'string' } },
  run,
} as const

async function run({ config }: { readonly config: Config }, values: Values): Promise<Output> {
  const folder = needed(values, 'out')
  const made = await backUpStore(config, folder)
  if (!made) throw new UsageError('Facts are in MongoDB: mongodump copies them.')
  const count = made.facts.toLocaleString('en')
  const size = (made.bytes / 1e6).toFixed(1)
  const about = made.facts === 1 ? '1 fact' : `${count} facts`
  return `${about} copied to ${folder} (${size} MB). SECRET_KEY is not in it.`
}
