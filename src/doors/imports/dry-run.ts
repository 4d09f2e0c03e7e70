// A dry run: what each row would come to, and what would change for each person. Reads only.

import { factsOfSet } from '../../consent/kept.ts'
import { type ConsentTopic, consentTopic, readTopic } from '../../consent/reading.ts'
import { EMPTY, evolve, type Standing } from '../../consent/standing.ts'
import { historyOf } from '../../ledger/history.ts'
import type { PersonRecord } from '../../ledger/port.ts'
import { masked } from '../../people/identify.ts'
import type { Shown } from '../../recording/reported.ts'
import type { Catalog } from '../../settings/catalog.ts'
import type { ApplyDeps, Slice, WorkSlice } from './apply.ts'
import { decideRow, type Frame, outcomeOf, topicsOf } from './facts.ts'
import type { Hold } from './jobs.ts'
import { type Cursor, KEPT_MS, type Outcome } from './record.ts'
import { isConsent, type KeptRow } from './rows.ts'
import type { Part } from './slices.ts'
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

/** A person as the rows so far would leave them. */
interface Rehearsed {
  readonly k: string
  readonly first: KeptRow
  readonly record: PersonRecord | undefined
  /** Ids of facts they have, or would have. */
  readonly known: Set<string>
  readonly before: Standing
  after: Standing
  readonly outcomes: Set<Outcome>
  readonly topics: Map<string, ConsentTopic>
}

export function dryRunSlice(
  deps: ApplyDeps & { readonly catalog: Catalog },
  hold: Hold,
  words: readonly Shown[],
): WorkSlice {
  const { ledger, pieces, clock, catalog } = deps
  const { id, business, body } = hold.doc

  /** Ids of the batch's facts about a person, as far as the rows ask for them. */
  async function knownIds(record: PersonRecord | undefined): Promise<Set<string>> {
    const ids = new Set<string>()
    if (!record || factsOfSet(record.standing, body.batch).length === 0) return ids
    for await (const event of historyOf(ledger, record.person)) {
      if (event.batch === body.batch) ids.add(event.id)
    }
    return ids
  }

  async function begin(k: string, rows: readonly KeptRow[], record: PersonRecord | undefined) {
    const before = record?.standing ?? EMPTY
    const known = await knownIds(record)
    const outcomes = new Set<Outcome>()
    const topics = new Map<string, ConsentTopic>()
    return { k, first: rows[0] as KeptRow, record, known, before, after: before, outcomes, topics }
  }

  function go(person: Rehearsed, rows: readonly KeptRow[], frame: Frame): Outcome[] {
    return rows.map((row) => {
      const fresh = decideRow(row, person.after, frame).filter(({ id }) => !person.known.has(id))
      for (const event of fresh) {
        person.known.add(event.id)
        person.after = evolve(person.after, event)
      }
      const about = isConsent(row) ? topicsOf(row, frame) : touchedBy(row.o)
      for (const topic of about) person.topics.set(topic.key, topic)
      const outcome = outcomeOf(row, person.after, fresh.length > 0, frame)
      person.outcomes.add(outcome)
      return outcome
    })
  }

  function changeOf(person: Rehearsed, now: number): (Change & { k: string }) | undefined {
    const { k, first, record, before, after, outcomes, topics } = person
    const outcome = (['accepted', 'optedOut'] as const).find((each) => outcomes.has(each))
    if (outcome === undefined) return undefined
    const read = (standing: Standing, topic: ConsentTopic): Reading => {
      const of = readTopic(standing, topic, now)
      const no = of.optOut ?? of.optOutMarketing ?? of.optOutTopic ?? of.refusal
      return { status: of.status ?? null, optedOut: no !== undefined }
    }
    return {
      row: first.r,
      isKnown: record !== undefined,
      masked: nameOf(first),
      outcome,
      topics: Object.fromEntries(
        [...topics.values()].map((topic) => [
          topic.key,
          { before: read(before, topic), after: read(after, topic) },
        ]),
      ),
      k,
    }
  }

  /** Topics a no reaches: those it names, else every one of the business. */
  const touchedBy = (named: readonly string[] | undefined): ConsentTopic[] =>
    catalog.topics(business, named).map(consentTopic)

  /** Somebody whose rows go on in the next part. */
  let open: Rehearsed | undefined

  async function rehearse({ rows, isOpen }: Part) {
    const frame: Frame = { id, business, about: body, words, now: clock() }
    const people = [...Map.groupBy(rows, ({ k }) => k)]
    const records = await ledger.read(people.map(([k]) => `${business}.${k}`))
    const outcomes: Outcome[] = []
    const changes: string[] = []
    for (const [i, [k, theirs]] of people.entries()) {
      const person: Rehearsed = open?.k === k ? open : await begin(k, theirs, records[i])
      for (const outcome of go(person, theirs, frame)) outcomes.push(outcome)
      open = isOpen ? person : undefined
      const change = isOpen ? undefined : changeOf(person, frame.now)
      if (change) changes.push(JSON.stringify(change))
    }
    return { outcomes, changes }
  }

  async function work(part: Part, at: Cursor): Promise<Slice> {
    const { outcomes, changes } = await rehearse(part)
    if (changes.length > 0) {
      const place = `${id}.${placeOf(at)}`
      await pieces.put('import.changes', place, business, changes, body.createdAt + KEPT_MS)
    }
    return { outcomes, hasFacts: false }
  }
  const pass = async (part: Part) => void (await rehearse(part))
  return Object.assign(work, { pass })
}

function nameOf({ p, u }: KeptRow): string | null {
  if (p !== undefined) return masked({ kind: 'phone', value: p })
  return u === undefined ? null : masked({ kind: 'userId', value: u })
}
