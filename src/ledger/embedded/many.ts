// Many facts in one commit. What makes an import fast is the persons nobody knew before: each is
// decided on, written and answered for with its whole list, not one by one.

import { EMPTY } from '../../consent/standing.ts'
import type { Ledger, PersonKey, Posting, Recorded } from '../port.ts'
import { evolveAll, sequence } from '../resolve.ts'
import type { Committer } from './committer.ts'
import { type Entry, type People, rowOf, type Write } from './people.ts'

export function recordAllOf(deps: {
  readonly people: People
  readonly committer: Committer
  readonly record: (posting: Posting) => Promise<Recorded>
}): Ledger['recordAll'] {
  const { people, committer } = deps

  /** The person a fact makes; without events when nothing is decided. */
  function born({ person, identifier, decide }: Posting): Write {
    const added = sequence(decide(EMPTY), person, 0, 0)
    const entry: Entry = {
      person,
      standing: evolveAll(EMPTY, added),
      identifiers: identifier ? [identifier()] : [],
      absorbed: [],
      count: added.length,
      last: added.at(-1)?.recordedAt ?? 0,
    }
    return { keys: [person], entry, added }
  }

  async function write(all: readonly Write[]): Promise<void> {
    const written = all.filter(({ added }) => added.length > 0)
    if (written.length === 0) return
    const durable = committer.commit({
      type: 'facts',
      people: written.map(({ entry, added }) => rowOf(entry, added)),
    })
    await people.follow(written, durable)
  }

  return async (postings) => {
    const made = new Set<PersonKey>()
    const isUnknown = people.unknownAmong(postings.map(({ person }) => person))
    const news: Write[] = []
    const answers: (Recorded | Promise<Recorded>)[] = []
    const others: number[] = []
    for (const [i, posting] of postings.entries()) {
      const { person } = posting
      if (made.has(person) || !(isUnknown(person) || people.latest(person) === undefined)) {
        others.push(i)
        continue
      }
      made.add(person)
      const one = born(posting)
      news.push(one)
      answers[i] = { person, standing: one.entry.standing, events: one.added, duplicate: false }
    }
    const durable = write(news)
    // After the new ones are under way: a second fact of one of them is decided on the first.
    for (const i of others) answers[i] = deps.record(postings[i] as Posting)
    const [recorded] = await Promise.all([Promise.all(answers), durable])
    return recorded
  }
}
