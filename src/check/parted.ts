// Who was known to be one person at a moment. When two identifiers turn out to be one person's, their
// histories are joined for good; a question with `knownAt` has to part again those joined later.

import type { RecordedEvent } from '../consent/events.ts'
import type { PersonKey } from '../ledger/port.ts'

/**
 * The histories that these keys named at that moment, one for each person.
 * @param events all of one person, also those recorded later
 * @param keys by which the person was asked about; one that was never a person of its own (a second
 *   identifier) does not tell when it was heard of, and names all of them
 * @param knownAt epoch ms
 */
export function partedBy(
  events: readonly RecordedEvent[],
  keys: readonly PersonKey[],
  knownAt: number,
): RecordedEvent[][] {
  const merges = events.flatMap((event) => (event.type === 'person.merged' ? [event] : []))
  const owners = new Set([...events, ...merges].map((event) => event.person))
  for (const { absorbed } of merges) owners.add(absorbed)
  if (keys.some((key) => !owners.has(key))) return [[...events]]
  const leads = new Map<PersonKey, PersonKey>()
  const leadOf = (person: PersonKey): PersonKey => {
    const lead = leads.get(person)
    return lead === undefined ? person : leadOf(lead)
  }
  for (const { person, absorbed, recordedAt } of merges) {
    const [into, from] = [leadOf(person), leadOf(absorbed)]
    if (recordedAt <= knownAt && into !== from) leads.set(from, into)
  }
  const asked = new Set(keys.map(leadOf))
  return [...asked].map((lead) => events.filter((event) => leadOf(event.person) === lead))
}
