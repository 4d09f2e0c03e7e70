// From a kept row to the fact it becomes, and from the fact to what is counted. Pure.

import { type Command, decide } from '../consent/decide.ts'
import type { ConsentEvent } from '../consent/events.ts'
import { readTopic, type TopicOf } from '../consent/reading.ts'
import type { Fact, Standing } from '../consent/standing.ts'
import type { Recorded } from '../ledger/port.ts'
import { reportedGrant, reportedWithdrawal, type Shown } from '../recorder/reported.ts'
import { batchHash, type Import, isSettled, type Outcome } from './record.ts'
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
export const factId = (row: KeptRow, batch: string): string => `${row.c}.${batchHash(batch)}`

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

const batchIn = (slot: string): string => slot.slice(slot.lastIndexOf('|') + 1)

/** The facts of a batch that a standing shows; of several in one slot, the latest. */
export function factsOf(standing: Standing, batch: string): Fact[] {
  const found: Fact[] = []
  for (const slot in standing) {
    if (batchIn(slot) === batch && !slot.startsWith('void|')) found.push(standing[slot] as Fact)
  }
  return found
}

/**
 * Whether another file reported the very same thing, so that this row has nothing new. Of a no only
 * once that file can no longer be undone.
 */
function isReported(row: KeptRow, standing: Standing, { about, now }: Frame): boolean {
  for (const slot in standing) {
    if (!(standing[slot] as Fact).id.startsWith(`${row.c}.`)) continue
    const batch = batchIn(slot)
    const isOther = batch !== about.batch && standing[`void|${batch}`] === undefined
    if (isOther && (isConsent(row) || isSettled(batch, now))) return true
  }
  return false
}

/**
 * Whether the person was erased since the file came: it was to be forgotten with them, also by
 * whoever had read it already. Whoever agreed again since did so elsewhere.
 */
const isForgotten = ({ x }: KeptRow, standing: Standing, { about }: Frame): boolean =>
  x === true || (standing.erased !== undefined && standing.erased.t >= about.createdAt)

/**
 * The facts a row makes of what is known of its person. A no that was to be forgotten with them is
 * a tombstone from the start: whatever its reader still holds of them, it brings no number back.
 */
export function decideRow(row: KeptRow, standing: Standing, frame: Frame): ConsentEvent[] {
  const isGone = isForgotten(row, standing, frame)
  if (isGone && isConsent(row)) return []
  const read = isGone ? blankRow(row) : row
  if (isReported(read, standing, frame)) return []
  const events = decide(commandOf(read, frame), standing)
  return isGone ? events.map((event) => ({ ...event, erased: true as const })) : events
}

/** The topics a row is about; of a no of all or of marketing, none by name. */
export function topicsOf(row: KeptRow, frame: Frame): readonly TopicOf[] {
  return isConsent(row) && !row.x ? shownOf(frame, row.w).topics : []
}

/**
 * Whether the person's own no stands against every topic of a row, so that nothing is granted by
 * it: an opt-out, an unanswered refusal, wording in doubt, or what an erasure left.
 */
function isClosed(standing: Standing, topics: readonly TopicOf[], now: number): boolean {
  if (hasGrantsOnly(standing)) return false
  return (
    topics.length > 0 &&
    topics.every((topic) => {
      const of = readTopic(standing, topic, now)
      const no = of.optOut ?? of.optOutMarketing ?? of.optOutTopic ?? of.refusal ?? of.review
      return no !== undefined || (of.status !== 'given' && standing.erased !== undefined)
    })
  )
}

/** Most people of a file are known for nothing else: no need to read every topic of them. */
function hasGrantsOnly(standing: Standing): boolean {
  for (const slot in standing) if (!slot.startsWith('grant|')) return false
  return true
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
  const from = event.evidence?.import as { id?: unknown; row?: unknown } | undefined
  return from?.id === id && from.row === row.r
}
