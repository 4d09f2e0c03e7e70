// Rows that say somebody does not want messages: by number, or by the hash of the number, as lists
// are handed on between senders.

import { hash } from 'node:crypto'
import { z } from 'zod'
import type { Scope } from '../../consent/events.ts'
import type { Provided } from '../../consent/evidence.ts'
import { personSchema } from '../../people/schema.ts'
import { evidenceSchema } from '../../recording/schemas.ts'
import { topicsOf } from '../../recording/words.ts'
import { timeSchema } from '../../web/http/schemas.ts'
import type { Columns } from './columns.ts'
import { codeOf } from './consents.ts'
import {
  addressesOf,
  BadRow,
  contentOf,
  evidenceIn,
  momentOf,
  objectIn,
  type ReadingDeps,
  topicsIn,
  whoIs,
} from './reading.ts'
import type { KeptOptOut } from './rows.ts'

/** A line of NDJSON: `phone` (any form of a person) or `hash`. */
const optOutLine = z.strictObject({
  phone: personSchema.optional(),
  hash: z.string().optional(),
  scope: z.string().optional(),
  topics: z.array(z.string()).max(50).optional(),
  at: timeSchema.optional(),
  evidence: evidenceSchema.optional(),
})

interface Said {
  readonly phone: z.output<typeof personSchema>
  readonly hash: string
  readonly scope: string
  readonly topics: readonly string[]
  readonly at: string
  readonly evidence: Provided | undefined
}

const HASH = /^[0-9a-f]{64}$/

/** What a file that says nothing means: everything. */
const scopeOf = (text: string): Scope => {
  if (text === '') return 'all'
  if (text === 'all' || text === 'marketing' || text === 'topic') return text
  throw new BadRow('scope_invalid')
}

export function optOutReader(deps: ReadingDeps) {
  const { keyring, business, catalog } = deps

  function whose({ phone, hash: given }: Said) {
    const sha256 = given.toLowerCase()
    if (sha256 !== '' && !HASH.test(sha256)) throw new BadRow('hash_invalid')
    if (phone === '') {
      if (sha256 === '') throw new BadRow('person_invalid')
      return { k: keyring.lookupDigest(business, sha256) }
    }
    const { person, k } = whoIs(deps, phone)
    if (sha256 !== '' && sha256 !== hash('sha256', person.phone ?? '', 'hex')) {
      throw new BadRow('hash_invalid')
    }
    return { k, ...addressesOf(person) }
  }

  function keep(row: number, said: Said): KeptOptOut {
    const who = whose(said)
    const s = scopeOf(said.scope)
    const t = momentOf(said.at, deps.now)
    if ((s === 'topic') !== said.topics.length > 0) throw new BadRow('scope_invalid')
    if (s === 'topic') topicsOf(catalog, business, said.topics)
    const { evidence } = said
    return {
      ...{ r: row, ...who, c: contentOf([who.k, s, said.topics, t, evidence]), t },
      ...(evidence && { e: evidence }),
      s,
      ...(s === 'topic' && { o: said.topics }),
    }
  }

  return {
    /** @throws BadRow, or ToolkitError as `POST /v1/withdrawals` would */
    cells(row: number, cells: readonly string[], columns: Columns): KeptOptOut {
      const of = (column: Parameters<Columns['value']>[1]) => columns.value(cells, column)
      return keep(row, {
        ...{ phone: of('phone'), hash: of('hash'), scope: of('scope').toLowerCase() },
        topics: topicsIn(of('topics')),
        at: of('at'),
        evidence: evidenceIn(columns.exact(cells, 'evidence') || of('evidence')),
      })
    },
    /** The same for a line of NDJSON. */
    line(row: number, text: string): KeptOptOut {
      const read = optOutLine.safeParse(objectIn(text))
      if (!read.success) throw new BadRow(codeOf(read.error.issues))
      const { phone = '', hash: given = '', scope = '', topics = [], at = '', evidence } = read.data
      return keep(row, { phone, hash: given, scope, topics: [...new Set(topics)], at, evidence })
    },
  }
}
