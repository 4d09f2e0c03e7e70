// The command line: `npm run --silent optin -- <command>`, also while the server runs.

import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { ConfigError, loadEnv, readConfig } from '../config.ts'
import { consoleLink } from '../console/session.ts'
import { ToolkitError } from '../errors.ts'
import { faultOf } from '../faults.ts'
import {
  COMPARISON_LEASE_MS,
  COMPARISONS,
  createComparisonBook,
} from '../inbound/blocklist/comparisons.ts'
import { comparisonJson } from '../inbound/blocklist/routes.ts'
import { createQueue } from '../outbound/outbox/queue.ts'
import { createBusiness, createKey } from '../settings/businesses.ts'
import { hasStore, keyringOf, loadSettings, openDocuments, openReading } from '../start.ts'
import { type ApiScope, SCOPES } from '../web/http/route.ts'
import { backupCommand } from './backup-command.ts'
import { exportCommand } from './export-command.ts'
import { IMPORT_HELP, IMPORT_OPTIONS, importFile } from './import.ts'
import { needed, type Output, UsageError, type Values } from './usage.ts'
import { verifyCommand } from './verify-command.ts'

const HELP = `Usage: npm run --silent optin -- <command> [options]

Commands:
  key        Make an API key and print it, alone, on standard output
  business   Make a business
  console    Print a link that opens the console once
  import     Import a file of consents or opt-outs, or undo an import
  export     Write all facts about one person, or about all, to a file
  verify     Check that the store says what was recorded, or that receipts are ours
  backup     Copy the embedded store to a folder
  compare-blocklist  Compare our opt-outs with a provider's own list
  <command> --help tells more.
`

const COMMANDS = {
  key: {
    help: `Usage: optin key --business <slug> --scopes <list> [--label <text>]

  --business  slug of the business, for example demo
  --scopes    of ${SCOPES.join(', ')}; separated by commas
  --label     what the key is for
`,
    options: {
      business: { type: 'string' },
      scopes: { type: 'string' },
      label: { type: 'string' },
    },
    run: key,
  },
  business: {
    help: `Usage: optin business --slug <slug> --name <name> [options]

  --slug      a-z, 0-9 and -
  --name      the name people see
  --legal-name, --country (ISO alpha-2), --time-zone (IANA), --languages (en,ja)
`,
    options: {
      slug: { type: 'string' },
      name: { type: 'string' },
      'legal-name': { type: 'string' },
      country: { type: 'string' },
      'time-zone': { type: 'string' },
      languages: { type: 'string' },
    },
    run: business,
  },
  console: {
    help: `Usage: optin console --business <slug>

  --business  slug of the business, for example demo
`,
    options: { business: { type: 'string' } },
    run: consoleOf,
  },
  import: { help: IMPORT_HELP, options: IMPORT_OPTIONS, run: importFile },
  export: exportCommand,
  verify: verifyCommand,
  backup: backupCommand,
  'compare-blocklist': {
    help: `Usage: optin compare-blocklist --business <slug> --provider infobip [--take]

  --business  slug of the business, for example demo
  --provider  infobip; Twilio and Meta have no such list that can be read
  --take      record whom only the provider blocks as opted out of all
The running server does it; the report is printed as JSON.
`,
    options: {
      business: { type: 'string' },
      provider: { type: 'string' },
      take: { type: 'boolean' },
    },
    run: compareBlocklist,
  },
} as const

export type Tools = Awaited<ReturnType<typeof open>>

/** @param mayMake whether a store is made where there is none */
async function open(mayMake: boolean) {
  const config = readConfig(loadEnv(fileURLToPath(new URL('../..', import.meta.url))))
  if (!mayMake && !hasStore(config)) {
    throw new Error(
      `No store is in ${config.dataDir}. Set DATA_DIR as the server has it; its first start makes one.`,
    )
  }
  const keyring = keyringOf(config)
  const { documents, close } = await openDocuments(config, keyring)
  const { publicUrl } = config
  /** What is recorded, for as long as a command reads it. */
  const reading = async <T>(
    read: (ledger: Awaited<ReturnType<typeof openReading>>['ledger']) => Promise<T>,
  ): Promise<T> => {
    const opened = await openReading(config, keyring)
    try {
      return await read(opened.ledger)
    } finally {
      await opened.close()
    }
  }
  const settings = await loadSettings(documents)
  return { config, publicUrl, keyring, documents, settings, reading, close }
}

async function key({ keyring, settings }: Tools, values: Values): Promise<string> {
  const scopes = needed(values, 'scopes').split(',')
  const unknown = scopes.find((scope) => !SCOPES.includes(scope as ApiScope))
  if (unknown !== undefined) throw new UsageError(`There is no scope "${unknown}".`)
  const made = await createKey(settings, keyring, {
    business: needed(values, 'business'),
    scopes: scopes as ApiScope[],
    label: typeof values.label === 'string' ? values.label : undefined,
    now: Date.now(),
  })
  return made.key
}

async function consoleOf({ keyring, settings, publicUrl }: Tools, values: Values) {
  const slug = needed(values, 'business')
  if (!settings.catalog.business(slug)) {
    throw new ToolkitError('not_found', 'There is no such business.')
  }
  return consoleLink(keyring, publicUrl, slug, Date.now())
}

/** Asks the running server, and waits for its report. */
async function compareBlocklist({ documents, settings }: Tools, values: Values): Promise<string> {
  const slug = needed(values, 'business')
  const provider = needed(values, 'provider')
  if (!settings.catalog.business(slug)) {
    throw new ToolkitError('not_found', 'There is no such business.')
  }
  if (provider !== 'infobip') {
    throw new UsageError(`${provider} has no block list that can be read.`)
  }
  const queue = createQueue({
    ...{ documents, name: COMPARISONS, clock: Date.now },
    run: () => Promise.resolve('done'),
    report: () => undefined,
  })
  const book = createComparisonBook({ documents, queue: () => queue })
  const id = await book.ask(slug, provider, values.take === true, Date.now())
  for (const until = Date.now() + COMPARISON_LEASE_MS; Date.now() < until; ) {
    const doc = await book.get(slug, id)
    if (doc.body.state === 'finished') return JSON.stringify(comparisonJson(doc), null, 2)
    if (doc.body.state === 'failed') {
      throw new Error(`The list could not be read (${doc.body.error}).`)
    }
    await setTimeout(LOOK_MS)
  }
  throw new Error('No server took this up within an hour. Is it running?')
}
/** So often the command line looks whether the server is done. */
const LOOK_MS = 300

async function business({ settings }: Tools, values: Values): Promise<string> {
  const languages = values.languages
  const made = await createBusiness(settings, {
    slug: needed(values, 'slug'),
    name: needed(values, 'name'),
    ...(typeof values['legal-name'] === 'string' && { legalName: values['legal-name'] }),
    ...(typeof values.country === 'string' && { country: values.country }),
    ...(typeof values['time-zone'] === 'string' && { timeZone: values['time-zone'] }),
    ...(typeof languages === 'string' && { languages: languages.split(',') }),
  })
  return made.id
}

async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === 'help') {
    process.stdout.write(HELP)
    return name === undefined ? 1 : 0
  }
  if (!Object.hasOwn(COMMANDS, name)) throw new UsageError(`There is no command "${name}".`)
  const command = COMMANDS[name as keyof typeof COMMANDS]
  const { values } = parseArgs({
    args: rest,
    options: { ...command.options, help: { type: 'boolean' } },
    strict: true,
  })
  if (values.help) {
    process.stdout.write(command.help)
    return 0
  }
  const tools = await open(name === 'business')
  try {
    const output: Output = await command.run(tools, values as Values)
    const { text, code } = typeof output === 'string' ? { text: output, code: 0 } : output
    process.stdout.write(`${text}\n`)
    return code
  } finally {
    await tools.close()
  }
}

/** One line that says what is wrong; for people, on standard error. */
function sentence(error: unknown): string {
  if (error instanceof UsageError) return `${error.message} See --help.`
  const fault = faultOf(error)
  if (fault !== undefined) return fault
  if (error instanceof ToolkitError || error instanceof ConfigError) return error.message
  const isUsage = String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS')
  if (isUsage) return `${(error as Error).message.split('\n')[0]} See --help.`
  return error instanceof Error ? error.message : 'The command failed.'
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.stderr.write(`${sentence(error)}\n`)
    process.exitCode = 1
  },
)
