// Rows that say somebody agreed.

import type { z } from 'zod'
import type { Provided } from '../../consent/evidence.ts'
import type { PersonInput } from '../../people/schema.ts'
import type { Shown } from '../../recording/reported.ts'
import { consentRequest } from '../../recording/schemas.ts'
import type { NoticeGiven } from '../../recording/words.ts'
import type { Columns } from './columns.ts'
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
import type { KeptConsent, RowCode } from './rows.ts'

interface Said {
  readonly person: PersonInput
  readonly topics: readonly string[]
  readonly entryPoint: string
  readonly notice: NoticeGiven
  readonly at: string
  readonly evidence: Provided | undefined
  readonly kind?: string
}

/** @param wordsOf what stands for the words in a kept row */
export function consentReader(deps: ReadingDeps, wordsOf: (shown: Shown) => number | Shown) {
  function keep(row: number, said: Said): KeptConsent {
    const { topics, entryPoint, notice, evidence, kind } = said
    const { person, k } = whoIs(deps, said.person)
    const t = momentOf(said.at, deps.now)
    if (topics.length === 0) throw new BadRow('topic_missing')
    const at = t === 0 ? deps.now : t
    const shown = deps.shownAt(deps.business, { topics, entryPoint, notice, at })
    const c = contentOf([k, topics, entryPoint, notice, t, evidence, kind])
    return {
      ...{ r: row, k, ...addressesOf(person), c, t },
      ...(evidence && { e: evidence }),
      w: wordsOf(shown),
      ...(kind !== undefined && { a: kind }),
    }
  }

  return {
    /** @throws BadRow, or ToolkitError as `POST /v1/consents` would */
    cells(row: number, cells: readonly string[], columns: Columns): KeptConsent {
      const of = (column: Parameters<Columns['value']>[1]) => columns.value(cells, column)
      return keep(row, {
        person: of('phone'),
        topics: topicsIn(of('topics')),
        entryPoint: of('entryPoint'),
        notice: { id: of('noticeId') },
        at: of('at'),
        evidence: evidenceIn(columns.exact(cells, 'evidence') || of('evidence')),
      })
    },
    /** The same for a line of NDJSON. */
    line(row: number, text: string): KeptConsent {
      const read = consentRequest.safeParse(objectIn(text))
      if (!read.success) throw new BadRow(codeOf(read.error.issues))
      const { person, topics, entryPoint, notice, act, evidence } = read.data
      return keep(row, {
        ...{ person, topics, entryPoint, notice, evidence },
        at: act.at ?? '',
        kind: act.kind,
      })
    },
  }
}

const CODES: ReadonlyMap<string, RowCode> = new Map([
  ['act.at', 'time_invalid'],
  ['evidence', 'evidence_invalid'],
  ['topics', 'topic_missing'],
])

/** The code of the first fault of a line; by its place where that says it best. */
export function codeOf(issues: readonly z.core.$ZodIssue[]): RowCode {
  const path = issues[0]?.path.join('.') ?? ''
  return CODES.get(path) ?? 'request_invalid'
}
