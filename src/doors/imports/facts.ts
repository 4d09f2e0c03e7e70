// From a kept row to the fact it becomes, and from the fact to what is counted. Pure.

import type { Command } from '../../consent/commands.ts'
import { decide } from '../../consent/decide.ts'
import type { ConsentEvent } from '../../consent/events.ts'
import type { Fact } from '../../consent/fact.ts'
import { erasureOf, factsNamed, hasGrantsOnly, isVoided, rivalsOf } from '../../consent/kept.ts'
import { isActedAfter } from '../../consent/lifting.ts'
import { type ConsentTopic, readTopic } from '../../consent/reading.ts'
import type { Standing } from '../../consent/standing.ts'
import { indexOf } from '../../consent/standing-index.ts'
import type { Recorded } from '../../ledger/port.ts'
import { reportedGrant, reportedWithdrawal, type Shown } from '../../recording/reported.ts'
import { isSettled } from '../../recording/sets.ts'
import { batchHash, type Import, type Outcome } from './record.ts'
import { blankRow, isConsent, type KeptRow } from './rows.ts'

/** What the rows of one import share. */
export interface Frame {
  readonly id: string
  readonly business: string
  readonly about: Pick<Import, 'batch' | 'createdAt' | 'recordedBy'>
  readonly words: readonly Shown[]
  readonly now: number
}

/** The name of a row's fact: what it says, and the file that says it. */
const factId = (row: KeptRow, batch: string): string => `${row.c}.${batchHash(batch)}`

const shownOf = ({ words }: Frame, w: number | Shown): Shown => {
  const shown = typeof w === 'number' ? words[w] : w
  if (!shown) throw new Error('a row without its words')
  return shown
}

function commandOf(row: KeptRow, frame: Frame): Command {
  const { id, now, about } = frame
  const reported = {
    ...{ now, id: factId(row, about.batch), batch: about.batch },
    // What claims no time is as of the upload, however late it is worked on.
    at: Math.min(row.t === 0 ? about.createdAt : row.t, now),
    from: { id, row: row.r, ...(isConsent(row) && row.a !== undefined && { claimed: row.a }) },
    ...(row.e && { provided: row.e }),
    ...(about.recordedBy !== null && { recordedBy: about.recordedBy }),
  }
  return isConsent(row)
    ? reportedGrant(shownOf(frame, row.w), reported)
    : reportedWithdrawal(row.s, row.o ?? [], reported)
}

/** A no as of whenever it is sent: sent again after a yes of the person's, it is said anew. */
const isTimeless = (row: KeptRow): boolean => !isConsent(row) && row.t === 0

/**
 * The name of a timeless no. Where an earlier upload of the file said it and the person lifted it
 * since, the upload is part of it; else it is what it is known by, so that whoever sends the file
 * again at once, or goes on after a crash, says nothing new.
 */
function anewId(event: ConsentEvent, row: KeptRow, standing: Standing, { about }: Frame): string {
  const { batch, createdAt } = about
  const said = rivalsOf(standing, event)
  const isLifted = (fact: Fact) => isActedAfter(indexOf(standing), fact)
  return said.some((fact) => fact.t < createdAt && isLifted(fact))
    ? `${row.c}.${createdAt.toString(36)}.${batchHash(batch)}`
    : (said.find(({ id }) => id.startsWith(`${row.c}.`))?.id ?? event.id)
}

/**
 * Whether another file reported the very same thing, so that this row has nothing new. Of a no only
 * once that file can no longer be undone; and of one without a time, as long as the person did not
 * lift it.
 */
function isReported(row: KeptRow, standing: Standing, { about, now }: Frame): boolean {
  for (const { fact, batch } of factsNamed(standing, `${row.c}.`)) {
    const isOther = batch !== about.batch && !isVoided(standing, batch)
    if (!isOther || (isTimeless(row) && isActedAfter(indexOf(standing), fact))) continue
    if (isConsent(row) || isSettled(batch, now)) return true
  }
  return false
}

/**
 * Whether the person was erased since the file came: it was to be forgotten with them, also by
 * whoever had read it already. Whoever agreed again since did so elsewhere.
 */
const isForgotten = ({ x }: KeptRow, standing: Standing, { about }: Frame): boolean =>
  x === true || (erasureOf(standing)?.t ?? -1) >= about.createdAt

/**
 * The facts a row makes of what is known of its person. A no that was to be forgotten with them is
 * a tombstone from the start: whatever its reader still holds of them, it brings no number back.
 */
export function decideRow(row: KeptRow, standing: Standing, frame: Frame): ConsentEvent[] {
  const isGone = isForgotten(row, standing, frame)
  if (isGone && isConsent(row)) return []
  const read = isGone ? blankRow(row) : row
  if (isReported(read, standing, frame)) return []
  return decide(commandOf(read, frame), standing).map((event) => ({
    ...event,
    ...(isTimeless(read) && { id: anewId(event, read, standing, frame) }),
    ...(isGone && { erased: true as const }),
  }))
}

/** The topics a row is about; of a no of all or of marketing, none by name. */
export function topicsOf(row: KeptRow, frame: Frame): readonly ConsentTopic[] {
  return isConsent(row) && !row.x ? shownOf(frame, row.w).topics : []
}

/**
 * Whether the person's own no stands against every topic of a row, so that nothing is granted by
 * it: an opt-out, an unanswered refusal, wording in doubt, or what an erasure left.
 */
function isClosed(standing: Standing, topics: readonly ConsentTopic[], now: number): boolean {
  // Most people of a file are known for nothing else: no need to read every topic of them.
  if (hasGrantsOnly(standing)) return false
  return (
    topics.length > 0 &&
    topics.every((topic) => {
      const of = readTopic(standing, topic, now)
      const no = of.optOut ?? of.optOutMarketing ?? of.optOutTopic ?? of.refusal ?? of.review
      return no !== undefined || (of.status !== 'given' && erasureOf(standing) !== undefined)
    })
  )
}

/** How a row counts. @param isNew whether this row recorded its fact */
export function outcomeOf(row: KeptRow, standing: Standing, isNew: boolean, frame: Frame): Outcome {
  if (isConsent(row) && isForgotten(row, standing, frame)) return 'unchanged'
  if (isClosed(standing, topicsOf(row, frame), frame.now)) return 'optedOut'
  return isNew ? 'accepted' : 'unchanged'
}

/**
 * Whether a fact is this very row's: also when a crash came between recording and counting it, and
 * it was known when it came again.
 */
export function isOwn({ events, duplicate }: Recorded, row: KeptRow, { id }: Frame): boolean {
  const [event] = events
  if (event === undefined || !duplicate) return event !== undefined
  const from = event.evidence?.import
  return from?.id === id && from.row === row.r
}
