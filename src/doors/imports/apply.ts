// Records what a file says, bucket by bucket, in slices. A slice is: note whom it is about, record,
// move the mark. Killed between any two of these, the slice is done again: its facts are known by
// their ids, and a row whose own fact it finds counts as it would have.

import type { Keyring } from '../../keys/keyring.ts'
import { madeOnce } from '../../ledger/late.ts'
import type { Doc, Documents, Ledger, Posting, Recorded } from '../../ledger/port.ts'
import { sealedLate } from '../../ledger/unsealed.ts'
import { sealedOf } from '../../people/identify.ts'
import type { Shown } from '../../recording/reported.ts'
import { SETTLED_MS } from '../../recording/sets.ts'
import { decideRow, type Frame, isOwn, outcomeOf } from './facts.ts'
import { Changed, type Hold } from './jobs.ts'
import type { Pieces } from './pieces.ts'
import { type Counts, type Cursor, type Import, isHeld, KIND, type Outcome } from './record.ts'
import type { KeptRow } from './rows.ts'
import { type Part, partsOf, passesOver } from './slices.ts'
import { bucketPrefix, placeOf } from './spill.ts'
import { voidFor } from './voiding.ts'

export interface ApplyDeps {
  readonly documents: Documents
  readonly ledger: Ledger
  readonly keyring: Keyring
  readonly pieces: Pieces
  readonly clock: () => number
}

/** Rows in one call of the ledger. */
const TOGETHER = 200
/** Calls of the ledger under way at once: one is decided on while the other is written. */
const LANES = 2

export const PEOPLE_KIND = 'import.people'

/** Whom a slice is about: person keys without the business. */
export interface Touched {
  readonly keys: readonly string[]
}

/** What the rows of a slice came to. */
export interface Slice {
  readonly outcomes: readonly Outcome[]
  /** Whether any fact was recorded. */
  readonly hasFacts: boolean
}

export interface WorkSlice {
  (part: Part, at: Cursor): Promise<Slice>
  /** Shown rows that are done, since what follows them is about the same person. */
  pass?(part: Part): Promise<void>
  /** Told when somebody changed the import while this slice was worked on. */
  lost?(rows: readonly KeptRow[]): Promise<void>
}

/** The words rows share. */
export async function wordsOf(pieces: Pieces, { id, business }: Doc<Import>): Promise<Shown[]> {
  for await (const [line = '[]'] of pieces.lines('import.words', business, `${id}.`)) {
    return JSON.parse(line) as Shown[]
  }
  return []
}

/**
 * Goes through all rows from where the import stands, and moves its mark after each slice.
 * @param hold the import, leased; @throws what `hold.save` throws when somebody changed it
 */
export async function goThrough(
  { pieces }: Pick<ApplyDeps, 'pieces'>,
  hold: Hold,
  work: WorkSlice,
): Promise<void> {
  let clearing: Promise<void> | undefined
  for (let { cursor } = hold.doc.body; cursor.bucket < hold.doc.body.buckets.length; ) {
    const { id, business, body } = hold.doc
    const { bucket } = cursor
    const passes = passesOver(body.buckets[bucket] ?? 0)
    const next = following(cursor, body.buckets, passes)
    await workThrough(hold, work, await partsOf(pieces, hold.doc, cursor), next)
    cursor = next
    if (next.bucket === bucket || isHeld(body)) continue
    await clearing
    clearing = pieces.clear('import.rows', business, bucketPrefix(id, bucket))
    // Whoever waits for it hears of it; until then it is nobody's.
    clearing.catch(() => undefined)
  }
  await clearing
}

/** Where the work stands after a pass: at the next one over this bucket, else at the next bucket with rows. */
function following({ bucket, pass }: Cursor, buckets: readonly number[], passes: number): Cursor {
  if (pass + 1 < passes) return { bucket, pass: pass + 1, done: 0 }
  const found = buckets.findIndex((count, i) => i > bucket && count > 0)
  return { bucket: found < 0 ? buckets.length : found, pass: 0, done: 0 }
}

/** Works on what is left of a pass, part by part. @param next the mark behind its last row */
async function workThrough(
  hold: Hold,
  work: WorkSlice,
  { count, parts }: Awaited<ReturnType<typeof partsOf>>,
  next: Cursor,
): Promise<void> {
  const { bucket, pass, done: from } = hold.doc.body.cursor
  let done = from
  if (done >= count) await hold.save({ cursor: next })
  for await (const part of parts) {
    if (part.isDone) {
      await work.pass?.(part)
      continue
    }
    const { outcomes, hasFacts } = await work(part, { bucket, pass, done })
    done += part.rows.length
    try {
      await hold.save({
        cursor: done < count ? { bucket, pass, done } : next,
        counts: counted(hold.doc.body.counts, outcomes),
        hasFacts: hold.doc.body.hasFacts || hasFacts,
      })
    } catch (error) {
      if (error instanceof Changed) await work.lost?.(part.rows)
      throw error
    }
  }
}

function counted(counts: Counts, outcomes: readonly Outcome[]): Counts {
  const sum = { ...counts }
  for (const outcome of outcomes) sum[outcome]++
  return sum
}

/** Records the rows of a slice. */
export function recordSlice(deps: ApplyDeps, hold: Hold, words: readonly Shown[]): WorkSlice {
  const { documents, ledger, keyring, clock } = deps
  const { id, business, body } = hold.doc

  function post(row: KeptRow, frame: Frame): Posting {
    const person = `${business}.${row.k}`
    return {
      person,
      ...(row.p !== undefined && {
        identifier: () => sealedLate(keyring.seal, { key: person, kind: 'phone' }, row.p ?? ''),
      }),
      decide: (standing) => decideRow(row, standing, frame),
    }
  }

  /** Those who come with two names, or with a user id, are recorded as from any door. */
  async function recordEach(rows: readonly KeptRow[], frame: Frame): Promise<Recorded[]> {
    const plain = rows.filter((row) => row.u === undefined)
    const recorded = await ledger.recordAll(plain.map((row) => post(row, frame)))
    if (plain.length === rows.length) return recorded
    let next = 0
    const answers: Recorded[] = []
    for (const row of rows) {
      if (row.u === undefined) {
        answers.push(recorded[next++] as Recorded)
        continue
      }
      const person = { userId: row.u, ...(row.p !== undefined && { phone: row.p }) }
      const sealed = sealedOf(keyring, business, person)
      answers.push(await ledger.record(sealed, (standing) => decideRow(row, standing, frame)))
    }
    return answers
  }

  async function record({ rows }: Part, at: Cursor): Promise<Slice> {
    const peopleId = `${id}.${placeOf(at)}`
    const touched: Touched = { keys: [...new Set(rows.map(({ k }) => k))] }
    // Before anything is recorded, so that whoever undoes it misses nobody.
    const more = body.mode === 'optouts' ? { expiresAt: body.createdAt + 2 * SETTLED_MS } : {}
    await madeOnce(documents, { kind: PEOPLE_KIND, id: peopleId, business, body: touched }, more)
    const groups = groupsOf(rows)
    const outcomes: Outcome[][] = groups.map(() => [])
    let hasFacts = false
    let next = 0
    const lane = async () => {
      for (let i = next++; i < groups.length; i = next++) {
        const group = groups[i] ?? []
        const frame: Frame = { id, business, about: body, words, now: clock() }
        const recorded = await recordEach(group, frame)
        outcomes[i] = group.map((row, j) => {
          const answer = recorded[j] as Recorded
          const isNew = isOwn(answer, row, frame)
          hasFacts ||= isNew
          return outcomeOf(row, answer.standing, isNew, frame)
        })
      }
    }
    await Promise.all(Array.from({ length: LANES }, lane))
    if (!hasFacts) await documents.remove(PEOPLE_KIND, peopleId)
    return { outcomes: outcomes.flat(), hasFacts }
  }

  return Object.assign(record, {
    /** Undone meanwhile, perhaps already past these rows: what was just recorded is undone too. */
    async lost(rows: readonly KeptRow[]) {
      const now = await documents.get<Import>(KIND, id)
      const { state } = now?.body ?? {}
      if (state !== 'undoing' && state !== 'undone') return
      await voidFor(deps, hold.doc, [...new Set(rows.map(({ k }) => k))])
    },
  })
}

/** Parts a slice for the ledger; no person in two groups, so that none waits for another. */
function groupsOf(rows: readonly KeptRow[]): KeptRow[][] {
  const groups: KeptRow[][] = []
  for (const [i, row] of rows.entries()) {
    const last = groups.at(-1)
    const isFull = last === undefined || last.length >= TOGETHER
    if (isFull && row.k !== rows[i - 1]?.k) groups.push([row])
    else last?.push(row)
  }
  return groups
}
