// Persons as the MongoDB store keeps them: finding them through aliases, and reading their
// documents. Reads of checks that arrive together travel together.

import type { Standing } from '../../consent/standing.ts'
import type { AliasPage, PeoplePage, PersonKey, PersonRecord, SealedIdentifier } from '../port.ts'
import type { Known } from '../resolve.ts'
import { Coalescer } from './coalescer.ts'
import type { Collections, PersonDoc } from './schema.ts'
import { Seen } from './seen.ts'

/** A person as stored. `version` is 0 for one whom so far only an alias names. */
export interface Entry extends Known {
  readonly version: number
  /** Stamp of the latest event. */
  readonly stamp: number
  readonly seen: Seen
  /** The last thing recorded was an erasure. */
  readonly isErased?: true | undefined
}

interface Body {
  readonly standing: Standing
  readonly identifiers: readonly SealedIdentifier[]
  readonly absorbed?: readonly PersonKey[]
  readonly count: number
  readonly last: number
  readonly stamp: number
  readonly isErased?: true
}

/** Documents by key; null for a key that has none. */
type Docs = Map<PersonKey, PersonDoc | null>

const RECORD = { body: 1, aliasOf: 1, into: 1 } as const
const ENTRY = { fresh: 0, freshSince: 0 } as const
/** Aliases of aliases are shortened when made; more hops than this is a circle. */
const MOST_HOPS = 32

export class People {
  readonly #persons: Collections['persons']
  readonly #single: Coalescer<PersonKey, PersonDoc>

  constructor(persons: Collections['persons']) {
    this.#persons = persons
    this.#single = new Coalescer((keys) => this.#load(keys, RECORD))
  }

  /** What each key leads to: one command, and one more for each hop of an alias. */
  async records(keys: readonly PersonKey[]): Promise<(PersonRecord | undefined)[]> {
    const [only] = keys
    const docs: Docs = new Map()
    if (keys.length === 1 && only !== undefined) {
      docs.set(only, (await this.#single.get(only)) ?? null)
    }
    await this.#follow(keys, RECORD, docs)
    return keys.map((key) => {
      const doc = effective(docs, key)
      return doc && recordOf(doc)
    })
  }

  /**
   * The person each key leads to, for deciding on.
   * @returns the key of a person on its way into another, if there is one: that comes first
   */
  async latest(
    keys: readonly PersonKey[],
  ): Promise<{ entries: (Entry | undefined)[] } | { unfinished: PersonKey }> {
    const docs = await this.#follow(keys, ENTRY)
    const entries: (Entry | undefined)[] = []
    for (const key of keys) {
      const end = endOf(docs, key)
      const doc = docs.get(end)
      if (doc?.into) return { unfinished: doc._id }
      if (doc) entries.push(entryOf(doc))
      else entries.push(end === key ? undefined : nobodyYet(end))
    }
    return { entries }
  }

  /** Persons of a business by key; those on their way into another are that other one's. */
  async page(business: string, after: string | undefined, limit: number): Promise<PeoplePage> {
    const docs = await this.#persons
      .find(
        {
          _id: { $gt: after ?? `${business}.`, $lt: `${business}/` },
          body: { $exists: true },
          into: { $exists: false },
        },
        { projection: RECORD },
      )
      .sort({ _id: 1 })
      .limit(limit)
      .toArray()
    return {
      people: docs.map((doc) => ({ ...recordOf(doc), events: bodyOf(doc).count })),
      next: docs.at(-1)?._id ?? after ?? '',
    }
  }

  /** Keys of a business that lead on to another one. */
  async aliases(business: string, after: string | undefined, limit: number): Promise<AliasPage> {
    const docs = await this.#persons
      .find(
        {
          _id: { $gt: after ?? `${business}.`, $lt: `${business}/` },
          aliasOf: { $exists: true },
        },
        { projection: { _id: 1 } },
      )
      .sort({ _id: 1 })
      .limit(limit)
      .toArray()
    return { keys: docs.map(({ _id }) => _id), next: docs.at(-1)?._id ?? after ?? '' }
  }

  /** The person a key leads to through aliases, and its document, if it is there yet. */
  async target(key: PersonKey): Promise<{ person: PersonKey; target: PersonDoc | undefined }> {
    const docs = await this.#follow([key], ENTRY, new Map(), false)
    const person = endOf(docs, key)
    return { person, target: docs.get(person) ?? undefined }
  }

  /** Adds the documents the keys lead to, by aliases and (unless told not to) by merges. */
  async #follow(
    keys: readonly PersonKey[],
    fields: object,
    docs: Docs = new Map(),
    withMerges = true,
  ): Promise<Docs> {
    let level = new Set(keys)
    for (let hop = 0; level.size > 0 && hop < MOST_HOPS; hop++) {
      const missing = [...level].filter((key) => !docs.has(key))
      if (missing.length > 0) {
        const found = await this.#load(missing, fields)
        for (const key of missing) docs.set(key, found.get(key) ?? null)
      }
      const next = new Set<PersonKey>()
      for (const key of level) {
        const doc = docs.get(key)
        const target = doc?.aliasOf ?? (withMerges ? doc?.into?.person : undefined)
        if (target !== undefined) next.add(target)
      }
      level = next
    }
    return docs
  }

  async #load(keys: readonly PersonKey[], projection: object): Promise<Map<PersonKey, PersonDoc>> {
    const [only] = keys
    if (keys.length === 1 && only !== undefined) {
      const doc = await this.#persons.findOne({ _id: only }, { projection, promoteBuffers: true })
      return new Map(doc ? [[only, doc]] : [])
    }
    // A batch as large as the question, so that no second command fetches the rest.
    const docs = await this.#persons
      .find(
        { _id: { $in: [...keys] } },
        { projection, promoteBuffers: true, batchSize: keys.length + 1 },
      )
      .toArray()
    return new Map(docs.map((doc) => [doc._id, doc]))
  }
}

function endOf(docs: Docs, key: PersonKey): PersonKey {
  let end = key
  for (let hop = 0; hop < MOST_HOPS; hop++) {
    const target = docs.get(end)?.aliasOf
    if (target === undefined) return end
    end = target
  }
  throw new Error('aliases lead in a circle')
}

/**
 * The document that answers for a key. A person half-way into another is answered for by that
 * one from the moment it holds both histories, so neither side misses a fact.
 */
function effective(docs: Docs, key: PersonKey): PersonDoc | undefined {
  let doc = docs.get(endOf(docs, key)) ?? undefined
  for (let hop = 0; doc?.into && hop < MOST_HOPS; hop++) {
    const target: PersonDoc | null | undefined = docs.get(endOf(docs, doc.into.person))
    if (!target || !bodyOf(target).absorbed?.includes(doc._id)) return doc
    doc = target
  }
  return doc
}

function bodyOf(doc: PersonDoc): Body {
  if (doc.body === undefined) throw new Error('an alias has no record')
  return JSON.parse(doc.body) as Body
}

function recordOf(doc: PersonDoc): PersonRecord {
  const { standing, identifiers } = bodyOf(doc)
  return { person: doc._id, standing, identifiers }
}

/** The entry of a person's document. */
export function entryOf(doc: PersonDoc): Entry {
  const { absorbed = [], ...body } = bodyOf(doc)
  const { _id: person, v: version } = doc
  return { person, version, absorbed, ...body, seen: Seen.from(doc.seen, body.count) }
}

/** A person whom an alias names before its document is there: whoever needs it makes it. */
function nobodyYet(person: PersonKey): Entry {
  const seen = Seen.from(undefined, 0)
  const nothing = { standing: {}, identifiers: [], absorbed: [], count: 0, last: 0, stamp: 0 }
  return { person, version: 0, seen, ...nothing }
}

/** JSON text of an entry, as its document holds it. */
export function bodyText(entry: Omit<Entry, 'version' | 'seen' | 'person'>): string {
  const { standing, identifiers, absorbed, count, last, stamp, isErased } = entry
  return JSON.stringify({
    standing,
    identifiers,
    ...(absorbed.length > 0 && { absorbed }),
    count,
    last,
    stamp,
    ...(isErased && { isErased }),
  } satisfies Body)
}
