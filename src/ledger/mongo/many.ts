// Many facts in few commands: one look for all, one insert for those nobody knew. Facts of persons
// known already go one by one, since each is a compare-and-set of its own.

import { EMPTY } from '../../consent/standing.ts'
import type { Ledger, PersonKey, Posting, Recorded } from '../port.ts'
import { isUnsure, takenIn } from './errors.ts'
import { type Context, newDocument, nextState } from './state.ts'

/** Single records under way at once. */
const TOGETHER = 32

/** @param record records one by itself, with all that takes: races, aliases, what is known by its id */
export function recordAllOf(
  context: Context,
  record: (posting: Posting) => Promise<Recorded>,
): Ledger['recordAll'] {
  const { persons } = context

  async function knownOf(keys: readonly PersonKey[]): Promise<ReadonlySet<PersonKey>> {
    const docs = await persons
      .find({ _id: { $in: [...keys] } }, { projection: { _id: 1 }, batchSize: keys.length + 1 })
      .toArray()
    return new Set(docs.map(({ _id }) => _id))
  }

  function born({ person, identifier, decide }: Posting) {
    const decided = decide(EMPTY)
    const nobody = { person, survivor: undefined, others: [], standing: EMPTY, absorbed: [] }
    const identifiers = identifier ? [identifier()] : []
    const { standing, added, state, fresh } = nextState(
      context,
      { ...nobody, identifiers },
      decided,
    )
    const recorded: Recorded = { person, standing, events: added, duplicate: false }
    return { document: newDocument(person, state, fresh), recorded }
  }

  return async (postings) => {
    const known = await knownOf(postings.map(({ person }) => person))
    const answers = new Map<number, Recorded>()
    const made = new Map<PersonKey, number>()
    const documents: ReturnType<typeof newDocument>[] = []
    for (const [i, posting] of postings.entries()) {
      if (known.has(posting.person) || made.has(posting.person)) continue
      const { document, recorded } = born(posting)
      answers.set(i, recorded)
      if (recorded.events.length === 0) continue
      made.set(posting.person, i)
      documents.push(document)
    }
    for (const person of await refused(documents)) answers.delete(made.get(person) ?? -1)
    let next = 0
    const lane = async () => {
      for (let i = next++; i < postings.length; i = next++) {
        if (!answers.has(i)) answers.set(i, await record(postings[i] as Posting))
      }
    }
    await Promise.all(Array.from({ length: TOGETHER }, lane))
    return postings.map((_, i) => answers.get(i) as Recorded)
  }

  /** Inserts them; those that others made first, or whose fate nobody knows, are given back. */
  async function refused(
    documents: readonly ReturnType<typeof newDocument>[],
  ): Promise<readonly PersonKey[]> {
    if (documents.length === 0) return []
    try {
      await persons.insertMany([...documents], { ordered: false })
      return []
    } catch (error) {
      const taken = takenIn(error)
      if (!taken && !isUnsure(error)) throw error
      const back = taken ? taken.map((index) => documents[index]) : documents
      return back.flatMap((document) => document?._id ?? [])
    }
  }
}
