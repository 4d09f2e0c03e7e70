// What an import promises on every store: cut off anywhere it goes on where it was, several
// processes share the work, and none does it twice.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { layoutOf, type Mode } from '../../src/doors/imports/columns.ts'
import { createDesk } from '../../src/doors/imports/desk.ts'
import { createImports } from '../../src/doors/imports/imports.ts'
import { type ImportView, view } from '../../src/doors/imports/record.ts'
import { createKeyring } from '../../src/keys/keyring.ts'
import type { Doc, Documents, Ledger, Store } from '../../src/ledger/port.ts'
import { ensureDemo } from '../../src/settings/demo.ts'
import { loadSettings } from '../../src/start.ts'
import { countsOf, csv, hashOf, phoneOf, row } from '../doors/imports/files.ts'

export const importKeyring = createKeyring('a secret for imports, long enough to be one')

/** A store, and how another process would open the same. */
export interface Shared {
  readonly store: Store
  /** Undefined where one process owns the store. */
  readonly again?: () => Promise<Store>
  destroy(): Promise<void>
}

const START_MS = Date.UTC(2026, 10, 24, 10)

/** What a process that died was stopped at. */
class Killed extends Error {}

/**
 * One process: imports on a store, with a clock of its own.
 * @param round makes even a small file one of many pieces and buckets
 */
async function process(store: Store, clock = { now: START_MS }, round?: number) {
  const settings = await loadSettings(store.documents)
  await ensureDemo(settings, clock.now)
  await settings.catalog.refresh()
  const errors: unknown[] = []
  const imports = createImports({
    ...{ store, ledger: store.ledger, catalog: settings.catalog, keyring: importKeyring },
    ...{ clock: () => clock.now, announce: async () => undefined },
    report: (error) => errors.push(error),
    ...(round !== undefined && { round }),
  })
  return {
    ...{ imports, errors },
    async send(text: string, mode: Mode = 'consents', dryRun = false): Promise<ImportView> {
      const arrived = await imports.receive(chunksOf(text), {
        ...{ business: 'demo', recordedBy: 'key', mode, format: 'csv', dryRun },
        ...{ country: undefined, now: clock.now },
        layout: layoutOf(mode, { map: [], set: [], ignore: [] }),
      })
      return imports.accept(arrived)
    },
  }
}

async function* chunksOf(text: string) {
  for (let at = 0; at < text.length; at += 60_000) yield Buffer.from(text.slice(at, at + 60_000))
}

/** A store that dies at the n-th write of the import's own mark or of facts, before or after it. */
function dying(store: Store, at: number, isAfter: boolean): Store {
  let count = 0
  const dead = () => {
    throw new Killed('the process died')
  }
  async function counted<T>(write: () => Promise<T>): Promise<T> {
    const mine = ++count
    if (mine > at || (mine === at && !isAfter)) dead()
    const done = await write()
    if (mine === at) dead()
    return done
  }
  const documents: Documents = {
    ...store.documents,
    put: <T>(doc: Omit<Doc<T>, 'version'>, expected: number, more?: { expiresAt?: number }) =>
      doc.kind.startsWith('import')
        ? counted(() => store.documents.put(doc, expected, more))
        : store.documents.put(doc, expected, more),
    remove: (kind, id) => counted(() => store.documents.remove(kind, id)),
  }
  const ledger: Ledger = {
    ...store.ledger,
    recordAll: (postings) => counted(() => store.ledger.recordAll(postings)),
    recordFor: (person, decide) => counted(() => store.ledger.recordFor(person, decide)),
  }
  return { ...store, documents, ledger }
}

async function feedOf({ ledger }: Store) {
  const events = []
  for (let after: string | undefined; ; ) {
    const page = await ledger.feed('demo', after, 500)
    events.push(...page.events)
    if (page.events.length === 0) return events
    after = page.next
  }
}

/** @param size rows of the larger files; stores differ in speed */
export function importContract(
  name: string,
  open: () => Promise<Shared | { readonly skipped: string }>,
  options: {
    readonly size: number
    /** Writes at which a process dies. What dies after one has lived as what dies before the next. */
    readonly cuts: readonly number[]
    readonly cutsAfter: readonly number[]
    /** Rows about one person, more than are worked on at once. */
    readonly crowd?: number
  },
): void {
  const { size, crowd = 0 } = options
  const check = (title: string, run: (shared: Shared, t: TestContext) => Promise<void>) =>
    test(`${name}: ${title}`, async (t) => {
      const shared = await open()
      if ('skipped' in shared) return t.skip(shared.skipped)
      try {
        await run(shared, t)
      } finally {
        await shared.destroy()
      }
    })

  for (const isAfter of [false, true]) {
    check(`goes on after dying ${isAfter ? 'after' : 'before'} any write`, async ({ store }) => {
      const first = await process(store)
      for (const [n, cut] of (isAfter ? options.cutsAfter : options.cuts).entries()) {
        const from = n * 1_000
        const rows = Array.from({ length: 40 }, (_, i) => row(phoneOf(from + (i % 30))))
        const clock = { now: START_MS + n * 1_000 }
        const victim = await process(
          dying(store, cut, isAfter),
          clock,
          n % 2 === 0 ? 500 : undefined,
        )
        let id: string | undefined
        try {
          id = (await victim.send(csv(...rows, row(`0${n}`)))).id
        } catch (error) {
          assert.ok(error instanceof Killed, String(error))
        }
        // On a shared store the lease of the dead must run out; a dead upload's takes longer.
        const { imports } = await process(store, { now: START_MS + 3 * 3_600_000 })
        await imports.drain()
        const known = (await imports.list('demo', undefined, 500)).items
        const view = known.find((each) => Date.parse(each.createdAt ?? '') === clock.now)
        assert.ok(id === undefined || view?.id === id)
        const facts = (await feedOf(store)).filter(({ person }) =>
          rows.some((_, i) => person === personOf(from + i)),
        )
        if (view === undefined) {
          assert.equal(facts.length, 0, `cut at ${cut}: nothing was taken, and nothing recorded`)
        } else {
          assert.equal(view.state, 'finished', `cut at ${cut}`)
          assert.deepEqual(countsOf(view), [30, 10, 0, 1], `cut at ${cut}`)
          assert.equal(facts.length, 30, `cut at ${cut}`)
          await imports.undo('demo', view.id)
        }
        await imports.drain()
        const left = await store.documents.changes(['import.rows', 'import.words'], undefined)
        assert.deepEqual(left.docs, [], `cut at ${cut}: nothing of the file is left`)
      }
      await first.imports.stop()
    })
  }

  check('undoes wholly after dying before any write of undoing', async ({ store }) => {
    const plain = await process(store)
    for (const [n, cut] of options.cuts.entries()) {
      const from = n * 1_000
      const rows = Array.from({ length: 20 }, (_, i) => row(phoneOf(from + i)))
      const { id } = await plain.send(csv(...rows))
      const victim = await process(dying(store, cut, false))
      await victim.imports.undo('demo', id).catch((error: unknown) => {
        assert.ok(error instanceof Killed, String(error))
      })
      const { imports } = await process(store, { now: START_MS + 60_000 })
      await imports.undo('demo', id)
      await imports.drain()
      const keys = rows.map((_, i) => personOf(from + i))
      for (const record of await store.ledger.read(keys)) {
        const voids = Object.keys(record?.standing ?? {}).filter((slot) => slot.startsWith('void|'))
        assert.equal(voids.length, 1, `cut at ${cut}`)
      }
      assert.equal((await imports.list('demo', undefined, 500)).items[0]?.state, 'undone')
    }
  })

  check(
    'counts every row once, of consents and of hashes, in order of no one',
    async ({ store }) => {
      const { send, imports, errors } = await process(store)
      const people = Array.from({ length: size }, (_, i) => phoneOf(i))
      const file = csv(...people.map((phone) => row(phone)), row('0'), row(phoneOf(0)))
      const first = await send(file)
      await imports.drain()
      const [done] = (await imports.list('demo', undefined, 1)).items
      assert.deepEqual(done && countsOf(done), [size, 1, 0, 1])
      assert.equal(first.total, size + 2)
      const noes = people.slice(0, 50).map((phone) => `${hashOf(phone)},all`)
      await send(`hash,scope\n${noes.join('\n')}\n`, 'optouts')
      await send(file.replaceAll('offers', 'order-updates'), 'consents', true)
      await imports.drain()
      const views = (await imports.list('demo', undefined, 500)).items
      const sums = views.map((view) => [view.dryRun, ...countsOf(view)].join())
      // A row known twice of somebody opted out counts as that.
      const expected = [`false,${size},1,0,1`, 'false,50,0,0,0', `true,${size - 50},0,51,1`]
      assert.deepEqual(sums.sort(), expected.sort())
      const events = await feedOf(store)
      assert.equal(events.length, size + 50)
      assert.equal(new Set(events.map(({ person, id }) => `${person} ${id}`)).size, events.length)
      assert.deepEqual(errors, [])
    },
  )

  check('takes any number of rows about one person, cut off or not', async ({ store }, t) => {
    if (crowd === 0) return t.skip('too slow on this store')
    const moments = Array.from({ length: crowd }, (_, i) => i % Math.ceil((2 * crowd) / 3))
    const rows = moments.map((moment) => {
      const at = new Date(Date.UTC(2025, 0, 1) + moment * 1_000).toISOString()
      return row(phoneOf(1), { at })
    })
    const file = csv(row(phoneOf(2)), ...rows, row(phoneOf(3)), row('0'))
    const facts = new Set(moments).size
    const expected = [facts + 2, crowd - facts, 0, 1]

    const marks: number[] = []
    const cuts = [Number.POSITIVE_INFINITY, 11]
    for (const [n, cut] of cuts.entries()) {
      const clock = { now: START_MS + n * 1_000 }
      const victim = await process(dying(store, cut, false), clock)
      const { id } = await victim.send(file, 'consents', true)
      await victim.imports.drain()
      const { imports } = await process(store, { now: START_MS + 60_000 })
      marks.push((await imports.known('demo', id)).body.cursor.done)
      await imports.drain()
      assert.deepEqual(countsOf(view(await imports.known('demo', id))), expected, `cut at ${cut}`)
      const changes = await createDesk(imports, () => START_MS).changes('demo', id, 100)
      const firsts = changes.map((change) => change.row).sort((one, other) => one - other)
      assert.deepEqual(firsts, [2, 3, crowd + 3], `cut at ${cut}`)
    }

    assert.ok(
      marks.some((done) => done > 2 && done < crowd),
      `some were cut off among them: ${marks}`,
    )
    const { send, imports, errors } = await process(store)
    const { id } = await send(file)
    await imports.drain()
    assert.deepEqual(errors, [])
    assert.deepEqual(countsOf(view(await imports.known('demo', id))), expected)
    assert.equal((await feedOf(store)).length, facts + 2)
  })

  check(
    'brings back no number that was erased while it was at work, and keeps the no',
    async ({ store }) => {
      const { send, imports, errors } = await process(store, { now: START_MS })
      await send(csv(row(phoneOf(1)), row(phoneOf(2))))
      await imports.drain()
      const lines = [1, 2, 3].map((i) => `${phoneOf(i)},all`)
      await send(`phone,scope\n${lines.join('\n')}\n`, 'optouts')
      // As it is with rows that the import has read: nothing is taken out of them.
      const event = {
        id: 'gone',
        type: 'person.erased',
        actor: 'business',
        channel: 'api',
      } as const
      const at = START_MS + 1
      await store.ledger.erase(personOf(1), { ...event, occurredAt: at, recordedAt: at })
      await imports.drain()
      const found = await store.ledger.read([1, 2, 3].map(personOf))
      assert.deepEqual(
        found.map((record) => record?.identifiers.length),
        [0, 1, 1],
      )
      for (const record of found) {
        const slots = Object.keys(record?.standing ?? {})
        assert.ok(slots.some((slot) => slot.startsWith('optout|')))
      }
      const { items } = await imports.list('demo', undefined, 10)
      const counts = items.map((view) => [view.state, ...countsOf(view)].join()).sort()
      assert.deepEqual(counts, ['finished,2,0,0,0', 'finished,3,0,0,0'])
      assert.deepEqual(errors, [])
    },
  )

  check('shares imports among processes, each worked on by one', async ({ store, again }, t) => {
    if (!again) return t.skip('one process owns this store')
    const others = [await again(), await again()]
    const clock = { now: START_MS }
    const processes = []
    for (const each of [store, ...others]) processes.push(await process(each, clock))
    const [one] = processes as [Awaited<ReturnType<typeof process>>]
    const half = Math.ceil(size / 2)
    const sent: ImportView[] = []
    for (let n = 0; n < 3; n++) {
      const rows = Array.from({ length: half }, (_, i) => row(phoneOf(n * half + i)))
      sent.push(await one.send(csv(...rows)))
    }
    await Promise.all(processes.map(({ imports }) => imports.drain()))
    await one.imports.drain()
    const views = (await one.imports.list('demo', undefined, 10)).items
    assert.deepEqual(
      views.map((view) => [view.state, ...countsOf(view)]),
      Array.from({ length: 3 }, () => ['finished', half, 0, 0, 0]),
    )
    assert.equal((await feedOf(store)).length, 3 * half)
    await Promise.all(others.map((each) => each.close()))
  })
}

const personOf = (i: number): string =>
  `demo.${importKeyring.lookup('demo', { kind: 'phone', value: phoneOf(i) })}`
