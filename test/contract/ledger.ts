// What every store must do, whichever it is. An adapter's test is a few lines that call this.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ConsentEvent } from '../../src/consent/events.ts'
import type { Json } from '../../src/consent/evidence.ts'
import { readTopic } from '../../src/consent/reading.ts'
import { type Standing, standingOf } from '../../src/consent/standing.ts'
import { ToolkitError } from '../../src/errors.ts'
import { createKeyring, type Keyring } from '../../src/keys/keyring.ts'
import { KeyError } from '../../src/ledger/key-check.ts'
import type { Posting, SealedIdentifier, Store } from '../../src/ledger/port.ts'
import { opened as openedOf, sealedOf } from '../../src/people/identify.ts'
import { isCode } from '../support/errors.ts'

/** A store to test: opened again on the same data, and cleared away. */
export interface Opened {
  readonly store: Store
  /** @param other a key that is not the store's */
  reopen(other?: Keyring): Promise<Store>
  destroy(): Promise<void>
}

export const keyring = createKeyring('a secret for the contract, long enough')
let numbers = 10_000_000
const person = (business = 'demo', userId?: string) =>
  sealedOf(keyring, business, { phone: `+8190${numbers++}`, ...(userId && { userId }) })

/** Identifiers with what is sealed in them: a store may seal it itself. */
const valuesOf = (identifiers: readonly (SealedIdentifier | undefined)[] | undefined) =>
  identifiers?.map((one) => one && { ...one, sealed: openedOf(keyring, one).value })

function given(id: string, at: number, evidence: { [key: string]: Json } = {}): ConsentEvent {
  return {
    id,
    type: 'consent.given',
    occurredAt: at,
    recordedAt: at,
    actor: 'person',
    channel: 'web',
    topics: ['offers'],
    strength: 'explicit',
    fromAddress: false,
    evidence,
  }
}
const stopped = (id: string, at: number): ConsentEvent => ({
  id,
  type: 'consent.withdrawn',
  occurredAt: at,
  recordedAt: at,
  actor: 'person',
  channel: 'web',
  scope: 'all',
  topics: [],
})
const erasure = (id: string, at: number): ConsentEvent => ({
  ...{ id, type: 'person.erased', occurredAt: at, recordedAt: at },
  ...{ actor: 'business', channel: 'api' },
})
const all = async (store: Store, key: string) =>
  (await store.ledger.history(key, undefined, 500)).events

/** @param open makes a fresh store for each test, or says why it cannot */
export function ledgerContract(
  name: string,
  open: () => Promise<Opened | { readonly skipped: string }>,
  options: { readonly racers: number },
): void {
  const check = (title: string, run: (opened: Opened) => Promise<void>) =>
    test(`${name}: ${title}`, async (t) => {
      const opened = await open()
      if ('skipped' in opened) return t.skip(opened.skipped)
      try {
        await run(opened)
      } finally {
        await opened.destroy()
      }
    })

  check('gives evidence and times back exactly, also after reopening', async (opened) => {
    const evidence = {
      'a.b': { $set: 1 },
      text: 'が が 👩‍👩‍👧 \u202eعربي \u0000',
      list: [null, 0.1],
    }
    const who = person()
    const { person: key } = await opened.store.ledger.record(who, () => [given('e1', 1, evidence)])
    const store = await opened.reopen()
    const [event] = await all(store, key)
    assert.deepEqual(event?.evidence, evidence)
    assert.equal(event?.occurredAt, 1)
    assert.equal(event?.n, 1)
    const [record] = await store.ledger.read([key])
    assert.deepEqual(record?.standing, standingOf(await all(store, key)))
    assert.deepEqual(valuesOf(record?.identifiers), valuesOf(who))
  })

  check('is not opened with another key, and knows its own again', async (opened) => {
    const who = person()
    const { person: key } = await opened.store.ledger.record(who, () => [stopped('no', 1)])
    const other = createKeyring('another secret for the contract, as long')
    await assert.rejects(opened.reopen(other), KeyError)
    const store = await opened.reopen()
    assert.deepEqual(
      (await all(store, key)).map(({ id }) => id),
      ['no'],
    )
  })

  check('knows its key by its seals when it was made before keys were kept', async (opened) => {
    const { documents, ledger } = opened.store
    await documents.put({ kind: 'business', id: 'demo', business: 'demo', body: {} }, 0)
    await ledger.record(person(), () => [stopped('no', 1)])
    await ledger.feed('demo', undefined, 1)
    await documents.remove('key-check', 'key-check')
    const other = createKeyring('another secret for the contract, as long')
    await assert.rejects(opened.reopen(other), KeyError)
    await (await opened.reopen()).ping()
    await assert.rejects(opened.reopen(other), KeyError)
  })

  check('keeps every fact of racing writers, each decided on all before it', async ({ store }) => {
    const who = person()
    const seen: number[] = []
    await Promise.all(
      Array.from({ length: options.racers }, (_, i) => {
        let last = 0
        return store.ledger
          .record(who, (standing: Standing) => {
            last = Object.keys(standing).length
            return [
              { ...stopped(`r${i}`, i + 1), type: 'hold.placed', holdId: `h${i}` } as ConsentEvent,
            ]
          })
          .then(() => seen.push(last))
      }),
    )
    assert.deepEqual(
      seen.sort((a, b) => a - b),
      Array.from({ length: options.racers }, (_, i) => i),
    )
    const events = await all(store, who[0]?.key ?? '')
    assert.deepEqual(
      events.map((event) => event.n),
      Array.from({ length: options.racers }, (_, i) => i + 1),
    )
  })

  check('tells who was met under each identifier, as they were before', async ({ store }) => {
    const [phone, userId] = person('demo', 'JP.1met')
    assert.ok(phone && userId)
    const met: (readonly string[] | undefined)[][] = []
    const record = (id: string, who: Parameters<typeof store.ledger.record>[0]) =>
      store.ledger.record(who, (_, found) => {
        met.push(found.map((one) => one?.identifiers.map(({ key }) => key)))
        return [given(id, 1)]
      })
    await record('m1', [phone])
    await record('m2', [userId, phone])
    const { person: key } = await record('m3', [phone, userId])
    assert.deepEqual(met, [
      [undefined],
      [undefined, [phone.key]],
      [
        [phone.key, userId.key],
        [phone.key, userId.key],
      ],
    ])
    await store.ledger.recordFor(key, (_, found) => {
      assert.deepEqual(
        found.map((one) => one?.person),
        [key],
      )
      return []
    })
  })

  check(
    'joins two only with what was decided on them as two, whatever comes at once',
    async ({ store }) => {
      for (let round = 0; round < 3; round++) {
        const [phone, userId] = person('demo', `JP.2met${round}`)
        const [also] = person()
        assert.ok(phone && userId && also)
        await store.ledger.record([phone, also], () => [stopped('no', 1)])
        await store.ledger.record([userId], () => [given('yes', 2)])
        const [{ person: key }] = await Promise.all([
          store.ledger.record([phone, userId], (_, met) => [
            given(new Set(met.map((one) => one?.person)).size > 1 ? 'of two' : 'of one', 3),
          ]),
          ...Array.from({ length: options.racers }, (_, i) =>
            store.ledger.record([also], () => [given(`r${i}`, 3)]),
          ),
        ])
        const ids = (await all(store, key)).map(({ id }) => id)
        assert.ok(ids.includes('of two'), ids.join())
        assert.ok(ids.includes('yes'), ids.join())
      }
    },
  )

  check('keeps an identifier as it was, but for what a provider tells anew', async (opened) => {
    const [first] = person()
    assert.ok(first)
    const ways = [
      first,
      { ...first, sealed: 'heard', form: '13' },
      { ...first, sealed: 'typed later' },
      { ...first, sealed: 'heard again', form: '14' },
    ]
    for (const [i, way] of ways.entries()) {
      await opened.store.ledger.record([way], () => [given(`w${i}`, 1)])
    }
    const store = await opened.reopen()
    const [record] = await store.ledger.read([first.key])
    assert.deepEqual(record?.identifiers, [{ ...first, sealed: 'heard again', form: '14' }])
  })

  check('records a fact once, however often and at once it comes', async (opened) => {
    const who = person()
    const again = () => opened.store.ledger.record(who, () => [given('same', 5)])
    const answers = await Promise.all([again(), again(), again()])
    assert.equal(answers.filter((answer) => answer.duplicate).length, 2)
    for (const answer of answers)
      assert.deepEqual(
        answer.events.map(({ id }) => id),
        ['same'],
      )
    const store = await opened.reopen()
    const late = await store.ledger.record(who, () => [given('same', 5)])
    assert.equal(late.duplicate, true)
    assert.equal((await all(store, late.person)).length, 1)
  })

  check('keeps persons and businesses apart', async ({ store }) => {
    const [mine, other] = [person('demo'), person('other')]
    await store.ledger.record(mine, () => [given('a', 1)])
    await store.ledger.record(other, () => [stopped('b', 2)])
    assert.deepEqual(
      (await store.ledger.feed('demo', undefined, 10)).events.map((e) => e.id),
      ['a'],
    )
    assert.deepEqual(
      (await store.ledger.feed('other', undefined, 10)).events.map((e) => e.id),
      ['b'],
    )
    const nobody = person()
    const found = await store.ledger.read([
      nobody[0]?.key ?? '',
      other[0]?.key ?? '',
      mine[0]?.key ?? '',
    ])
    assert.deepEqual(
      found.map((record) => record?.person),
      [undefined, other[0]?.key, mine[0]?.key],
    )
  })

  check('pages history and feed without gaps or repeats', async ({ store }) => {
    const who = person()
    for (let i = 0; i < 5; i++) await store.ledger.record(who, () => [stopped(`p${i}`, i + 1)])
    const read = async (page: (after?: string) => ReturnType<typeof store.ledger.feed>) => {
      const ids: string[] = []
      let after: string | undefined
      for (let more = true; more; ) {
        const { events, next } = await page(after)
        ids.push(...events.map((event) => event.id))
        more = events.length > 0
        after = next
      }
      return ids
    }
    const expected = ['p0', 'p1', 'p2', 'p3', 'p4']
    assert.deepEqual(
      await read((after) => store.ledger.history(who[0]?.key ?? '', after, 2)),
      expected,
    )
    assert.deepEqual(await read((after) => store.ledger.feed('demo', after, 2)), expected)
    await assert.rejects(store.ledger.feed('demo', 'x', 1), isCode('request_invalid'))
    // All that was numbered is there, and nothing waits for its place.
    assert.equal(await store.ledger.missing(['demo', 'nobody']), 0)
    assert.equal(await store.lagMs(), 0)
    assert.deepEqual(
      (await store.ledger.latest('demo', 3)).map((event) => event.id),
      ['p4', 'p3', 'p2'],
    )
    assert.deepEqual(await store.ledger.latest('other', 3), [])
  })

  check('gives the end of a history and its length, newest first', async (opened) => {
    const who = person('demo', 'JP.newest')
    const [phone, userId] = who as [SealedIdentifier, SealedIdentifier]
    const { ledger } = opened.store
    assert.deepEqual(await ledger.newest(phone.key, 3), { events: [], count: 0 })
    for (let i = 0; i < 4; i++) await ledger.record([phone], () => [stopped(`a${i}`, i + 1)])
    for (let i = 0; i < 4; i++) await ledger.record([userId], () => [stopped(`b${i}`, i + 10)])
    const ids = async (key: string, limit: number) => {
      const { events, count } = await ledger.newest(key, limit)
      return [...events.map(({ id }) => id), count]
    }
    assert.deepEqual(await ids(phone.key, 3), ['a3', 'a2', 'a1', 4])
    assert.deepEqual(await ids(userId.key, 9), ['b3', 'b2', 'b1', 'b0', 4])
    // One person now: of both histories the last.
    await ledger.record(who, () => [given('shown', 20)])
    const store = await opened.reopen()
    for (const key of [phone.key, userId.key]) {
      const whole = (await all(store, key)).toReversed()
      const { events, count } = await store.ledger.newest(key, 6)
      assert.deepEqual(events, whole.slice(0, 6))
      assert.equal(count, whole.length)
      assert.equal(count, 10)
    }
    await store.ledger.erase(phone.key, erasure('gone', 30))
    const { events, count } = await store.ledger.newest(phone.key, 2)
    assert.deepEqual([events[0]?.id, events[1]?.erased, count], ['gone', true, 11])
  })

  check('leads every identifier of a person to the same facts', async ({ store }) => {
    const both = person('demo', 'JP.alias')
    await store.ledger.record(both, () => [given('a', 1)])
    await store.ledger.record(both.slice(1), () => [stopped('b', 2)])
    await store.ledger.record(both.slice(0, 1), () => [given('c', 3)])
    const [byPhone, byUser] = await store.ledger.read(both.map(({ key }) => key))
    assert.deepEqual(byPhone, byUser)
    assert.equal((await all(store, both[1]?.key ?? '')).length, 3)
    assert.deepEqual(byPhone?.standing, standingOf(await all(store, both[0]?.key ?? '')))
  })

  check('merges two persons shown to be one, and loses no fact of either', async (opened) => {
    const both = person('demo', 'JP.merged')
    await opened.store.ledger.record(both.slice(0, 1), () => [given('yes', 1)])
    await opened.store.ledger.record(both.slice(1), () => [stopped('no', 2)])
    await opened.store.ledger.record(both, () => [given('shown', 3)])
    const store = await opened.reopen()
    const records = await store.ledger.read(both.map(({ key }) => key))
    assert.deepEqual(records[0], records[1])
    const events = await all(store, both[0]?.key ?? '')
    assert.deepEqual(
      new Set(events.map(({ type }) => type)),
      new Set(['consent.given', 'consent.withdrawn', 'person.merged']),
    )
    assert.equal(events.length, 4)
    assert.deepEqual(records[0]?.standing, standingOf(events))
  })

  check('writes nothing when nothing is decided or deciding fails', async ({ store }) => {
    const who = person()
    await store.ledger.record(who, () => [])
    const fault = new ToolkitError('topic_unknown', 'No such topic.')
    await assert.rejects(
      store.ledger.record(who, () => {
        throw fault
      }),
      fault,
    )
    assert.deepEqual(await store.ledger.read([who[0]?.key ?? '']), [undefined])
    assert.equal(await store.ledger.recordFor(who[0]?.key ?? '', () => [given('x', 1)]), undefined)
  })

  check('records many at once as if one after the other, new, known and named twice', async (o) => {
    const { ledger } = o.store
    const people = Array.from({ length: 40 }, () => person()[0] as SealedIdentifier)
    const both = person('demo', 'JP.many')
    await ledger.record(both, () => [given('before', 1)])
    const seen: number[] = []
    const post = (who: SealedIdentifier, event: ConsentEvent): Posting => ({
      person: who.key,
      identifier: () => who,
      decide: (standing) => {
        seen.push(Object.keys(standing).length)
        return [event]
      },
    })
    const [first, second] = people as [SealedIdentifier, SealedIdentifier]
    const alias = both[1] as SealedIdentifier
    const answers = await ledger.recordAll([
      ...people.map((who, i) => post(who, given(`m${i}`, i + 1))),
      post(first, stopped('m-stop', 90)),
      post(second, given('m1', 2)),
      post(alias, stopped('m-alias', 91)),
      { person: person()[0]?.key ?? '', decide: () => [] },
    ])
    assert.deepEqual(
      answers.map(({ duplicate, events }) => [duplicate, events.length]),
      [...people.map(() => [false, 1]), [false, 1], [true, 1], [false, 1], [false, 0]],
    )
    assert.equal(answers[42]?.person, both[0]?.key)
    assert.deepEqual(seen.slice(40).sort(), [1, 1, 1])
    const store = await o.reopen()
    for (const [i, { key }] of people.entries()) {
      const events = await all(store, key)
      assert.deepEqual(
        events.map(({ id, n }) => [id, n]),
        i === 0
          ? [
              ['m0', 1],
              ['m-stop', 2],
            ]
          : [[`m${i}`, 1]],
      )
      const [record] = await store.ledger.read([key])
      assert.deepEqual(record?.standing, standingOf(events))
      assert.deepEqual(valuesOf(record?.identifiers), valuesOf([people[i]]))
    }
    const feed = (await store.ledger.feed('demo', undefined, 500)).events
    assert.equal(feed.length, 43)
  })

  check('keeps what is recorded under a hash alone, for whoever comes with it', async (o) => {
    const who = person('demo', 'JP.hashed')
    const [phone] = who as [SealedIdentifier]
    const [answer] = await o.store.ledger.recordAll([
      { person: phone.key, decide: () => [stopped('hashed', 5)] },
    ])
    assert.equal(answer?.duplicate, false)
    assert.deepEqual((await o.store.ledger.read([phone.key]))[0]?.identifiers, [])
    const again = { person: phone.key, decide: () => [stopped('hashed', 5)] }
    assert.equal((await o.store.ledger.recordAll([again]))[0]?.duplicate, true)
    const store = await o.reopen()
    await store.ledger.record(who, (standing) => {
      assert.ok(standing.optout)
      return [given('later', 3)]
    })
    const [record] = await store.ledger.read([who[1]?.key ?? ''])
    assert.deepEqual(valuesOf(record?.identifiers), valuesOf(who))
    assert.deepEqual(Object.keys(record?.standing ?? {}).sort(), ['grant|offers|typed', 'optout'])
  })

  check('races many at once against each other and against single ones', async ({ store }) => {
    const people = Array.from({ length: 12 }, () => person()[0] as SealedIdentifier)
    const hold = (id: string): ConsentEvent =>
      ({ ...stopped(id, 1), type: 'hold.placed', holdId: id }) as ConsentEvent
    const rounds = Array.from({ length: 4 }, (_, round) => round)
    await Promise.all([
      ...rounds.map((round) =>
        store.ledger.recordAll(
          people.map((who) => ({
            person: who.key,
            identifier: () => who,
            decide: () => [hold(`r${round}`), hold('same')],
          })),
        ),
      ),
      ...people.map((who) => store.ledger.record([who], () => [hold('single')])),
    ])
    for (const { key } of people) {
      const events = await all(store, key)
      const ids = events.map(({ id }) => id).sort()
      assert.deepEqual(ids, ['r0', 'r1', 'r2', 'r3', 'same', 'single'])
      assert.deepEqual((await store.ledger.read([key]))[0]?.standing, standingOf(events))
    }
  })

  check('never lets the time of recording run backwards', async ({ store }) => {
    const who = person()
    await store.ledger.record(who, () => [given('late', 100)])
    await store.ledger.record(who, () => [given('early', 50)])
    await store.ledger.record(who, () => [{ ...stopped('claimed', 60), occurredAt: 40 }])
    const events = await all(store, who[0]?.key ?? '')
    assert.deepEqual(
      events.map(({ recordedAt }) => recordedAt),
      [100, 100, 100],
    )
    assert.deepEqual(
      events.map(({ occurredAt }) => occurredAt),
      [100, 50, 40],
    )
  })

  check('counts a no after the yes it followed, though its clock is behind', async (opened) => {
    const { ledger } = opened.store
    const offers = { key: 'offers', marketing: true }
    const yes = (id: string, at: number) => ({ ...given(id, at), fromAddress: true })
    const no = () => [stopped('no', 50)]
    const waysToSay = [
      (who: SealedIdentifier) => ledger.record([who], no),
      ({ key }: SealedIdentifier) => ledger.recordFor(key, no),
      async (who: SealedIdentifier) =>
        (await ledger.recordAll([{ person: who.key, identifier: () => who, decide: no }]))[0],
    ]
    const people: SealedIdentifier[] = []
    for (const say of waysToSay) {
      const [who] = person() as [SealedIdentifier]
      people.push(who)
      await ledger.record([who], () => [yes('yes', 100)])
      const said = await say(who)
      const again = await say(who)
      assert.deepEqual([said?.duplicate, again?.duplicate], [false, true])
      assert.deepEqual(again?.events, said?.events)
      assert.deepEqual(said?.standing.optout, { t: 100, id: 'no' })
    }
    // Shown to be one with somebody whose yes is later still.
    const both = person('demo', 'JP.behind')
    await ledger.record(both.slice(0, 1), () => [given('typed', 10)])
    await ledger.record(both.slice(1), () => [yes('yes', 100)])
    await ledger.record(both, no)
    const store = await opened.reopen()
    for (const { key } of [...people, ...both]) {
      const events = await all(store, key)
      const [record] = await store.ledger.read([key])
      assert.equal(readTopic(record?.standing ?? {}, offers, 200).status, 'withdrawn')
      assert.deepEqual(record?.standing, standingOf(events))
      assert.deepEqual(record?.standing, standingOf(events.toReversed()))
    }
    await store.ledger.erase(both[0]?.key ?? '', erasure('gone', 50))
    const [erased] = await store.ledger.read([both[1]?.key ?? ''])
    assert.deepEqual([erased?.standing.optout?.t, erased?.standing.erased?.t], [100, 100])
  })

  check('erases who it was and keeps the no, also after reopening', async (opened) => {
    const { ledger } = opened.store
    const who = person('demo', 'JP.erased')
    const key = who[0]?.key ?? ''
    await ledger.record(who, () => [given('meta.wamid.8190', 10, { text: 'said by them' })])
    await ledger.record(who, () => [stopped('stop', 20)])
    const done = await ledger.erase(who[1]?.key ?? '', erasure('gone', 30))
    assert.deepEqual([done?.person, done?.duplicate], [key, false])
    assert.deepEqual(
      done?.events.map(({ id, n }) => [id, n]),
      [['gone', 3]],
    )
    const store = await opened.reopen()
    const events = await all(store, key)
    assert.deepEqual(
      events.map(({ type, occurredAt, evidence, erased }) => [type, occurredAt, evidence, erased]),
      [
        ['consent.given', 10, undefined, true],
        ['consent.withdrawn', 20, undefined, true],
        ['person.erased', 30, undefined, undefined],
      ],
    )
    assert.doesNotMatch(JSON.stringify(events), /wamid|said by/)
    const records = await store.ledger.read(who.map((identifier) => identifier.key))
    assert.deepEqual(records[0], records[1])
    assert.deepEqual(records[0]?.identifiers, [])
    assert.deepEqual(records[0]?.standing, standingOf(events))
    assert.equal(records[0]?.standing.optout?.t, 20)
    const { events: feed } = await store.ledger.feed('demo', undefined, 10)
    assert.deepEqual(feed, events)
  })

  check('erases once, until something is recorded again', async ({ store }) => {
    const { ledger } = store
    const who = person()
    const key = who[0]?.key ?? ''
    assert.equal(await ledger.erase(key, erasure('nobody', 1)), undefined)
    await ledger.record(who, () => [given('a', 10)])
    const [one, two] = await Promise.all([
      ledger.erase(key, erasure('first', 20)),
      ledger.erase(key, erasure('second', 20)),
    ])
    assert.deepEqual([one?.duplicate, two?.duplicate].sort(), [false, true])
    assert.deepEqual(one?.events, two?.events)
    const again = await ledger.erase(key, erasure('third', 30))
    assert.equal(again?.duplicate, true)
    assert.equal((await all(store, key)).length, 2)
    await ledger.record(who, () => [given('b', 40, { text: 'anew' })])
    assert.equal((await ledger.erase(key, erasure('fourth', 50)))?.duplicate, false)
    const events = await all(store, key)
    assert.equal(events.length, 4)
    assert.ok(events.every(({ evidence }) => evidence === undefined))
  })

  check('knows a webhook that comes again after the erasure, by the id it had', async (opened) => {
    const who = person()
    const again = (store: Store) =>
      store.ledger.record(who, () => [given('meta.wamid.again', 10, { text: 'hello' })])
    await again(opened.store)
    await opened.store.ledger.erase(who[0]?.key ?? '', erasure('gone', 20))
    const store = await opened.reopen()
    assert.equal((await again(store)).duplicate, true)
    const events = await all(store, who[0]?.key ?? '')
    assert.equal(events.length, 2)
    assert.deepEqual((await store.ledger.read([who[0]?.key ?? '']))[0]?.identifiers, [])
  })

  check('learns an erased number again from the person, not from a late report', async (opened) => {
    const { ledger } = opened.store
    const who = person()
    const key = who[0]?.key ?? ''
    await ledger.record(who, () => [given('a', 10)])
    await ledger.erase(key, erasure('gone', 20))
    const report = { ...stopped('late', 30), type: 'marketing.stopped', actor: 'platform' } as const
    await ledger.record(who, () => [{ ...report, sender: '+815012345678' } as ConsentEvent])
    assert.deepEqual((await ledger.read([key]))[0]?.identifiers, [])
    // What was to be forgotten with them comes as a tombstone.
    const no = { ...stopped('listed', 35), actor: 'business', erased: true } as const
    await ledger.recordAll([{ person: key, identifier: () => who[0] as never, decide: () => [no] }])
    assert.deepEqual((await ledger.read([key]))[0]?.identifiers, [])
    await ledger.record(who, () => [given('b', 40)])
    const [record] = await (await opened.reopen()).ledger.read([key])
    assert.deepEqual(valuesOf(record?.identifiers), valuesOf(who))
    assert.ok(record?.standing[`platform-stop|+815012345678`])
  })

  check('erases whoever was merged in with them', async ({ store }) => {
    const both = person('demo', 'JP.both')
    await store.ledger.record(both.slice(0, 1), () => [given('yes', 1, { text: 'by phone' })])
    await store.ledger.record(both.slice(1), () => [stopped('no', 2)])
    await store.ledger.record(both, () => [given('shown', 3, { text: 'by both' })])
    const key = both[0]?.key ?? ''
    await store.ledger.erase(key, erasure('gone', 4))
    const events = await all(store, key)
    assert.equal(events.length, 5)
    assert.ok(events.every(({ evidence }) => evidence === undefined))
    const records = await store.ledger.read(both.map((identifier) => identifier.key))
    assert.deepEqual(records[0], records[1])
    assert.deepEqual(records[0]?.standing, standingOf(events))
  })

  check(
    'loses no fact that races an erasure: each is erased, or stands after it',
    async ({ store }) => {
      const who = person()
      const key = who[0]?.key ?? ''
      await store.ledger.record(who, () => [given('first', 1, { text: 'x' })])
      const racing = Array.from({ length: options.racers }, (_, i) =>
        store.ledger.record(who, () => [given(`r${i}`, i + 2, { text: 'x' })]),
      )
      const erased = store.ledger.erase(key, erasure('gone', 100))
      await Promise.all([...racing, erased])
      const events = await all(store, key)
      assert.equal(events.length, options.racers + 2)
      const at = events.findIndex(({ id }) => id === 'gone')
      assert.deepEqual(
        events.map(({ evidence }) => evidence !== undefined),
        events.map((_, i) => i > at),
      )
      const [record] = await store.ledger.read([key])
      assert.deepEqual(record?.standing, standingOf(events))
    },
  )

  check('lists each person of a business once, with how much is known', async ({ store }) => {
    const both = person('demo', 'JP.listed')
    await store.ledger.record(both, () => [given('a', 1), stopped('b', 2)])
    await store.ledger.record(person('other'), () => [given('c', 3)])
    for (let i = 0; i < 4; i++) await store.ledger.record(person(), () => [given(`p${i}`, 4)])
    const found = []
    for (let after: string | undefined; ; ) {
      const { people, next } = await store.ledger.people('demo', after, 2)
      found.push(...people)
      if (people.length < 2) break
      after = next
    }
    assert.deepEqual(found.map(({ events }) => events).sort(), [1, 1, 1, 1, 2])
    assert.equal(new Set(found.map((each) => each.person)).size, 5)
    const mine = found.find((each) => each.person === both[0]?.key)
    assert.deepEqual(valuesOf(mine?.identifiers), valuesOf(both))
    assert.deepEqual((await store.ledger.people('nobody', undefined, 2)).people, [])
  })

  check(
    'lists the keys that lead to a person kept under another, and no person',
    async ({ store }) => {
      const three = [...person('demo', 'JP.listed'), ...person('demo', 'JP.other')]
      const joined = person('demo')
      await store.ledger.record(three, () => [given('a', 1)])
      await store.ledger.record(joined, () => [given('b', 2)])
      await store.ledger.record([...three, ...joined], () => [stopped('c', 3)])
      await store.ledger.record(person('other', 'JP.listed'), () => [given('d', 4)])
      const found: string[] = []
      for (let after: string | undefined; ; ) {
        const { keys, next } = await store.ledger.aliases('demo', after, 2)
        found.push(...keys)
        if (keys.length < 2) break
        after = next
      }
      const [first, ...others] = [...three, ...joined].map(({ key }) => key)
      assert.deepEqual(found.sort(), others.sort())
      const records = await store.ledger.read(found)
      assert.ok(records.every((record) => record?.person === first))
      assert.deepEqual((await store.ledger.aliases('nobody', undefined, 2)).keys, [])
    },
  )

  check('changes a document only from the version expected', async (opened) => {
    const { documents } = opened.store
    const doc = { kind: 'topic', id: 'd1', business: 'demo', body: { 'a.b': { $x: 1 } } }
    assert.equal((await documents.put(doc, 0)).version, 1)
    await assert.rejects(documents.put(doc, 0), isCode('already_exists'))
    const race = await Promise.allSettled([documents.put(doc, 1), documents.put(doc, 1)])
    assert.deepEqual(race.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
    const store = await opened.reopen()
    assert.deepEqual(await store.documents.get('topic', 'd1'), { ...doc, version: 2 })
    assert.equal((await store.documents.list('topic', 'demo', undefined, 10)).length, 1)
    assert.equal((await store.documents.changes(['topic'], undefined)).docs[0]?.version, 2)
    await store.documents.put({ ...doc, id: 'gone' }, 0, { expiresAt: 1 })
    assert.equal(await store.documents.get('topic', 'gone'), undefined)
    await store.documents.remove('topic', 'd1')
    assert.equal(await store.documents.get('topic', 'd1'), undefined)
  })

  check('says that the store is unavailable once it is closed', async ({ store }) => {
    await store.close()
    const away = isCode('store_unavailable')
    await assert.rejects(store.ping(), away)
    await assert.rejects(store.ledger.read([person()[0]?.key ?? '']), away)
    await assert.rejects(
      store.ledger.record(person(), () => [given('x', 1)]),
      away,
    )
    const posting = { person: person()[0]?.key ?? '', decide: () => [given('x', 1)] }
    await assert.rejects(store.ledger.recordAll([posting]), away)
  })
}
