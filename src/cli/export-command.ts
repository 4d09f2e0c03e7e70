// `optin export`, as it is called.

import type { Keyring } from '../keys/keyring.ts'
import type { LedgerReading } from '../ledger/port.ts'
import type { Settings } from '../settings/store.ts'
import { exportPeople } from './export.ts'
import { needed, type Output, UsageError, type Values } from './usage.ts'

/** What the commands that read the ledger need. */
export interface ReadingTools {
  readonly keyring: Keyring
  readonly settings: Settings
  readonly publicUrl: string
  /** Opens the ledger for as long as it is read. */
  readonly reading: <T>(read: (ledger: LedgerReading) => Promise<T>) => Promise<T>
}

export const exportCommand = {
  help: `Usage: optin export --business <slug> (--person <who> | --all) --out <file>

  --business  slug of the business, for example demo
  --person    a phone or a person id
  --all       every person of the business
  --out       file to make: a line of JSON for each person, whole numbers in it

What lies for a while and is no fact (messages that wait, what was set aside, refused rows) is told
by GET /v1/people/{personId}/export.

Works beside a running server. The file must not be there yet; only its owner may read it.
`,
  options: {
    business: { type: 'string' },
    person: { type: 'string' },
    all: { type: 'boolean' },
    out: { type: 'string' },
  },
  run,
} as const

async function run(tools: ReadingTools, values: Values): Promise<Output> {
  const { keyring, publicUrl } = tools
  const { person, all } = values
  if ((typeof person === 'string') === (all === true)) {
    throw new UsageError('Either --person or --all is needed.')
  }
  const order = {
    business: needed(values, 'business'),
    person: typeof person === 'string' ? person : undefined,
    out: needed(values, 'out'),
  }
  const { catalog } = tools.settings
  const terminal = process.stderr
  return tools.reading((ledger) =>
    exportPeople(order, { ledger, catalog, keyring, publicUrl, terminal, now: Date.now() }),
  )
}
