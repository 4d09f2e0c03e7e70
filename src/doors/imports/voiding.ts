// Takes an import's facts back from persons: one fact each, which voids the batch. What others
// reported, what the person did, and every no of another source stay as they are.

import type { ConsentEvent } from '../../consent/events.ts'
import { factsOfSet, isVoided } from '../../consent/kept.ts'
import type { Standing } from '../../consent/standing.ts'
import type { Doc, Ledger } from '../../ledger/port.ts'
import type { Import } from './record.ts'

/** Persons under way at once. */
const TOGETHER = 64

/** Nothing where the person has none of the batch, or it is void already. */
function voiding({ id, body }: Doc<Import>, standing: Standing, now: number): ConsentEvent[] {
  const { batch, recordedBy } = body
  if (factsOfSet(standing, batch).length === 0 || isVoided(standing, batch)) return []
  return [
    {
      id: `undone.${batch}`,
      type: 'import.finished',
      voided: batch,
      occurredAt: now,
      recordedAt: now,
      actor: 'business',
      channel: 'import',
      evidence: { import: { id }, ...(recordedBy !== null && { recordedBy }) },
    },
  ]
}

/** @param keys person keys without the business */
export async function voidFor(
  { ledger, clock }: { readonly ledger: Ledger; readonly clock: () => number },
  doc: Doc<Import>,
  keys: readonly string[],
): Promise<void> {
  let next = 0
  const lane = async () => {
    for (let i = next++; i < keys.length; i = next++) {
      await ledger.recordFor(`${doc.business}.${keys[i]}`, (standing) =>
        voiding(doc, standing, clock()),
      )
    }
  }
  await Promise.all(Array.from({ length: TOGETHER }, lane))
}
