// Short ways to write down a history and an order, for tests that read like the rules they show.

import assert from 'node:assert/strict'
import type { Command, CommandBase } from '../../src/consent/commands.ts'
import { decide } from '../../src/consent/decide.ts'
import type { ActKind, ConsentEvent, EventBase, Scope } from '../../src/consent/events.ts'
import { type Standing, standingOf } from '../../src/consent/standing.ts'

export const OFFERS = { key: 'offers', marketing: true }
export const NEWS = { key: 'news', marketing: true }
export const UPDATES = { key: 'updates', marketing: false }
export const NOTICE = { id: 'notice-1', version: 1 }
export const SENDER = '+15550001'
export const OTHER_SENDER = '+15550002'
export const DAY = 86_400_000

/** Epoch ms of a clock time on the day of the tests, e.g. `10:20` or `10:20:30.500`. */
export const clock = (time: string): number =>
  Date.parse(`2026-03-01T${time.length === 5 ? `${time}:00` : time}Z`)

type When = string | number
const moment = (when: When) => (typeof when === 'number' ? when : clock(when))
/** Fields that differ from the usual ones. */
type More = Partial<EventBase>

const base = (when: When, more: More = {}): EventBase => ({
  id: more.id ?? `e.${String(when)}`,
  occurredAt: moment(when),
  recordedAt: moment(when),
  actor: 'person',
  channel: 'web',
  ...more,
})
const keysOf = (topics: readonly { key: string }[]) => topics.map((topic) => topic.key)

type Evidence = 'import' | 'form' | 'message' | 'confirmed'
export const granted = (
  when: When,
  how: Evidence,
  topics = [OFFERS],
  more: More = {},
): ConsentEvent => ({
  ...base(when, more),
  type: 'consent.given',
  strength: how === 'import' ? 'recorded' : how === 'confirmed' ? 'confirmed' : 'explicit',
  fromAddress: how === 'message' || how === 'confirmed',
  topics: keysOf(topics),
  notice: NOTICE,
})
export const asked = (when: When, topics = [OFFERS], more: More = {}) => ({
  ...base(when, more),
  type: 'consent.pending' as const,
  awaits: 'confirmation' as const,
  topics: keysOf(topics),
  notice: NOTICE,
})
export const typedWhileOut = (when: When, topics = [OFFERS]): ConsentEvent => ({
  ...asked(when, topics),
  awaits: 'address',
})
export const refused = (when: When, topics = [OFFERS], answers?: string): ConsentEvent => ({
  ...base(when),
  type: 'consent.refused',
  topics: keysOf(topics),
  ...(answers !== undefined && { answers }),
})
export const STOP = (when: When, more: More = {}): ConsentEvent => ({
  ...base(when, { channel: 'whatsapp', ...more }),
  type: 'consent.withdrawn',
  scope: 'all',
  topics: [],
  byStopWord: true,
})
export const START = (when: When, topics: readonly string[] = []): ConsentEvent => ({
  ...base(when, { channel: 'whatsapp' }),
  type: 'consent.given',
  strength: 'explicit',
  fromAddress: true,
  restores: true,
  topics,
})
/** An opt-out made on the preference page, in a call, by a button: not by a stop word. */
export const optedOut = (
  when: When,
  scope: Scope = 'all',
  topics: readonly { key: string }[] = [],
  more: More = {},
): ConsentEvent => ({
  ...base(when, more),
  type: 'consent.withdrawn',
  scope,
  topics: keysOf(topics),
})
export const doubted = (when: When, more: More = {}): ConsentEvent => ({
  ...base(when, more),
  type: 'consent.withdrawn',
  scope: 'marketing',
  topics: [],
  doubtful: true,
})
export const wrote = (
  when: When,
  sender = SENDER,
  channel: 'whatsapp' | 'sms' = 'whatsapp',
): ConsentEvent => ({ ...base(when, { channel }), type: 'message.received', sender })
export const failed = (
  when: When,
  failure: 'undelivered' | 'limit' | 'experiment' | 'window' | 'other' = 'undelivered',
  messageId = `m.${String(when)}`,
): ConsentEvent => ({
  ...base(when, { actor: 'provider' }),
  type: 'message.updated',
  messageId,
  sender: SENDER,
  state: 'failed',
  failure,
})
/** A free-form message of ours, refused because no window was open. */
export const shut = (leftAt: When, when: When = leftAt, more: More = {}): ConsentEvent =>
  fact(
    when,
    {
      ...{ type: 'message.updated', messageId: `m.${String(when)}`, sender: SENDER },
      ...{ state: 'failed', failure: 'window', leftAt: moment(leftAt) },
    },
    { id: `shut.${String(when)}`, actor: 'provider', channel: 'whatsapp', ...more },
  )
export const fact = (when: When, fields: object, more: More = {}): ConsentEvent =>
  ({ ...base(when, more), ...fields }) as ConsentEvent

const order = (when: When): CommandBase => ({
  id: 'new',
  occurredAt: moment(when),
  now: moment(when),
  actor: 'person',
  channel: 'web',
})
export const grantBy = (
  act: ActKind,
  when: When,
  topics = [OFFERS],
  more: Partial<CommandBase> & { double?: boolean; isClaimed?: boolean } = {},
): Command => ({
  ...order(when),
  type: 'grant',
  topics,
  act,
  notice: NOTICE,
  double: false,
  ...more,
})
export const withdraw = (when: When, more: object = {}): Command => ({
  ...order(when),
  type: 'withdraw',
  scope: 'all',
  topics: [],
  ...more,
})
export const restore = (when: When, topics = [OFFERS, UPDATES]): Command => ({
  ...order(when),
  type: 'restore',
  topics,
})
export const command = (when: When, fields: object): Command =>
  ({ ...order(when), ...fields }) as Command

/** `given(events).when(order).makes(what each event made must hold)`; nothing: no events. */
export const given = (...events: ConsentEvent[]) => ({
  when(what: Command, standing: Standing = standingOf(events)) {
    const made = decide(what, standing)
    return {
      made,
      makes(...expected: Record<string, unknown>[]) {
        const parts = made.map((event, i) =>
          Object.fromEntries(
            Object.keys(expected[i] ?? event).map((key) => [key, Reflect.get(event, key)]),
          ),
        )
        assert.deepEqual(parts, expected)
      },
    }
  },
})
