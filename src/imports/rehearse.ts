// A dry run: what each row would come to, and what would change for each person. Reads only.

import { historyOf } from '../check/asker.ts'
import { asRead, readTopic, type TopicOf } from '../consent/reading.ts'
import { EMPTY, evolve, type Standing } from '../consent/standing.ts'
import type { PersonRecord } from '../ledger/port.ts'
import { masked } from '../people/identify.ts'
import type { Shown } from '../recorder/reported.ts'
import type { Catalog } from '../settings/catalog.ts'
import type { ApplyDeps, WorkSlice } from './apply.ts'
import { decideRow, type Frame, factsOf, outcomeOf, topicsOf } from './facts.ts'
import type { Hold } from './jobs.ts'
import { KEPT_MS, type Outcome } from './record.ts'
import { isConsent, type KeptRow } from './rows.ts'
import { placeOf } from './spill.ts'

/** What an import would change for one person. */
export interface Change {
  /** First row about them. */
  readonly row: number
  /** Known to the ledger before. */
  readonly isKnown: boolean
  /** Their number or id, masked; null where the file gives a hash only. */
  readonly masked: string | null
  readonly outcome: Outcome
  /** By topic: the consent's status and the person's no before and after. */
  readonly topics: Readonly<Record<string, { readonly before: Reading; readonly after: Reading }>>
}

interface Reading {
  readonly status: string | null
  readonly optedOut: boolean
}

/** A kept line of them, without the key that an erasure finds it by. */
export function changeIn(line: string): Change {
  const { k: _, ...change } = JSON.parse(line) as Change & { readonly k: string }
  return change
}

export function rehearseSlice(
  deps: ApplyDeps & { readonly catalog: Catalog },
  hold: Hold,
  words: readonly Shown[],
): WorkSlice {
  const { ledger, pieces, clock, catalog } = deps
  const { id, business, body } = hold.doc

  /** Ids of the batch's facts about a person, as far as the rows ask for them. */
  async function knownIds(record: PersonRecord | undefined): Promise<Set<string>> {
    const ids = new Set<string>()
    if (!record || factsOf(record.standing, body.batch).length === 0) return ids
    for await (const event of historyOf(ledger, record.person)) {
      if (event.batch === body.batch) ids.add(event.id)
    }
    return ids
  }

  async function rehearse(rows: readonly KeptRow[], record: PersonRecord | undefined) {
    const frame: Frame = { id, business, about: body, words, now: clock() }
    const known = await knownIds(record)
    const before = record?.standing ?? EMPTY
    let after = before
    const outcomes: Outcome[] = []
    for (const row of rows) {
      const fresh = decideRow(row, after, frame).filter((event) => !known.has(event.id))
      for (const event of fresh) {
        known.add(event.id)
        after = evolve(after, event)
      }
      outcomes.push(outcomeOf(row, after, fresh.length > 0, frame))
    }
    return { outcomes, change: changeOf(rows, record, before, after, outcomes, frame) }
  }

  function changeOf(
    rows: readonly KeptRow[],
    record: PersonRecord | undefined,
    before: Standing,
    after: Standing,
    outcomes: readonly Outcome[],
    frame: Frame,
  ): Change | undefined {
    const outcome = (['accepted', 'optedOut'] as const).find((each) => outcomes.includes(each))
    const [first] = rows
    if (outcome === undefined || !first) return undefined
    const topics = new Map<string, TopicOf>()
    for (const row of rows) {
      const about = isConsent(row) ? topicsOf(row, frame) : touchedBy(row.o)
      for (const topic of about) topics.set(topic.key, topic)
    }
    const read = (standing: Standing, topic: TopicOf): Reading => {
      const of = readTopic(standing, topic, frame.now)
      const no = of.optOut ?? of.optOutMarketing ?? of.optOutTopic ?? of.refusal
      return { status: of.status ?? null, optedOut: no !== undefined }
    }
    return {
      row: Math.min(...rows.map(({ r }) => r)),
      isKnown: record !== undefined,
      masked: nameOf(first),
      outcome,
      topics: Object.fromEntries(
        [...topics.values()].map((topic) => [
          topic.key,
          { before: read(before, topic), after: read(after, topic) },
        ]),
      ),
    }
  }

  /** Topics a no reaches: those it names, else every one of the business. */
  const touchedBy = (named: readonly string[] | undefined): TopicOf[] =>
    catalog.topics(business, named).map(asRead)

  return async (rows, at) => {
    const people = [...Map.groupBy(rows, ({ k }) => k)]
    const records = await ledger.read(people.map(([k]) => `${business}.${k}`))
    const outcomes: Outcome[] = []
    const changes: string[] = []
    for (const [i, [k, theirs]] of people.entries()) {
      const { outcomes: each, change } = await rehearse(theirs, records[i])
      outcomes.push(...each)
      if (change) changes.push(JSON.stringify({ ...change, k }))
    }
    if (changes.length > 0) {
      const place = `${id}.${placeOf(at)}`
      await pieces.put('import.changes', place, business, changes, body.createdAt + KEPT_MS)
    }
    return { outcomes, hasFacts: false }
  }
}

function nameOf({ p, u }: KeptRow): string | null {
  if (p !== undefined) return masked({ kind: 'phone', value: p })
  return u === undefined ? null : masked({ kind: 'userId', value: u })
}
