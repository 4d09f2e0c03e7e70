// The collections of the MongoDB store: what a document of each holds, and the indexes. Mongoose
// keeps the schemas and the connection; hot paths use the models' own collections, since hydrating
// a document costs more than reading it.

import { type Connection, type mongo, Schema } from 'mongoose'
import type { PersonKey } from '../port.ts'

/** An event recorded but not yet copied out. `body`: the event as the codec stores it. */
export interface FreshEvent {
  readonly n: number
  readonly id: string
  /** Commit time in microseconds; grows strictly within a person. */
  readonly stamp: number
  readonly body: string
}

/**
 * A person, a person on the way into another one (`into`), or an alias (`aliasOf`). `body` is
 * JSON text: one string is cheaper to decode than nested BSON, and no name in it can be taken
 * for an operator.
 */
export interface PersonDoc {
  readonly _id: PersonKey
  /** Grows by one with every change of what is known; compared when writing. */
  readonly v: number
  readonly aliasOf?: PersonKey
  readonly into?: { readonly person: PersonKey }
  readonly body?: string
  /** Four bytes of a hash of each event id, newest last. */
  readonly seen?: mongo.Binary | Buffer
  readonly fresh?: FreshEvent[]
  /** Stamp of the oldest fresh event, or before it; absent when there is none. */
  readonly freshSince?: number
  /** An erasure not yet finished: these persons' events up to this stamp are to be rewritten. */
  readonly erasing?: { readonly stamp: number; readonly owners: readonly PersonKey[] }
}

/** One event of the ledger. `_id`: business and place in its feed, which nobody can take twice. */
export interface EventDoc extends FreshEvent {
  readonly _id: string
  readonly person: PersonKey
}

/** `_id`: kind and id. `body`: JSON text. `by`: the write that made this version. */
export interface DocumentDoc {
  readonly _id: string
  readonly kind: string
  readonly id: string
  readonly business: string
  readonly version: number
  readonly body: string
  readonly by: string
  readonly changedAt: Date
  readonly expiresAt?: Date
}

/** `beat` grows while the owner lives. */
interface LeaseDoc {
  readonly _id: string
  readonly owner: string | null
  readonly beat: number
}

export interface Collections {
  readonly persons: mongo.Collection<PersonDoc>
  readonly events: mongo.Collection<EventDoc>
  readonly documents: mongo.Collection<DocumentDoc>
  readonly leases: mongo.Collection<LeaseDoc>
}

const fixed = { autoCreate: false, autoIndex: false, strict: 'throw', versionKey: false } as const
const text = { type: String, required: true } as const
const count = { type: Number, required: true } as const
const event = { n: count, id: text, stamp: count, body: text }

const persons = new Schema(
  {
    _id: text,
    v: count,
    aliasOf: String,
    into: { person: String },
    body: String,
    seen: Buffer,
    fresh: [new Schema(event, { ...fixed, _id: false })],
    freshSince: Number,
    erasing: { stamp: Number, owners: [String] },
  },
  { ...fixed, collection: 'persons' },
)
// Sparse: only the few persons with work left stand in these.
persons.index({ freshSince: 1 }, { sparse: true })
persons.index({ 'into.person': 1 }, { sparse: true })
persons.index({ 'erasing.stamp': 1 }, { sparse: true })

const events = new Schema(
  { _id: text, person: text, ...event },
  { ...fixed, collection: 'events', id: false },
)
events.index({ person: 1, stamp: 1 })
events.index({ person: 1, id: 1 })

const documents = new Schema(
  {
    _id: text,
    kind: text,
    id: text,
    business: text,
    version: count,
    body: text,
    by: text,
    changedAt: { type: Date, required: true },
    expiresAt: Date,
  },
  { ...fixed, collection: 'documents', id: false },
)
documents.index({ kind: 1, business: 1, id: 1 })
documents.index({ kind: 1, changedAt: 1 })
documents.index({ expiresAt: 1 }, { expireAfterSeconds: 0 })

const leases = new Schema(
  { _id: text, owner: String, beat: count },
  { ...fixed, collection: 'leases' },
)

/**
 * Every collection can be sharded by hashed `_id`: no index but that of `_id` has to be unique.
 * Makes missing indexes.
 */
export async function openCollections(connection: Connection): Promise<Collections> {
  const models = {
    persons: connection.model('Person', persons),
    events: connection.model('Event', events),
    documents: connection.model('Document', documents),
    leases: connection.model('Lease', leases),
  }
  // One after the other: making an index takes an exclusive lock for a moment.
  for (const model of [models.persons, models.events, models.documents]) await model.createIndexes()
  return {
    persons: models.persons.collection as unknown as mongo.Collection<PersonDoc>,
    events: models.events.collection as unknown as mongo.Collection<EventDoc>,
    documents: models.documents.collection as unknown as mongo.Collection<DocumentDoc>,
    leases: models.leases.collection as unknown as mongo.Collection<LeaseDoc>,
  }
}
