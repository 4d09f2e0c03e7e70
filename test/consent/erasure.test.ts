// What is left of a person's facts once what identifies them is erased: their noes, and nothing
// that grants.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { tombstoneOf } from '../../src/consent/erasure.ts'
import type { ConsentEvent } from '../../src/consent/events.ts'
import { languageOf } from '../../src/consent/kept.ts'
import { holdsOf, optOutOfAnswers, platformStopOf } from '../../src/consent/noes.ts'
import { textBarOf, textNoOf, undeliverableOf } from '../../src/consent/reach.ts'
import { readTopic } from '../../src/consent/reading.ts'
import { type Standing, standingOf } from '../../src/consent/standing.ts'
import { indexOf } from '../../src/consent/standing-index.ts'
import { windowOf } from '../../src/consent/windows.ts'
import { DAY_MS as DAY } from '../../src/time.ts'
import { asked, clock, command, fact, given, granted, OFFERS, START, STOP } from './facts.ts'
import { END, histories, SENDERS, TOPICS } from './histories.ts'

const rename = (id: string) => `erased.${id}`
const erasedAt = (at: number): ConsentEvent =>
  fact(at, { type: 'person.erased' }, { id: 'erasure', actor: 'business', channel: 'api' })
const erase = (events: readonly ConsentEvent[], at = END): ConsentEvent[] => [
  ...events.map((event) => tombstoneOf(event, rename)),
  erasedAt(at),
]
const moments = [END, END + 3 * DAY, END + 100 * DAY]
const t = (fact: { t: number } | undefined) => fact?.t

test('keeps every no exactly as it was, for every topic, sender and moment', () => {
  fc.assert(
    fc.property(histories, (events) => {
      const [before, after] = [standingOf(events), standingOf(erase(events))]
      for (const at of moments) {
        for (const topic of TOPICS) {
          const [was, is] = [readTopic(before, topic, at), readTopic(after, topic, at)]
          assert.equal(t(is.optOut), t(was.optOut))
          assert.equal(t(is.optOutMarketing), t(was.optOutMarketing))
          assert.equal(is.optOutMarketing?.until, was.optOutMarketing?.until)
          if (was.optOutTopic !== was.refusal) assert.equal(t(is.optOutTopic), t(was.optOutTopic))
          assert.equal(t(is.review), t(was.review))
          for (const sender of SENDERS) {
            assert.equal(
              t(platformStopOf(after, sender, topic.key)),
              t(platformStopOf(before, sender, topic.key)),
            )
          }
        }
        assert.deepEqual(
          holdsOf(after, at).map(({ holdId, until }) => [holdId, until]),
          holdsOf(before, at).map(({ holdId, until }) => [holdId, until]),
        )
      }
      assert.equal(t(undeliverableOf(after)), t(undeliverableOf(before)))
      assert.equal(t(textNoOf(after)), t(textNoOf(before)))
      assert.equal(t(textBarOf(after)), t(textBarOf(before)))
      if (optOutOfAnswers(before)) assert.ok(optOutOfAnswers(after))
      // A no that is heard of later has to follow them still.
      const movesOf = (standing: Standing) =>
        [...indexOf(standing).moved].map(([to, m]) => [to, m.t])
      assert.deepEqual(movesOf(after), movesOf(before))
    }),
    { numRuns: 3000 },
  )
})

test('grants nothing any more, opens no window, knows no language', () => {
  fc.assert(
    fc.property(histories, (events) => {
      const after = standingOf(erase(events))
      for (const topic of TOPICS) {
        const { status, grants, act } = readTopic(after, topic, END + DAY)
        assert.notEqual(status, 'given')
        assert.notEqual(status, 'pending')
        assert.deepEqual(grants, [])
        assert.equal(act?.notice, undefined)
      }
      for (const sender of SENDERS) assert.equal(windowOf(after, sender, END).open, false)
      assert.equal(languageOf(after), undefined)
    }),
    { numRuns: 1500 },
  )
})

test('is brought back by no report, whatever its time, but by the person for what they name', () => {
  const acts = fc.constantFrom('import', 'form', 'message', 'confirmed')
  const days = fc.integer({ min: -80, max: 5 })
  fc.assert(
    fc.property(histories, acts, days, (events, how, day) => {
      const grant = granted(END + day * DAY, how, [OFFERS], { id: 'again' })
      const after = standingOf([...erase(events), grant])
      const { status } = readTopic(after, OFFERS, END + 10 * DAY)
      const isLater = grant.occurredAt > END
      if (how === 'import' || !isLater) assert.notEqual(status, 'given')
      if (how === 'message' && isLater) assert.equal(status, 'given')
    }),
    { numRuns: 2000 },
  )
})

test('erases twice as once, and forgets nothing of an earlier erasure', () => {
  fc.assert(
    fc.property(histories, (events) => {
      const once = erase(events)
      assert.deepEqual(
        once.slice(0, -1).map((event) => tombstoneOf(event, rename)),
        once.slice(0, -1),
      )
      const again = erase(once, END + DAY)
      const grant = granted(END + 2 * DAY, 'import')
      assert.notEqual(
        readTopic(standingOf([...again, grant]), OFFERS, END + 3 * DAY).status,
        'given',
      )
    }),
    { numRuns: 500 },
  )
})

test('leaves no evidence, zone, language or provider’s id in what stays', () => {
  const wamid = 'meta.wamid.HBgMODE5MDEyMzQ1Njc4FQIAERgS'
  const event = fact(
    '10:00',
    {
      type: 'message.updated',
      messageId: 'wamid.HBgMODE5MDEyMzQ1Njc4FQIAERgS',
      sender: '+15550001',
      state: 'delivered',
      asks: 'infobip.819012345678',
    },
    { id: wamid, evidence: { text: 'hello' }, zone: 'Asia/Tokyo' },
  )
  const text = JSON.stringify(tombstoneOf(event, () => 'erased.x'))
  assert.doesNotMatch(text, /wamid|hello|Tokyo|8190/)
  const no = fact('10:00', { type: 'consent.withdrawn', scope: 'topic', topics: ['offers'] })
  assert.doesNotMatch(
    JSON.stringify(tombstoneOf({ ...no, answers: wamid } as never, rename)),
    /"meta/,
  )
  const chosen = fact('10:00', { type: 'language.chosen', language: 'ja' })
  assert.doesNotMatch(JSON.stringify(tombstoneOf(chosen, rename)), /"ja"/)
})

test('keeps the ids that are ours, so that whoever heard of a fact finds it again', () => {
  for (const id of [
    '6c1f9c1e-61a3-4f0b-9a53-07bb2d5e7a10',
    '6c1f9c1e-61a3-4f0b-9a53-07bb2d5e7a10.pending',
    `msg_${'0f'.repeat(16)}.sending.1`,
    'a'.repeat(43),
    `${'a'.repeat(43)}.1764000000000`,
  ]) {
    assert.equal(tombstoneOf(fact('10:00', { type: 'person.erased' }, { id }), rename).id, id)
  }
})

test('keeps a STOP that START lifted lifted, and one it did not in force', () => {
  const lifted = erase([STOP('10:00'), START('11:00')], clock('12:00'))
  assert.equal(readTopic(standingOf(lifted), OFFERS, clock('13:00')).optOut, undefined)
  const stopped = erase([START('10:00'), STOP('11:00')], clock('12:00'))
  assert.equal(t(readTopic(standingOf(stopped), OFFERS, clock('13:00')).optOut), clock('11:00'))
})

test('takes no yes to a question whose words are gone, and takes a no', () => {
  const question = tombstoneOf(asked('10:00'), rename) as ReturnType<typeof asked>
  const answer = { type: 'answer', question }
  given(question)
    .when(command('11:00', { ...answer, agrees: true }))
    .makes()
  given(question)
    .when(command('11:00', { ...answer, agrees: false }))
    .makes({ type: 'consent.refused' })
})
