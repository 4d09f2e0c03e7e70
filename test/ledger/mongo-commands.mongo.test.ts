// What each call costs the server, counted by the driver's own monitoring; and what our process
// pays for a check beside the bare driver.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { grant, message, newDatabase, opened, serverForTests, somebody } from './mongo-kit.ts'

const { server, skip } = await serverForTests()

/** A store, and the commands it has sent since the last look; background work left out. */
async function counted(t: TestContext) {
  const names: string[] = []
  const store = await opened(t, server, newDatabase(), {
    onCommand: ({ commandName, command }) => {
      if (command.comment === undefined) names.push(commandName)
    },
  })
  names.length = 0
  return { ...store, sent: () => names.splice(0) }
}

test('reads one person, and nobody, with one command each', { skip }, async (t) => {
  const { ledger, sent } = await counted(t)
  const person = somebody()
  await ledger.record([person], () => [grant('g1', 1_000)])
  sent()
  const [record] = await ledger.read([person.key])
  assert.equal(record?.person, person.key)
  assert.deepEqual(sent(), ['find'])
  assert.deepEqual(await ledger.read([somebody().key]), [undefined])
  assert.deepEqual(sent(), ['find'])
})

test('reads 1,000 persons in the order asked with one command', { skip }, async (t) => {
  const { ledger, sent } = await counted(t)
  const known = Array.from({ length: 20 }, () => somebody())
  for (const [i, person] of known.entries()) {
    await ledger.record([person], () => [grant(`g${i}`, 1_000)])
  }
  const asked = Array.from({ length: 1_000 }, (_, i) => known[i % 50] ?? somebody())
  sent()
  const records = await ledger.read(asked.map(({ key }) => key))
  assert.deepEqual(sent(), ['find'])
  assert.deepEqual(
    records.map((record) => record?.person),
    asked.map(({ key }) => (known.some((person) => person.key === key) ? key : undefined)),
  )
})

test('sends reads that come together in one command, each answered with its own', {
  skip,
}, async (t) => {
  const { ledger, sent } = await counted(t)
  const [one, two] = [somebody(), somebody()]
  await ledger.record([one], () => [grant('g1', 1_000)])
  await ledger.record([two], () => [grant('g2', 1_000)])
  sent()
  const answers = await Promise.all(
    [one, two, somebody(), one].map(({ key }) => ledger.read([key])),
  )
  assert.deepEqual(sent(), ['find'])
  assert.deepEqual(
    answers.map(([record]) => record?.standing['grant|offers|own']?.id),
    ['g1', 'g2', undefined, 'g1'],
  )
})

test('records a fact with two commands, for a new person and for a known one', {
  skip,
}, async (t) => {
  const { ledger, sent } = await counted(t)
  const person = somebody()
  await ledger.record([person], () => [grant('g1', 1_000)])
  assert.deepEqual(sent(), ['find', 'insert'])
  await ledger.record([person], () => [message('m1', 2_000)])
  assert.deepEqual(sent(), ['find', 'update'])
  await ledger.recordFor(person.key, () => [message('m2', 3_000), message('m3', 3_000)])
  assert.deepEqual(sent(), ['find', 'update'])
  await ledger.record([person], () => [])
  assert.deepEqual(sent(), ['find'])
})

test('records the hundredth fact, copied out or not, with two commands', { skip }, async (t) => {
  const { ledger, relay, sent } = await counted(t)
  const person = somebody()
  const many = Array.from({ length: 98 }, (_, i) => message(`m${i}`, i))
  await ledger.record([person], () => many)
  sent()
  await ledger.record([person], () => [message('m98', 99)])
  assert.deepEqual(sent(), ['find', 'update'])
  await relay()
  sent()
  await ledger.record([person], () => [message('m99', 100)])
  assert.deepEqual(sent(), ['find', 'update'])
})

test('reads a person by its second identifier with two commands', { skip }, async (t) => {
  const { ledger, sent } = await counted(t)
  const [phone, userId, third] = [somebody(), somebody('userId'), somebody('userId')]
  await ledger.record([phone, userId], () => [grant('g1', 1_000)])
  assert.deepEqual(sent(), ['find', 'insert', 'insert'])
  const [record] = await ledger.read([userId.key])
  assert.equal(record?.person, phone.key)
  assert.deepEqual(sent(), ['find', 'find'])
  // A merge does not make the way longer.
  await ledger.record([third], () => [grant('g2', 1_000)])
  await ledger.record([third, userId], () => [message('m1', 2_000)])
  sent()
  const [merged] = await ledger.read([userId.key])
  assert.equal(merged?.person, third.key)
  assert.deepEqual(sent(), ['find', 'find'])
})
