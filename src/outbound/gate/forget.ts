// Messages that wait to leave to an erased person never leave, and their content is removed. One that
// the gate has already taken up is stopped by its reserve (`person_erased`).

import type { Keyring } from '../../keys/keyring.ts'
import type { Documents } from '../../ledger/port.ts'
import { type Forget, isTheirs } from '../../people/erasing.ts'
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

export function createForgetMessages(deps: {
  readonly documents: Documents
  readonly keyring: Keyring
}): Forget {
  const { documents, keyring } = deps
  const messages = createMessages(deps)
  return async (who) => {
    for await (const job of subjectsIn(documents, QUEUE)) {
      const doc = await messages.get(messageOf(job))
      if (doc?.business !== who.business || doc.body.sealed === null) continue
      const { to } = messages.open(doc.id, doc.body.sealed)
      if (!isTheirs(keyring, who, to)) continue
      await messages.change(doc.id, doc, ({ sealed, state }) => {
        if (sealed === null) return undefined
        return state === 'queued'
          ? { sealed: null, state: 'failed', error: ERASED }
          : { sealed: null, state: 'unknown', error: UNSURE }
      })
    }
  }
}
