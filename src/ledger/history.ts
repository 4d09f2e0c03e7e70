// A person's events, however many they are.

import { setImmediate } from 'node:timers/promises'
import type { LedgerReading, PersonKey } from './port.ts'

const HISTORY_PAGE = 500

/** Every event of a person, page by page; others have a turn between two of them. */
export async function* historyOf(ledger: Pick<LedgerReading, 'history'>, person: PersonKey) {
  let after: string | undefined
  for (;;) {
    if (after !== undefined) await setImmediate()
    const page = await ledger.history(person, after, HISTORY_PAGE)
    yield* page.events
    if (page.events.length < HISTORY_PAGE) return
    after = page.next
  }
}
