// `optin export`: all facts about one person, or about all, a line of JSON each.

import { open } from 'node:fs/promises'
import { ToolkitError } from '../errors.ts'
import type { Keyring } from '../keys/keyring.ts'
import { businessOf, type LedgerReading, type PersonRecord } from '../ledger/port.ts'
import { createExport } from '../people/export.ts'
import { identify, keysOf } from '../people/identify.ts'
import { createSigning } from '../people/signing.ts'
import type { Catalog } from '../settings/catalog.ts'
import { countPeople, peopleOf } from './people.ts'
import { progressOn, type Terminal } from './progress.ts'

export interface ExportOrder {
  readonly business: string
  /** A phone or a person id; undefined: all of them. */
  readonly person: string | undefined
  /** Path of a file that is not there yet: it holds whole numbers, so only its owner may read it. */
  readonly out: string
}

export interface ExportTools {
  readonly ledger: LedgerReading
  readonly catalog: Catalog
  readonly keyring: Keyring
  readonly publicUrl: string
  readonly terminal: Terminal
  readonly now: number
}

/**
 * @returns a sentence for people
 * @throws ToolkitError `not_found`, `person_unknown`; Error when the file is there already
 */
export async function exportPeople(order: ExportOrder, tools: ExportTools): Promise<string> {
  const { ledger, catalog, keyring, publicUrl, now } = tools
  const { business, person, out } = order
  if (!catalog.business(business)) {
    throw new ToolkitError('not_found', 'There is no such business.')
  }
  const signing = createSigning(keyring)
  const exported = createExport({ ledger, catalog, keyring, signing, publicUrl })
  const chosen = person === undefined ? undefined : await find(person, order, tools)
  const { terminal } = tools
  // Going through everybody to say how many there are is for those who watch.
  const all = terminal.isTTY ? await countPeople(ledger, business) : 0
  const progress = progressOn(terminal, 'Exporting', chosen?.length ?? all)
  const file = await open(out, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST' ? new Error(`${out} is there already.`) : error
  })
  let done = 0
  try {
    for await (const record of chosen ?? peopleOf(ledger, business)) {
      await file.write(`${JSON.stringify(await exported(business, record, now))}\n`)
      progress.at(++done)
    }
    await file.sync()
  } finally {
    progress.end()
    await file.close()
  }
  return `${done} ${done === 1 ? 'person' : 'persons'} written to ${out}`
}

async function find(
  person: string,
  { business }: ExportOrder,
  { ledger, keyring }: ExportTools,
): Promise<PersonRecord[]> {
  const isId = businessOf(person) === business
  const keys = isId ? [person] : keysOf(keyring, business, identify(person))
  const found = (await ledger.read(keys)).filter((record) => record !== undefined)
  if (found.length > 0) return found
  throw new ToolkitError('person_unknown', 'Nothing is recorded about this person.')
}
