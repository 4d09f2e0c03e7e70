// Every person of a business, page by page: what exports and checks go through.

import type { LedgerReading, PersonCounted } from '../ledger/port.ts'

const PAGE = 200

export async function* peopleOf(
  ledger: Pick<LedgerReading, 'people'>,
  business: string,
): AsyncGenerator<PersonCounted> {
  let after: string | undefined
  for (;;) {
    const { people, next } = await ledger.people(business, after, PAGE)
    yield* people
    if (people.length < PAGE) return
    after = next
  }
}

export async function countPeople(
  ledger: Pick<LedgerReading, 'people'>,
  business: string,
): Promise<number> {
  let count = 0
  for await (const _ of peopleOf(ledger, business)) count++
  return count
}
