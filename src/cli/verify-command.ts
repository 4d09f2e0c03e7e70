// `optin verify`, as it is called.

import { ToolkitError } from '../errors.ts'
import { createSigning } from '../people/signing.ts'
import type { ReadingTools } from './export-command.ts'
import { verifyReceipts } from './receipts.ts'
import type { Output, Values } from './usage.ts'
import { verifyBusiness } from './verify.ts'

export const verifyCommand = {
  help: `Usage: optin verify [--business <slug>]
       optin verify --receipt <file>

  --business  slug of one business; all of them when left out
  --receipt   a file that holds receipts: a download, an export, or a receipt alone

Opens the seal of every event, which tells whether anything in it was changed, moved or made up
without the SECRET_KEY; recomputes every person's standing from the events, and the digests of
notices and of the words beside each grant; follows each number and user id to the person it was
recorded for; counts histories and feed, and what was taken out of it. Changes nothing; works
beside a running server. Ends with 1 when anything differs.

It cannot see that a whole store was put back to an earlier copy, or its end taken off: the number
of events it prints only grows, so note it elsewhere. Settings are not sealed; published notices
are proved by the grants that name them.
`,
  options: { business: { type: 'string' }, receipt: { type: 'string' } },
  run,
} as const

async function run(tools: ReadingTools, values: Values): Promise<Output> {
  const { receipt, business: slug } = values
  if (typeof receipt === 'string') return receipts(tools, receipt)
  const { keyring, settings } = tools
  const { catalog } = settings
  if (typeof slug === 'string' && !catalog.business(slug)) {
    throw new ToolkitError('not_found', 'There is no such business.')
  }
  const all = typeof slug === 'string' ? [slug] : catalog.businesses().map(({ id }) => id)
  return tools.reading(async (ledger) => {
    const lines: string[] = []
    let code = 0
    const tell = (fault: string) => process.stdout.write(`${fault}\n`)
    for (const business of all) {
      const { persons, events, loose, notices, faults } = await verifyBusiness(business, {
        ...{ ledger, catalog, keyring, terminal: process.stderr },
        tell,
      })
      if (faults > 0) code = 1
      const what = faults === 0 ? 'nothing differs' : `${faults} differ`
      lines.push(`${business}: ${persons} persons, ${events} events, ${notices} notices; ${what}`)
      if (loose > 0) lines.push(`  ${loose} of its events are of before seals held whole events`)
    }
    const missing = await ledger.missing(all)
    if (missing > 0) {
      code = 1
      tell(`the feed: ${missing} events that were recorded are not there`)
    }
    return { text: lines.join('\n'), code }
  })
}

async function receipts({ keyring }: ReadingTools, path: string): Promise<Output> {
  const found = await verifyReceipts(path, createSigning(keyring))
  if (found.length === 0) return { text: 'No receipt is in this file.', code: 1 }
  const lines = found.map((fault, i) => `receipt ${i + 1}: ${fault ?? 'ours, and unaltered'}`)
  const code = found.every((fault) => fault === undefined) ? 0 : 1
  return { text: lines.join('\n'), code }
}
