// A store knows the key it was made with. With another one nobody would be found any more, so that
// every opt-out would be forgotten without a word: such a start is refused before anything is written.

import type { Keyring } from '../keys/keyring.ts'
import { madeOnce } from './late.ts'
import type { Documents, LedgerReading } from './port.ts'

const CHECK = { kind: 'key-check', id: 'key-check', business: '*' } as const
/** Facts looked at in a store of before it knew its key. One altered by somebody proves nothing. */
const LOOKED_AT = 20

/** The store was made with another key. */
export class KeyError extends Error {
  /** What the key it was made with gives (`checkOf`); undefined where it was not kept. */
  readonly known: string | undefined

  constructor(known: string | undefined) {
    super(
      'This store was made with another SECRET_KEY: with this one nobody in it would be found, and every opt-out forgotten.',
    )
    this.name = 'KeyError'
    this.known = known
  }
}

/** What a key is known by; it tells nothing of the key. */
export const checkOf = (keyring: Keyring): string => keyring.digest('key-check', 'optin')

/**
 * Looks whether this is the store's key; a store that knows none yet keeps this one.
 * @throws KeyError when it is another one; nothing is written then
 */
export async function proveKey(
  store: {
    readonly documents: Pick<Documents, 'get' | 'put' | 'changes'>
    readonly ledger: Pick<LedgerReading, 'latest'>
  },
  keyring: Keyring,
): Promise<void> {
  const { documents } = store
  const check = checkOf(keyring)
  const known = await documents.get<{ readonly check: string }>(CHECK.kind, CHECK.id)
  if (known) {
    if (known.body.check !== check) throw new KeyError(known.body.check)
    return
  }
  if (await isOfAnother(store)) throw new KeyError(undefined)
  const isKept = await madeOnce(documents, { ...CHECK, body: { check } })
  // Of two that start at once, the first one's key counts.
  if (!isKept) await proveKey(store, keyring)
}

/** Whether seals of facts can be looked at, and none opens. */
async function isOfAnother(store: Parameters<typeof proveKey>[0]): Promise<boolean> {
  const { docs } = await store.documents.changes(['business'], undefined)
  let closed = 0
  for (const { id } of docs) {
    for (const event of await store.ledger.latest(id, LOOKED_AT)) {
      if (!Object.hasOwn(event, 'evidence')) continue
      try {
        void event.evidence
        return false
      } catch {
        closed++
      }
    }
  }
  return closed > 0
}
