// A slot, and the fact an event puts there: when it counts from.

import type { EventBase } from './events.ts'
import type { Fact, Standing } from './standing.ts'

/** `grant|offers|typed` or, for a fact of a batch, `grant|offers|typed|<batch>`. */
export const slot = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined).join('|')

/** A yes known to the second counts at that second's start, a no at its end. */
export const yes = (event: EventBase): Fact => ({ t: event.occurredAt, id: event.id })
export const no = (event: EventBase): Fact =>
  event.precision === 's'
    ? { t: endOfSecond(event.occurredAt), id: event.id, at: event.occurredAt }
    : { t: event.occurredAt, id: event.id }
/** A yes that counts from an earlier moment than the one it claims. */
export const earlier = (event: EventBase & { asOf?: number }): Fact =>
  event.asOf === undefined
    ? yes(event)
    : { t: Math.min(event.asOf, event.occurredAt), id: event.id, at: event.occurredAt }
const endOfSecond = (time: number) => Math.floor(time / 1_000) * 1_000 + 999

/** The same fact in each of these slots. */
export const each = (names: readonly string[], fact: Fact): Standing =>
  Object.fromEntries(names.map((name) => [name, fact]))
