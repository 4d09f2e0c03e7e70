// Random histories in which little is far apart: equal times, collisions within a second and
// facts at the edges of 10, 30 and 31 days are common.

import fc from 'fast-check'
import type { ConsentEvent, EventBase } from '../../src/consent/events.ts'
import { DAY_MS as DAY } from '../../src/time.ts'

export const OFFERS = { key: 'offers', marketing: true }
export const NEWS = { key: 'news', marketing: true }
export const UPDATES = { key: 'updates', marketing: false }
export const TOPICS = [OFFERS, NEWS, UPDATES]
export const SENDERS = ['+15550001', '+15550002']
/** Sets that can be undone as a whole. */
export const BATCHES = ['import-1', 'breaker-1']
/** The set of a call of ours, whose consents alone can be taken back: a machine had answered. */
const CALL = 'call-1'
export const BEGIN = Date.UTC(2026, 0, 1)
/** No event of `histories` is later. */
export const END = BEGIN + 90 * DAY

/** Omit that keeps a union a union. */
type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never
/** An event that lacks only its id. */
type Draft = Without<ConsentEvent, 'id'>
type Fields = Without<ConsentEvent, keyof EventBase>
type Stamp = Pick<EventBase, 'occurredAt' | 'precision' | 'recordedAt' | 'actor'>

const keys = fc.subarray(
  TOPICS.map((topic) => topic.key),
  { minLength: 1 },
)
const sender = fc.constantFrom(...SENDERS)
const batch = fc.option(fc.constantFrom(...BATCHES), { nil: undefined, freq: 3 })
const days = fc.constantFrom(0, 0, 0, 0, 1, 9, 10, 11, 20, 30, 31, 40, 74)
const moments = fc
  .tuple(days, fc.integer({ min: 0, max: 12 }))
  .map(([day, quarter]) => BEGIN + day * DAY + quarter * 250)

const stamps = fc
  .record({ t: moments, isCoarse: fc.boolean(), late: fc.constantFrom(0, 0, 900, DAY) })
  .map(({ t, isCoarse, late }) => ({
    occurredAt: isCoarse ? t - (t % 1000) : t,
    ...(isCoarse && { precision: 's' as const }),
    recordedAt: t + late,
    actor: 'person' as const,
  }))

const withBatch = (batchId: string | undefined) => (batchId === undefined ? {} : { batch: batchId })

/** Facts that an import or a breaker can make, and that can be undone with it. */
const undoable: fc.Arbitrary<Fields & { batch?: string }> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        keys,
        fc.constantFrom(
          { strength: 'recorded', fromAddress: false } as const,
          { strength: 'explicit', fromAddress: false } as const,
          { strength: 'explicit', fromAddress: true } as const,
          { strength: 'confirmed', fromAddress: true } as const,
        ),
        batch,
      )
      .map(([topics, how, b]) => ({
        type: 'consent.given' as const,
        topics,
        ...how,
        // No import says that somebody acted from their address.
        ...withBatch(b && how.fromAddress ? CALL : b),
      })),
  },
  fc.tuple(keys, fc.constantFrom('confirmation', 'address'), batch).map(([topics, awaits, b]) => ({
    type: 'consent.pending' as const,
    awaits: awaits as 'confirmation' | 'address',
    topics,
    ...withBatch(b),
  })),
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.constantFrom('stop', 'all', 'marketing', 'topic', 'doubt', 'pause', 'pause'),
        keys,
        batch,
        fc.constantFrom(1, 10, 30, 90),
      )
      .map(([how, topics, b, forDays]) => ({
        type: 'consent.withdrawn' as const,
        scope:
          how === 'stop' || how === 'all'
            ? ('all' as const)
            : how === 'topic'
              ? ('topic' as const)
              : ('marketing' as const),
        topics: how === 'topic' ? topics : [],
        ...(how === 'stop' && { byStopWord: true as const }),
        ...(how === 'doubt' && { doubtful: true as const }),
        ...(how === 'pause' && { forDays }),
        ...withBatch(b),
      })),
  },
  fc.tuple(sender, batch).map(([from, b]) => ({
    type: 'marketing.stopped' as const,
    sender: from,
    ...withBatch(b),
  })),
  fc.tuple(batch, fc.boolean()).map(([b, isNo]) => ({
    type: 'undeliverable.marked' as const,
    ...(isNo && { isNo: true as const }),
    ...withBatch(b),
  })),
)

const plain: fc.Arbitrary<Fields> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.constant({
      type: 'consent.given' as const,
      strength: 'explicit' as const,
      fromAddress: true,
      restores: true as const,
      topics: [],
    }),
  },
  keys.map((topics) => ({ type: 'consent.refused' as const, topics })),
  sender.map((from) => ({ type: 'marketing.resumed' as const, sender: from })),
  fc.tuple(fc.nat(4), fc.option(moments, { nil: undefined })).map(([n, expiresAt]) => ({
    type: 'hold.placed' as const,
    holdId: `hold-${n}`,
    ...(expiresAt !== undefined && { expiresAt }),
  })),
  fc.nat(4).map((n) => ({ type: 'hold.lifted' as const, holdId: `hold-${n}` })),
  fc.nat(1).map((n) => ({ type: 'hold.lifted' as const, list: `list-${n}` })),
  fc.constant({ type: 'undeliverable.cleared' as const }),
  fc
    .tuple(
      fc.constantFrom('number', 'owner', 'user_id'),
      fc.constantFrom(undefined, 'demo.p8', 'demo.p9'),
      fc.constantFrom('person', 'platform'),
    )
    .map(([cause, becomes, actor]) => ({
      ...{ type: 'identity.changed' as const, cause: cause as 'number', actor },
      ...(becomes !== undefined && { becomes }),
    })),
  fc.constantFrom(...BATCHES).map((voided) => ({ type: 'import.finished' as const, voided })),
  fc.tuple(keys, fc.constantFrom(CALL, ...BATCHES)).map(([topics, takesBack]) => ({
    ...{ type: 'consent.withdrawn' as const, scope: 'topic' as const },
    ...{ topics, takesBack },
  })),
  fc.constantFrom(
    { type: 'person.erased' as const },
    {
      type: 'person.merged' as const,
      absorbed: 'p2',
    },
  ),
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.constantFrom('sending', 'sent', 'delivered', 'read', 'failed', 'unknown'),
        fc.constantFrom('undelivered', 'undelivered', 'limit', 'experiment', 'window', 'other'),
        sender,
        fc.nat(5),
      )
      .map(([state, failure, from, n]) => ({
        type: 'message.updated' as const,
        messageId: `m${n}`,
        sender: from,
        state: state as 'failed',
        category: 'marketing' as const,
        ...(state === 'failed' &&
          (failure === 'other' && n > 3
            ? { isUntried: true as const }
            : { failure: failure as 'undelivered' })),
      })),
  },
)

/** Perhaps the number changes hands about when something was written. */
const changes = fc.option(
  fc.record({
    after: fc.constantFrom(-DAY, -1, 0, 0, 250, 999, DAY),
    actor: fc.constantFrom('person', 'platform'),
  }),
  { nil: undefined, freq: 2 },
)
const changed = (
  stamp: Stamp,
  change: { readonly after: number; readonly actor: 'person' | 'platform' } | undefined,
): Draft[] =>
  change === undefined
    ? []
    : [
        {
          ...{ ...stamp, type: 'identity.changed', cause: 'number', channel: 'whatsapp' },
          actor: change.actor,
          occurredAt: stamp.occurredAt + change.after,
          recordedAt: stamp.recordedAt + Math.max(0, change.after),
        },
      ]

const channel = fc.constantFrom('whatsapp', 'whatsapp', 'sms')
const inbound = fc
  .tuple(stamps, sender, channel, changes)
  .map(([stamp, from, by, change]): Draft[] => [
    {
      ...stamp,
      type: 'message.received',
      sender: from,
      channel: by as 'whatsapp',
    },
    ...changed(stamp, change),
  ])
/** Advertisements answered, what we reckon with then, and what is told of it afterwards. */
const free = fc
  .tuple(
    ...([stamps, sender, fc.constantFrom('sent', 'delivered', 'read', 'failed')] as const),
    ...([days, days, changes] as const),
  )
  .map(([stamp, from, state, more, less, change]): Draft[] => [
    ...changed(stamp, change),
    { ...stamp, type: 'message.received', sender: from, channel: 'whatsapp', fromAd: true },
    {
      ...stamp,
      channel: 'whatsapp',
      type: 'message.updated',
      messageId: 'free',
      sender: from,
      state: state as 'sent',
      freeUntil: stamp.occurredAt + more * DAY,
      ...(less > more && { answersAd: stamp.occurredAt - less * DAY }),
    },
  ])
/** Also of messages that are told of again. */
const failed = fc.tuple(stamps, fc.nat(3))
const failures = fc.array(failed, { minLength: 2, maxLength: 5 }).map((all): Draft[] =>
  all.map(([stamp, n]) => ({
    ...stamp,
    channel: 'whatsapp',
    type: 'message.updated',
    messageId: `u${n}`,
    sender: SENDERS[0] as string,
    state: 'failed',
    failure: 'undelivered',
  })),
)
/** About when something was written, a message leaves that is refused: no window was open. */
const refusals = fc
  .tuple(
    ...([stamps, sender] as const),
    ...([fc.constantFrom(-DAY, -250, -1, 0, 1, 250, DAY), fc.constantFrom(0, 250, DAY)] as const),
  )
  .map(([stamp, from, after, later]): Draft[] => {
    const leftAt = stamp.occurredAt + after
    const told = { occurredAt: leftAt + later, recordedAt: leftAt + later + DAY }
    const about = { sender: from, channel: 'whatsapp' as const }
    return [
      { ...stamp, ...about, type: 'message.received' },
      {
        ...{ ...stamp, ...told, ...about, type: 'message.updated', messageId: 'refused' },
        ...{ state: 'failed', failure: 'window', leftAt },
      },
    ]
  })
const single = fc
  .tuple(stamps, fc.oneof({ weight: 3, arbitrary: undoable }, { weight: 2, arbitrary: plain }))
  .map(([stamp, fields]) => [{ ...stamp, channel: 'web', ...fields } as Draft])

/** A question with its answer, which never stands before it. */
const dialogue = fc
  .record({
    ...{ asked: stamps, after: fc.constantFrom(0, 250, 1000, DAY), keys },
    ...{ agrees: fc.boolean(), byWord: fc.boolean() },
  })
  .map(({ asked, after, keys: topics, agrees, byWord }) => (id: string): ConsentEvent[] => {
    const answer = {
      ...asked,
      occurredAt: asked.occurredAt + after,
      recordedAt: asked.recordedAt + after,
      channel: 'whatsapp' as const,
      topics,
      answers: `${id}.q`,
    }
    const said = agrees
      ? ({ type: 'consent.confirmed', ...(byWord && { asOf: asked.occurredAt }) } as const)
      : ({ type: 'consent.refused' } as const)
    return [
      {
        ...asked,
        id: `${id}.q`,
        channel: 'web',
        type: 'consent.pending',
        awaits: 'confirmation',
        topics,
      },
      { ...answer, ...said, id: `${id}.a` },
    ]
  })

/** Wording in doubt that somebody looked at, perhaps twice, perhaps too late. */
const reviewed = fc
  .record({
    said: stamps,
    looks: fc.array(
      fc.record({
        after: fc.constantFrom(0, 250, 1000, DAY, 10 * DAY - 1, 10 * DAY, 11 * DAY),
        decision: fc.constantFrom('optout', 'not_optout'),
        scope: fc.constantFrom('all', 'marketing', 'topic'),
        topics: keys,
      }),
      { minLength: 1, maxLength: 2 },
    ),
  })
  .map(({ said, looks }) => (id: string): ConsentEvent[] => [
    {
      ...{ ...said, id: `${id}.d`, channel: 'whatsapp', type: 'consent.withdrawn' },
      ...{ scope: 'marketing', topics: [], doubtful: true },
    },
    ...looks.flatMap(({ after, decision, scope, topics }, i): ConsentEvent[] => {
      const look = {
        ...({ id: `${id}.l${i}`, channel: 'api', actor: 'business' } as const),
        occurredAt: said.occurredAt + after,
        recordedAt: said.recordedAt + after,
      }
      return [
        {
          ...{ ...look, type: 'review.settled', review: `${id}.d` },
          deadline: (said.precision ? said.occurredAt + 999 : said.occurredAt) + 10 * DAY,
          decision: decision as 'optout',
          ...(i > 0 && { voided: `review.${id}.l${i - 1}` }),
        },
        ...(decision === 'optout'
          ? [
              {
                ...{ ...said, id: `${look.id}.optout`, channel: 'whatsapp' as const },
                ...{ type: 'consent.withdrawn' as const, batch: `review.${look.id}` },
                scope: scope as 'all',
                topics: scope === 'topic' ? topics : [],
              },
            ]
          : []),
      ]
    }),
  ])

const named = (drafts: Draft[]) => (id: string) =>
  drafts.map((draft, i) => ({ ...draft, id: `${id}.${i}` }) as ConsentEvent)

const parts = fc.oneof(
  { weight: 8, arbitrary: single.map(named) },
  { weight: 1, arbitrary: inbound.map(named) },
  { weight: 1, arbitrary: failures.map(named) },
  { weight: 1, arbitrary: free.map(named) },
  { weight: 1, arbitrary: refusals.map(named) },
  { weight: 1, arbitrary: dialogue },
  { weight: 1, arbitrary: reviewed },
)

/** Doubtful wording again and again, of several batches, among other facts. */
export const doubtful = fc
  .tuple(
    fc.array(fc.tuple(stamps, batch), { minLength: 15, maxLength: 60 }),
    fc.array(parts, { maxLength: 6 }),
  )
  .map(([doubts, chosen]) => [
    ...doubts.map(
      ([stamp, b], i): ConsentEvent => ({
        ...stamp,
        id: `d${i}`,
        channel: 'whatsapp',
        type: 'consent.withdrawn',
        scope: 'marketing',
        topics: [],
        doubtful: true,
        ...withBatch(b),
      }),
    ),
    ...chosen.flatMap((part, i) => part(`e${i}`)),
  ])

/** Up to some twenty events of one person, in the order recorded; ids are unique. */
export const histories = fc
  .array(parts, { maxLength: 10 })
  .map((chosen) => chosen.flatMap((part, i) => part(`e${i}`)))

/** One more event of any kind. */
export const oneMore = single.map(named).map((part) => part('x')[0] as ConsentEvent)

/** The same events in another order, some of them twice. */
export const shuffle = (events: readonly ConsentEvent[], seeds: readonly number[]) => {
  const twice = [...events, ...events.filter((_, i) => (seeds[i] ?? 0) % 3 === 0)]
  return twice
    .map((event, i) => ({ event, rank: seeds[(i * 7) % seeds.length] ?? 0 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ event }) => event)
}
export const seeds = fc.array(fc.nat(), { minLength: 61, maxLength: 61 })
