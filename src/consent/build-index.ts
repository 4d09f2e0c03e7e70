// Sorts the facts of a standing by the kind of their slot.

import { askedIn, claimedAt, type Fact, type GrantClass, isFromAddress, outranks } from './fact.ts'
import { isVoided } from './kept.ts'
import type { SlotFacts, SlotKind } from './slot.ts'
import { hasFailed, type Standing } from './standing.ts'
import type { Index } from './standing-index.ts'

/** Most people have nothing of most kinds, so a map is made only when something goes into it. */
const NONE = new Map<string, never>()

/** The maps of an index, with what they hold. */
type Maps = {
  [K in keyof Index as Index[K] extends ReadonlyMap<string, Fact> ? K : never]: Index[K] extends
    | ReadonlyMap<string, infer F>
    | undefined
    ? F
    : never
}

function put<K extends keyof Maps>(index: Index, name: K, key: string, fact: Maps[K]): void {
  const maps = index as unknown as Record<K, ReadonlyMap<string, Maps[K]>>
  if (maps[name] === NONE) maps[name] = new Map()
  const facts = maps[name] as Map<string, Maps[K]>
  facts.set(key, fact)
}

const later = <F extends Fact>(a: F | undefined, b: F): F =>
  a === undefined || outranks(b, a) ? b : a

export function buildIndex(standing: Standing): Index {
  const index: Index = {
    grants: [],
    pending: NONE,
    refused: NONE,
    optOutTopic: NONE,
    pauses: [],
    lifted: NONE,
    acted: NONE,
    undone: NONE,
    reviews: [],
    platformStop: NONE,
    platformResume: NONE,
    holds: NONE,
    undelivered: [],
    inbound: NONE,
    shut: NONE,
    ads: NONE,
    free: NONE,
    moved: NONE,
    asked: NONE,
    sent: [],
    latest: 0,
  }
  for (const name in standing) {
    const fact = standing[name] as Fact
    const parts = name.split('|')
    index.latest = Math.max(index.latest, claimedAt(fact))
    add(index, { kind: parts[0], fact } as Slotted, parts, standing)
  }
  return index
}

/** What a slot holds, by its kind. */
type Slotted = { [K in SlotKind]: { readonly kind: K; readonly fact: SlotFacts[K] } }[SlotKind]

/** Whether a fact was a mistake. @param batch empty where it belongs to none */
const isVoid = (standing: Standing, batch: string): boolean =>
  batch !== '' && isVoided(standing, batch)

/** Whether a consent was: those of a batch can be taken back alone, and its noes stay. */
const isTakenBack = (standing: Standing, batch: string): boolean =>
  batch !== '' && (isVoided(standing, batch) || standing[`taken-back|${batch}`] !== undefined)

/** @param parts of the slot's name, its kind first; `slot.ts` tells what the others are */
function add(index: Index, { kind, fact }: Slotted, parts: string[], standing: Standing): void {
  const a = parts[1] ?? ''
  const b = parts[2] ?? ''
  const c = parts[3] ?? ''
  switch (kind) {
    case 'grant':
      if (!isTakenBack(standing, c)) index.grants.push({ ...fact, topic: a, cls: b as GrantClass })
      else if (isFromAddress(b as GrantClass)) put(index, 'undone', a, fact)
      break
    case 'pending':
      if (!isTakenBack(standing, b)) put(index, 'pending', a, later(index.pending.get(a), fact))
      break
    case 'stop':
      if (!isVoid(standing, a)) index.stop = later(index.stop, fact)
      break
    case 'optout':
      if (!isVoid(standing, a)) index.optOut = later(index.optOut, fact)
      break
    case 'optout-marketing':
      if (!isVoid(standing, a)) index.optOutMarketing = later(index.optOutMarketing, fact)
      break
    case 'optout-topic':
      if (!isVoid(standing, b)) put(index, 'optOutTopic', a, later(index.optOutTopic.get(a), fact))
      break
    case 'pause':
      if (!isVoid(standing, b)) index.pauses.push(fact)
      break
    case 'lifted':
    case 'acted':
      if (!isTakenBack(standing, b)) put(index, kind, a, later(index[kind].get(a), fact))
      else if (kind === 'lifted') put(index, 'undone', a, fact)
      break
    case 'review':
      if (!isVoid(standing, a) && standing[`settled|${fact.id}`] === undefined)
        index.reviews.push(fact)
      break
    case 'platform-stop':
      if (!isVoid(standing, b))
        put(index, 'platformStop', a, later(index.platformStop.get(a), fact))
      break
    case 'platform-resume':
      put(index, 'platformResume', a, fact)
      break
    case 'hold':
      if (standing[`hold-lifted|${a}`] === undefined) put(index, 'holds', a, fact)
      break
    case 'unreachable':
      if (!isVoid(standing, a)) index.unreachable = later(index.unreachable, fact)
      break
    case 'text-no':
      if (!isVoid(standing, a)) index.textNo = later(index.textNo, fact)
      break
    case 'textless':
      if (!isVoid(standing, a)) index.textless = later(index.textless, fact)
      break
    case 'undelivered':
      index.undelivered.push(fact)
      break
    case 'ad':
      put(index, 'ads', a, fact)
      break
    case 'free':
      if ((index.free.get(a)?.t ?? 0) <= fact.t) put(index, 'free', a, fact)
      break
    case 'reckoned':
      // Our own reckoning gives way to whatever the provider tells of the same advertisement.
      if ((index.free.get(a)?.t ?? 0) < fact.t) put(index, 'free', a, fact)
      break
    // One for all senders: the limit is WhatsApp's on the person.
    case 'limit':
    case 'experiment':
      index[kind] = later(index[kind], fact)
      break
    case 'asked':
      if (!hasFailed(standing, fact.message)) put(index, 'asked', askedIn(a, b), fact)
      break
    case 'sent':
      if (!hasFailed(standing, a)) index.sent.push(fact)
      break
    case 'refused':
    case 'inbound':
    case 'shut':
    case 'moved':
      put(index, kind, a, fact)
      break
    case 'start':
    case 'texted':
    case 'delivered':
    case 'identity':
    case 'left':
    case 'erased':
      index[kind] = fact
      break
    case 'language':
      index.language = fact
      break
    case 'void':
    case 'taken-back':
    case 'settled':
    case 'hold-lifted':
    case 'list-lifted':
    case 'unsent':
    case 'paced':
      // Looked up by name, where another fact asks for them.
      break
    default:
      kind satisfies never
  }
}
