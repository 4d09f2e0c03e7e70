// Whose names a contact of Meta's adds to: contacts stand beside facts without saying which is whose.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseMeta } from '../../src/providers/meta/parse.ts'
import { metaEnvelope } from '../support/meta.ts'

const PHONE = '+819012345678'
const WA_ID = PHONE.slice(1)
const [A, B] = ['JP.111', 'JP.222']
const PARENT = 'JP.ENT.333'
let count = 0
const one = (more: object) => ({ id: `wamid.${++count}`, timestamp: '1763629200', ...more })
const message = (more: object) => one({ type: 'text', text: { body: 'Hello' }, ...more })
const call = (more: object) => one({ direction: 'USER_INITIATED', ...more })
const status = (more: object) => one({ status: 'read', ...more })
const preference = (more: object) => ({
  ...{ category: 'marketing_messages', value: 'stop', timestamp: 1_763_629_200, ...more },
})

/** Who the facts of a value are about; of what cannot be placed, why. */
function whom(value: object): unknown[] {
  const parts = [...parseMeta(JSON.parse(metaEnvelope(value)))]
  return parts.map((part) =>
    part.type === 'unplaced' ? part.reason : 'from' in part ? part.from : undefined,
  )
}

test('the only contact completes the only fact, of whatever kind', () => {
  const all = { phone: PHONE, userId: A, parentId: PARENT }
  const contacts = [{ wa_id: WA_ID, user_id: A, parent_user_id: PARENT }]
  assert.deepEqual(whom({ contacts, messages: [message({ from_user_id: A })] }), [all])
  assert.deepEqual(whom({ contacts, messages: [message({})] }), [all])
  assert.deepEqual(whom({ contacts, statuses: [status({ recipient_id: WA_ID })] }), [all])
  assert.deepEqual(whom({ contacts, user_preferences: [preference({})] }), [all])
  assert.deepEqual(whom({ contacts, calls: [call({ from: WA_ID })] }), [all])
  const numbered = [{ wa_id: WA_ID }]
  const shown = { phone: PHONE, userId: A }
  assert.deepEqual(whom({ contacts: numbered, messages: [message({ from_user_id: A })] }), [shown])
})

test('of several facts the only contact completes those that share a name with it', () => {
  const contacts = [{ wa_id: WA_ID, user_id: A }]
  const whole = { phone: PHONE, userId: A }
  const messages = [
    ...[message({ from: WA_ID }), message({ from_user_id: A })],
    ...[message({ from_user_id: B }), message({ from_parent_user_id: PARENT }), message({})],
    message({ from: WA_ID, from_user_id: B }),
  ]
  assert.deepEqual(whom({ contacts, messages }), [
    ...[whole, whole, { userId: B }, { parentId: PARENT }, 'no_person'],
    { phone: PHONE, userId: B },
  ])
  const mixed = { contacts: [{ wa_id: WA_ID }], messages: [message({ from: WA_ID })] }
  const others = {
    ...{ statuses: [status({ recipient_user_id: B })] },
    ...{ user_preferences: [preference({ user_id: B })], calls: [call({ from_user_id: B })] },
  }
  assert.deepEqual(whom({ ...mixed, ...others }), [
    { phone: PHONE },
    ...[{ userId: B }, { userId: B }, { userId: B }],
  ])
})

test('a contact or a fact that cannot be read counts as one', () => {
  const contacts = [{ wa_id: WA_ID }]
  const stranger = message({ from_user_id: B })
  for (const broken of [{ wa_id: 5 }, null, 'JP.222']) {
    const two = { contacts: [...contacts, broken], messages: [stranger] }
    assert.deepEqual(whom(two), [{ userId: B }])
    assert.deepEqual(whom({ contacts: [broken], messages: [stranger] }), [{ userId: B }])
  }
  assert.deepEqual(whom({ contacts, messages: [{ id: 5 }, stranger] }), ['broken', { userId: B }])
})
