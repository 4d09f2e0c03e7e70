// The kinds of slots, and how an event's fact is put into one. A slot's name is its kind and what
// tells it apart from others of that kind, with `|` between: `hold|<hold id>`. Where the parts
// include a batch, the name ends in it, and has none for a fact that belongs to no batch.

import type { EventBase } from './events.ts'
import type {
  EndingFact,
  Fact,
  FreeEntryFact,
  GrantFact,
  LanguageFact,
  QuestionFact,
  RefusalFact,
  SentFact,
  SettledFact,
  UndeliveredFact,
} from './fact.ts'
import type { Standing } from './standing.ts'

/** Each kind of slot: behind it the parts of its name, and what kind of fact it holds. */
export interface SlotFacts {
  // Consent.
  /** topic, class (`GrantClass`), batch. */
  grant: GrantFact
  /** topic, batch: a double opt-in that waits for its answer. */
  pending: GrantFact
  /** topic: the answer to one question was no. */
  refused: RefusalFact
  /** batch: its consents, and nothing else of it, were a mistake. */
  'taken-back': Fact
  /** batch: all that it holds was a mistake. */
  void: Fact

  // The person's noes, and what lifts them.
  /** batch: out of all, by a stop word; START lifts it. */
  stop: Fact
  start: Fact
  /** batch: out of all, in any other way. */
  optout: Fact
  /** batch. */
  'optout-marketing': Fact
  /** topic, batch. */
  'optout-topic': Fact
  /** days, batch: no marketing for so many days. */
  pause: EndingFact
  /** batch or empty, id of the event: wording in doubt. */
  review: Fact
  /** id of the event in doubt. */
  settled: SettledFact
  /** topic, batch: an act from the address itself, of which an erasure left only that it lifts. */
  lifted: Fact
  /** topic, batch: the same of an act typed into a form, which lifts WhatsApp's own stop alone. */
  acted: Fact

  // The noes of others.
  /** sender, batch: "Offers and announcements" switched off in WhatsApp. */
  'platform-stop': Fact
  /** sender. */
  'platform-resume': Fact
  /** hold id. */
  hold: EndingFact
  /** hold id. */
  'hold-lifted': Fact
  /** name of a provider's list they were taken off. */
  'list-lifted': Fact

  // Whether messages arrive.
  /** batch: nothing reaches the address over WhatsApp. */
  unreachable: Fact
  /** batch: they want no texts. */
  'text-no': Fact
  /** batch: no text reaches them. */
  textless: Fact
  /** Their latest text. */
  texted: Fact
  /** The latest sign that something does reach them: a delivery, or a message of theirs. */
  delivered: Fact
  /** id of the event. */
  undelivered: UndeliveredFact

  // Their messages, and the windows these open.
  /** sender. */
  inbound: Fact
  /** sender: through an advertisement. */
  ad: Fact
  /** sender: a free entry point, as the provider tells it. */
  free: FreeEntryFact
  /** sender: a free entry point as we reckon it, until the provider tells. */
  reckoned: FreeEntryFact
  /** sender: WhatsApp refused a message since no window was open. */
  shut: Fact

  // Our messages.
  /** message id. */
  sent: SentFact
  /** message id: it failed after all. */
  unsent: Fact
  /** channel, sender. */
  asked: QuestionFact
  /** sender: until when its allowance to this person is used up, in `t`. */
  paced: Fact
  /** sender: WhatsApp's limit of marketing per person (131049). */
  limit: Fact
  /** sender: WhatsApp's experiment with people who get no marketing (130472). */
  experiment: Fact

  // Who they are.
  /** Number or owner changed. */
  identity: Fact
  /** The last moment at which the address was still somebody else's. */
  left: Fact
  /** person key they moved to. */
  moved: Fact
  language: LanguageFact
  erased: Fact
}

export type SlotKind = keyof SlotFacts

/** The name of a slot: `slot('grant', 'offers', 'typed', batch)` is `grant|offers|typed|<batch>`. */
export function slot(kind: SlotKind, ...parts: readonly (string | undefined)[]): string {
  let name: string = kind
  for (const part of parts) if (part !== undefined) name += `|${part}`
  return name
}

/** A slot with the fact an event puts there. */
export const place = <K extends SlotKind>(
  kind: K,
  fact: SlotFacts[K],
  ...parts: readonly (string | undefined)[]
): Standing => ({ [slot(kind, ...parts)]: fact })

/** The same fact in the slot of each topic. */
export const placeEach = <K extends SlotKind>(
  kind: K,
  topics: readonly string[],
  fact: SlotFacts[K],
  ...parts: readonly (string | undefined)[]
): Standing => Object.fromEntries(topics.map((topic) => [slot(kind, topic, ...parts), fact]))

/** The fact in a slot. */
export const factIn = <K extends SlotKind>(
  standing: Standing,
  kind: K,
  ...parts: readonly (string | undefined)[]
): SlotFacts[K] | undefined => standing[slot(kind, ...parts)] as SlotFacts[K] | undefined

/** The fact of a yes: known to the second, it counts at that second's start. */
export const yes = (event: EventBase): Fact => ({ t: event.occurredAt, id: event.id })

/** The fact of a no: known to the second, it counts at that second's end. */
export const no = (event: EventBase): Fact =>
  event.precision === 's'
    ? { t: endOfSecond(event.occurredAt), id: event.id, at: event.occurredAt }
    : { t: event.occurredAt, id: event.id }

/** The fact of a yes that counts from an earlier moment than the one it claims (`asOf`). */
export const earlier = (event: EventBase & { asOf?: number }): Fact =>
  event.asOf === undefined
    ? yes(event)
    : { t: Math.min(event.asOf, event.occurredAt), id: event.id, at: event.occurredAt }

const endOfSecond = (time: number) => Math.floor(time / 1_000) * 1_000 + 999
