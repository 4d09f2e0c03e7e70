// Messages that wait to leave to an erased person never leave, and their content is removed. One that
// the gate has already taken up is stopped by its reserve (`person_erased`). Until then whoever asks
// what is held is told of it.

import type { Keyring } from '../../keys/keyring.ts'
import type { Documents } from '../../ledger/port.ts'
import type { Tell } from '../../people/aside.ts'
import { type Forget, isTheirs, type Named } from '../../people/erasing.ts'
import { subjectsIn } from '../outbox/queue.ts'
import { messageOf, QUEUE } from './lines.ts'
import { createMessages, type MessageError } from './message.ts'

const ERASED: MessageError = {
  ...{ class: 'person', code: 'not_eligible' },
  detail: 'The person was erased.',
}
const UNSURE: MessageError = {
  ...{ class: 'unsure', code: 'interrupted' },
  detail: 'The person was erased while it was leaving.',
}

interface Deps {
  readonly documents: Documents
  readonly keyring: Keyring
}

/** Messages to somebody that may still leave. */
async function* waitingFor({ documents, keyring }: Deps, who: Named) {
  const messages = createMessages({ documents, keyring })
  for await (const job of subjectsIn(documents, QUEUE)) {
    const doc = await messages.get(messageOf(job))
    if (doc?.business !== who.business || doc.body.sealed === null) continue
    const { to, content } = messages.open(doc.id, doc.body.sealed)
    if (isTheirs(keyring, who, to)) yield { doc, content }
  }
}

/** Of an ask of ours what for, and not its words: a code or a link in them is for its reader alone. */
export const createTellMessages = (deps: Deps): Tell =>
  async function* (who) {
    for await (const { doc, content } of waitingFor(deps, who)) {
      const { claim, createdAt } = doc.body
      const told = claim.type === 'ask' ? { purpose: claim.purpose } : content
      yield { kind: 'message', since: createdAt, content: told }
    }
  }

export function createForgetMessages(deps: Deps): Forget {
  const messages = createMessages(deps)
  return async (who) => {
    for await (const { doc } of waitingFor(deps, who)) {
      await messages.change(doc.id, doc, ({ sealed, state }) => {
        if (sealed === null) return undefined
        return state === 'queued'
          ? { sealed: null, state: 'failed', error: ERASED }
          : { sealed: null, state: 'unknown', error: UNSURE }
      })
    }
  }
}
