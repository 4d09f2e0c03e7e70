// What the API tells of a person.

import type { caller } from './server.ts'

type Call = ReturnType<typeof caller>

/**
 * All that is recorded of somebody, oldest first; empty for whom nobody knows.
 * @param person as the API takes one: a number, or identifiers
 */
export async function eventsOf(call: Call, person: unknown) {
  const found = await call('POST', '/v1/people/lookup', { person })
  if (found.status === 404) return []
  return (await call('GET', `/v1/people/${found.body.personId}/events?limit=500`)).body.events
}
