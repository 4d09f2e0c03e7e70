// Every kind of door, walked as its people do, in both languages: the grant holds the very words
// they met, they can be read back, and the answer is what such a grant is good for.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DOOR_KINDS } from '../../src/consent/events.ts'
import { hasLink } from '../../src/settings/urls.ts'
import { SENDER } from '../support/meta.ts'
import { byCode } from './chat.ts'
import { LABELS, openDoors, type Shown, slugOf, type Visit, type World } from './kit.ts'
import { ROWS, type Row } from './rows.ts'

/** A keyword and a call have the language of the country they come from. */
const PHONES = { en: '+447911123456', ja: '+819012345678' } as const
const LANGUAGES = ['en', 'ja'] as const

/** What a grant stands on: a confirmation on the question it answers. */
function groundOf(events: readonly Shown[], id: unknown): Shown {
  const event = events.find((each) => each.id === id) ?? assert.fail('no such event')
  const question = events.find((each) => each.id === event.answers)
  return event.type === 'consent.confirmed' ? (question ?? assert.fail('no question')) : event
}

/** Walks the door, then reads back what it left. */
async function walkThrough(world: World, visit: Visit, row: Row): Promise<void> {
  const { slug, language, phone } = visit
  const before = await world.recorded()
  const words = await row.walk(world, visit)
  assert.ok((await world.recorded()).length > before.length)

  const asked = await world.check(phone, 'offers')
  const { status, strength, entryPoint, noticeId, eventId } = asked.consent
  assert.deepEqual([status, strength, entryPoint], ['given', row.strength, slug])
  const isEnough = row.strength !== 'recorded'
  assert.deepEqual(
    [asked.decision, asked.reasons.map(({ code }: { code: string }) => code)],
    isEnough ? ['allow', []] : ['deny', ['evidence_too_weak']],
  )
  const updates = await world.check(phone, 'order-updates')
  assert.deepEqual([updates.decision, updates.consent.eventId], ['allow', eventId])

  const ground = groundOf(await world.eventsOf(phone), eventId)
  const { evidence } = ground
  assert.equal(evidence.text, words)
  for (const part of ['Sakura Coffee', ...LABELS[language]]) assert.ok(words.includes(part), part)
  assert.match(words, language === 'ja' ? /停止/ : /STOP/)
  assert.deepEqual(
    [evidence.language, evidence.businessName, evidence.topics],
    [language, 'Sakura Coffee', ['offers', 'order-updates']],
  )
  assert.equal(evidence.noticeId, noticeId)
  assert.match(noticeId, row.notice ?? /^demo-notice$/)
  assert.match(String(evidence.digest), /^[\w-]{43}$/)
  assert.deepEqual([ground.entryPoint, ground.channel], [slug, row.channel])
  assert.deepEqual(ground.topics, ['offers', 'order-updates'])
}

test('each kind of door has a row', () => {
  assert.deepEqual(Object.keys(ROWS).sort(), [...DOOR_KINDS].sort())
})

for (const kind of DOOR_KINDS) {
  test(`${kind}, walked in English and Japanese, gives a grant with the words shown`, async (t) => {
    const world = await openDoors(t)
    for (const language of LANGUAGES) {
      const visit = { slug: slugOf(kind), language, phone: PHONES[language] }
      await walkThrough(world, visit, ROWS[kind])
    }
    assert.deepEqual(world.lines, [])
  })
}

test('every door with a code leads through it to the same kind of record', async (t) => {
  const world = await openDoors(t)
  const kinds = DOOR_KINDS.filter(hasLink)
  assert.ok(kinds.length >= 10)
  for (const [i, kind] of kinds.entries()) {
    const phone = `+8190123410${i}0`
    const row = { walk: byCode, strength: 'explicit', channel: 'whatsapp' } as const
    await walkThrough(world, { slug: slugOf(kind), language: 'ja', phone }, row)
  }
})

test('the words name the number of the door’s own sender wherever they name one', async (t) => {
  const world = await openDoors(t)
  const kinds = DOOR_KINDS.filter((kind) => !['sms_keyword', 'ivr', 'api'].includes(kind))
  for (const [i, kind] of kinds.entries()) {
    const phone = `+8190123420${String(i).padStart(2, '0')}`
    const visit = { slug: slugOf(kind), language: 'en', phone } as const
    assert.ok((await ROWS[kind].walk(world, visit)).includes(SENDER), kind)
  }
})
