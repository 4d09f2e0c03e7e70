// `optin verify` on a store in which somebody led an address to somebody else, or made up a fact in
// the form of an earlier version.

import assert from 'node:assert/strict'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type TestContext, test } from 'node:test'
import { verifyBusiness } from '../../src/cli/verify.ts'
import { standingOf } from '../../src/consent/standing.ts'
import { openEmbedded } from '../../src/ledger/embedded/open.ts'
import { startApi } from '../support/api.ts'

const AGREED = '+819012345678'
const STOPPED = '+819087654321'
const USER_ID = 'JP.9876543210'

type Row = Record<string, unknown> & { id: string }

/** Somebody who agreed; somebody else, known by two identifiers, who said no. */
async function start(t: TestContext) {
  const { dataDir, call, store, keyring, settings, clock } = await startApi(t)
  const ask = { entryPoint: 'demo-form', notice: { id: 'demo-notice' }, act: { kind: 'form' } }
  const record = async (path: string, body: object) => {
    const answer = await call('POST', path, body)
    assert.equal(answer.status, 201)
    return answer.body.personId as string
  }
  const agreed = await record('/v1/consents', { ...ask, person: AGREED, topics: ['offers'] })
  const both = { phone: STOPPED, userId: USER_ID }
  const no = { person: both, scope: 'all', act: { kind: 'call' } }
  const stopped = await record('/v1/withdrawals', no)
  const erase = async (id: string) =>
    assert.equal((await call('POST', `/v1/people/${id}/erase`)).status, 200)

  /** Changes the store behind everybody's back, and tells what is seen then. */
  const after = async (change: (db: DatabaseSync, row: ReturnType<typeof rows>) => void) => {
    await store.close()
    const db = new DatabaseSync(join(dataDir, 'optin.sqlite'))
    change(db, rows(db))
    db.close()
    const again = await openEmbedded({ dataDir, keyring, clock: () => clock.now })
    try {
      const { catalog } = settings
      const faults: string[] = []
      await verifyBusiness('demo', {
        ...{ ledger: again.ledger, catalog, keyring, terminal: { write: () => undefined } },
        tell: (fault) => faults.push(fault),
      })
      return faults
    } finally {
      await again.close()
    }
  }
  return { agreed, stopped, record, erase, ask, after }
}

/** Reads and writes rows of persons by their key. */
function rows(db: DatabaseSync) {
  const all = () =>
    (db.prepare('SELECT slot, record FROM person').all() as { slot: number; record: string }[]).map(
      ({ slot, record }) => ({ slot, record: JSON.parse(record) as Row }),
    )
  const slotOf = (id: string) => all().find(({ record }) => record.id === id)?.slot ?? assert.fail()
  return {
    all,
    get: (id: string) => all().find(({ record }) => record.id === id)?.record ?? assert.fail(),
    put(record: Row) {
      const text = JSON.stringify(record)
      db.prepare('UPDATE person SET record = ? WHERE slot = ?').run(text, slotOf(record.id))
    },
    alias: () => all().find(({ record }) => 'aliasOf' in record)?.record ?? assert.fail(),
  }
}

test('finds nothing where nobody changed anything, erased ones and their second identifiers too', async (t) => {
  const { stopped, record, erase, after } = await start(t)
  await erase(stopped)
  const back = { person: STOPPED, scope: 'marketing', act: { kind: 'call' } }
  assert.equal(await record('/v1/withdrawals', back), stopped)
  assert.deepEqual(await after(() => undefined), [])
})

test('tells of a second identifier that was led to somebody else', async (t) => {
  const { agreed, after } = await start(t)
  const faults = await after((_, { alias, put }) => put({ ...alias(), aliasOf: agreed }))
  assert.equal(faults.length, 2)
  assert.match(faults[0] ?? '', /^person demo\..+: an identifier of theirs leads to somebody else$/)
  assert.match(faults[1] ?? '', /^person demo\..+: nothing shows that they are demo\./)
})

test('tells of a second identifier of somebody erased that was led to somebody else', async (t) => {
  const { agreed, stopped, erase, after } = await start(t)
  await erase(stopped)
  const faults = await after((_, { alias, put }) => put({ ...alias(), aliasOf: agreed }))
  assert.match(faults.join(), /^person demo\..+: nothing shows that they are demo\./)
})

test('tells of numbers that changed places between two persons', async (t) => {
  const { agreed, stopped, after } = await start(t)
  const faults = await after((_, { get, put }) => {
    const [a, b] = [get(agreed), get(stopped)]
    put({ ...a, identifiers: b.identifiers })
    put({ ...b, identifiers: a.identifiers })
  })
  assert.match(
    faults.join('\n'),
    new RegExp(`^person ${agreed}: an identifier of theirs leads`, 'm'),
  )
  assert.match(
    faults.join('\n'),
    new RegExp(`^person ${stopped}: an identifier of theirs leads`, 'm'),
  )
})

test('tells of a number that was put under the key of another', async (t) => {
  const { agreed, stopped, after } = await start(t)
  const faults = await after((_, { get, put }) => {
    const [number] = get(stopped).identifiers as Row[]
    const [own] = get(agreed).identifiers as Row[]
    put({ ...get(agreed), identifiers: [{ ...number, key: own?.key }] })
  })
  assert.deepEqual(faults, [`person ${agreed}: an identifier is not as it was recorded`])
})

test('tells of consents that were laid under somebody with whom nothing joins them', async (t) => {
  const { agreed, after } = await start(t)
  const faults = await after((_, { get, put, alias }) => {
    const { id: stranger } = alias()
    const { first, ...theirs } = get(agreed)
    put({ ...theirs, id: stranger, absorbed: [agreed] })
    put({ id: agreed, aliasOf: stranger, first })
  })
  assert.match(faults.join('\n'), /: holds events of demo\..+, whom nothing shows to be the same$/m)
})

test('tells of a standing that stands on nothing, however its row is written', async (t) => {
  const { after } = await start(t)
  const faults = await after((_, { alias, put }) => {
    const { id } = alias()
    const standing = { 'grant|offers|own': { t: 1, id: 'x', door: { aliasOf: '' } } }
    put({ id, standing, identifiers: [], count: 0, last: 0 })
  })
  assert.match(faults.join('\n'), /: the standing is not that of the events \(grant\)$/m)
})

test('tells of a START that was made up in the form of an earlier version', async (t) => {
  const { stopped, after } = await start(t)
  const faults = await after((db, { get, put }) => {
    const start = {
      ...{ id: 'made-up', type: 'consent.given', topics: [], strength: 'explicit' as const },
      ...{ fromAddress: true, restores: true, occurredAt: 1_800_000_000_000, actor: 'person' },
      ...{ recordedAt: 1_800_000_000_000, channel: 'whatsapp' },
    }
    db.prepare(
      `INSERT INTO event (person, n, id, business, recorded_at, body, slot, tag)
       SELECT person, 2, 'made-up', business, recorded_at, ?, slot, 0 FROM event WHERE person = ?`,
    ).run(JSON.stringify(start), stopped)
    const record = get(stopped)
    const standing = { ...(record.standing as object), ...standingOf([start as never]) }
    put({ ...record, standing, count: 2 })
  })
  assert.match(
    faults.join('\n'),
    /^event made-up of demo\..+: it is not sealed, though .+ before it/m,
  )
})
