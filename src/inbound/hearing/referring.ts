// Which message of ours a status is about; where the provider does not say whom, the message does.

import type { Keyring } from '../../keys/keyring.ts'
import type { Doc, PersonKey } from '../../ledger/port.ts'
import type { Gate } from '../../outbound/gate/gate.ts'
import { isMessageId, type Reference } from '../../outbound/gate/message.ts'
import type { Person } from '../../people/identify.ts'
import type { Heard } from '../../providers/port.ts'
import type { Catalog } from '../../settings/catalog.ts'
import type { StoredSender } from '../../settings/senders.ts'
import { personOf } from './whom.ts'

/** For messages that we did not send: a digest in place of the provider's id, which can hold a number. */
const FOREIGN_PURPOSE = 'foreign-message'

/** Whom a fact is about: the identifiers it names, or the key of whoever the message was for. */
export type Whom = { readonly person: Person } | { readonly key: PersonKey }

/** What was heard; and for a status, the sender and the person that its message tells. */
interface Referred {
  readonly heard: Heard
  readonly found?: { readonly sender: Doc<StoredSender>; readonly whom: Whom } | undefined
}

export function createReferring({
  catalog,
  keyring,
  gate,
}: {
  readonly catalog: Catalog
  readonly keyring: Keyring
  readonly gate?: Pick<Gate, 'sentBy' | 'referred'> | undefined
}) {
  /** Sender and person of a status, by the message of ours it is about. */
  async function byMessage(
    provider: string,
    heard: Extract<Heard, { type: 'status' }>,
    own: Reference | undefined,
  ) {
    const messageId = heard.reference ?? heard.messageId
    const sent = await gate?.sentBy(provider, messageId, own)
    const sender = sent && catalog.doc('sender', `${provider}.${sent.from}`)
    const person = personOf(heard.from) ?? sent?.to
    if (!sent || !sender) return undefined
    if (person) return { sender, whom: { person } }
    return sent.person === undefined ? undefined : { sender, whom: { key: sent.person } }
  }

  /**
   * Gives a status our own id of its message, or for a message that we did not send a digest of the
   * provider's id. Where the status lacks the sender or the person, they are taken from the message.
   * Nothing is looked up where our id rode along and nothing else is missing.
   */
  return async function referring(
    provider: string,
    heard: Heard,
    person: Person | undefined,
  ): Promise<Referred> {
    if (heard.type !== 'status') return { heard }
    const { reference = '', messageId } = heard
    const isOpen = heard.receiver === undefined || !person
    if (!isOpen && isMessageId(reference)) return { heard }
    const own = await gate?.referred(provider, messageId)
    const foreign = () => keyring.digest(FOREIGN_PURPOSE, `${provider} ${messageId}`)
    const known = own?.messageId ?? (isMessageId(reference) ? reference : foreign())
    const status = { ...heard, reference: known }
    return { heard: status, found: isOpen ? await byMessage(provider, status, own) : undefined }
  }
}
