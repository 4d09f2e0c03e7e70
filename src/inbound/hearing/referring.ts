// Which message of ours a status is about, and so whose it is where the provider leaves that open.

import type { Keyring } from '../../keys/keyring.ts'
import type { Doc, PersonKey } from '../../ledger/port.ts'
import type { Gate } from '../../outbound/gate/gate.ts'
import { isMessageId, type Reference } from '../../outbound/gate/message.ts'
import type { Person } from '../../people/identify.ts'
import type { Heard } from '../../providers/port.ts'
import type { Catalog } from '../../settings/catalog.ts'
import type { StoredSender } from '../../settings/senders.ts'
import { personOf } from './whom.ts'

/** Of a message that is none of ours, in place of the provider's id: that holds who somebody is. */
const FOREIGN_PURPOSE = 'foreign-message'

/** Whom a fact is about: by what it names, or (a status) by the message it is about. */
export type Whom = { readonly person: Person } | { readonly key: PersonKey }

/** What was heard, and of a status whom the message tells that it is about. */
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
  /** A status that leaves it open: by the message of ours it is about. */
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
   * A status with our own id of the message it is about, under which it was counted when it left,
   * or, of a message that is none of ours, with a digest of the provider's; and by that message,
   * whose it is where the provider leaves it open. The id is looked up once, and not at all where it
   * rode along and nothing else is asked.
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
