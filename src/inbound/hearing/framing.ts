// Gathers what a fact is decided with: which door, question or words a message may mean. Whatever has
// to be read from the ledger or the settings is read here, so that deciding is pure.

import { type ConsentTopic, consentTopic } from '../../consent/reading.ts'
import type { Keyring } from '../../keys/keyring.ts'
import type { Doc, Ledger, PersonKey } from '../../ledger/port.ts'
import type { Gate } from '../../outbound/gate/gate.ts'
import { keysOf } from '../../people/identify.ts'
import type { Heard } from '../../providers/port.ts'
import type { Catalog } from '../../settings/catalog.ts'
import { perList } from '../../settings/per-list.ts'
import type { Topic } from '../../settings/schemas.ts'
import type { StoredSender } from '../../settings/senders.ts'
import { DAY_MS } from '../../time.ts'
import { agreedIn } from './agreed.ts'
import { answeredIn } from './answered.ts'
import { askableIn } from './chat-question.ts'
import { doorThrough } from './door-through.ts'
import type { Frame } from './hear.ts'
import { readingOf } from './said.ts'
import { flowAnswered, signedUp } from './signed.ts'
import { begunAt, waitingIn } from './waiting.ts'
import { personOf } from './whom.ts'

const topicsRead = perList<Topic, readonly ConsentTopic[]>((docs) =>
  docs.map(({ body }) => consentTopic(body)),
)

/** To whom and by whom something was said. */
export interface Meeting {
  readonly provider: string
  readonly sender: Doc<StoredSender>
  /** Every key the person is named by, the first one leads. */
  readonly people: readonly PersonKey[]
  /** ISO alpha-2, where their number tells it. */
  readonly country: string | undefined
  /** Epoch ms. */
  readonly now: number
}

export interface FramingDeps {
  readonly ledger: Ledger
  readonly catalog: Catalog
  readonly keyring: Keyring
  readonly gate?: Pick<Gate, 'questionIn' | 'mayHaveArrived' | 'leaving'> | undefined
}

/** @returns a function that gathers it for one thing heard */
export function createFraming({ ledger, catalog, keyring, gate }: FramingDeps) {
  /** All keys of whoever these keys lead to. */
  async function everyKey(people: readonly PersonKey[]): Promise<PersonKey[]> {
    const found = (await ledger.read(people)).filter((record) => record !== undefined)
    return [...people, ...found.flatMap((one) => one.identifiers.map(({ key }) => key))]
  }

  return async function frameOf(heard: Heard, meeting: Meeting): Promise<Frame> {
    const { provider, people, country, now } = meeting
    const { business, body: sender } = meeting.sender
    const at = heard.at ?? now
    const isMessage = heard.type === 'message'
    const becomes = heard.type === 'identity' && heard.becomes && personOf(heard.becomes)
    const signed =
      heard.type === 'signup'
        ? signedUp(catalog, business, heard, at)
        : isMessage && heard.flow
          ? flowAnswered({ catalog, keyring }, business, await everyKey(people), heard, at)
          : undefined
    const reading = readingOf(catalog, business, heard)
    const { consentLifetimeDays: days } = catalog.policyAt(business, now)
    const here = { receiver: sender.phone, country }
    const answered = await answeredIn(ledger, people, heard, {
      ...{ sender: sender.phone, now },
      questionIn: async (messageId) => gate?.questionIn(provider, messageId),
      mayHaveArrived: async (messageId) => (await gate?.mayHaveArrived(messageId)) ?? true,
    })
    const over = answered?.isOver && answered.question
    const agreed = agreedIn(catalog, business, heard, at, here)
    // A keyword is an act of its own each time and is answered with its notice, so it never counts as
    // the second act that finishes an earlier one.
    const isSecond = agreed && agreed.keyword === undefined
    return {
      sender: sender.phone,
      provider,
      person: people[0] ?? '',
      becomes: becomes ? keysOf(keyring, business, becomes)[0] : undefined,
      now,
      topics: topicsRead(catalog.list('topic', business)),
      lapsedAt: days === undefined ? 0 : now - days * DAY_MS,
      agreed,
      begun: isSecond ? await begunAt(ledger, people, agreed.door) : [],
      signed,
      answered: over ? undefined : answered,
      reading,
      waiting: reading.meaning === 'start' ? await waitingIn(ledger, people) : [],
      askable: isMessage
        ? askableIn(catalog, business, heard, { receiver: sender.phone, at, over })
        : undefined,
      leaving: heard.type === 'status' ? await gate?.leaving(provider, business, heard) : undefined,
      door: doorThrough(catalog, business, heard, { agreed, signed }),
    }
  }
}
