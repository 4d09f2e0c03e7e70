// A code that shows whose number it is: six digits, ten minutes, five tries, once. Only digests of
// ticket and code are kept.

import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import type { Keyring } from '../../keys/keyring.ts'
import { isLate } from '../../ledger/late.ts'
import type { Documents } from '../../ledger/port.ts'
import { walked } from '../../ledger/walk.ts'
import { type Forget, isTheirs } from '../../people/erasing.ts'
import type { Person } from '../../people/identify.ts'

const PROOF_MS = 10 * 60_000
const MOST_TRIES = 5
const DIGITS = 6
const KIND = 'proof'
const TICKET = /^[\w-]{22}$/

interface Body {
  /** The person, as JSON. */
  readonly sealed: string
  readonly code: string
  readonly tries: number
  readonly isUsed: boolean
  /** Epoch ms. */
  readonly expiresAt: number
}

/** `wrong`: it may be tried again. `dead`: unknown, run out, used, or tried too often. */
type ProofResult =
  | { readonly result: 'right'; readonly business: string; readonly person: Person }
  | { readonly result: 'wrong' | 'dead' }

export interface Proofs {
  /** @returns the ticket names the code in an address; the code goes to the person */
  begin(business: string, person: Person, now: number): Promise<{ ticket: string; code: string }>
  /** Whose code a living ticket is about; looking costs no try. */
  businessOf(ticket: string, now: number): Promise<string | undefined>
  /** Each call costs a try, counted before the code is looked at. */
  prove(ticket: string, code: string, now: number): Promise<ProofResult>
}

export function createProofs(deps: {
  readonly documents: Documents
  readonly keyring: Keyring
}): Proofs {
  const { documents, keyring } = deps
  const idOf = (ticket: string) => keyring.digest('proof-ticket', ticket)
  const digestOf = (ticket: string, code: string) =>
    keyring.digest('proof-code', `${ticket} ${code}`)
  const isAlive = ({ tries, isUsed, expiresAt }: Body, now: number) =>
    tries < MOST_TRIES && !isUsed && now < expiresAt
  const find = (ticket: string) =>
    TICKET.test(ticket) ? documents.get<Body>(KIND, idOf(ticket)) : Promise.resolve(undefined)

  return {
    async begin(business, person, now) {
      const ticket = randomBytes(16).toString('base64url')
      const code = String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0')
      const id = idOf(ticket)
      const expiresAt = now + PROOF_MS
      const body: Body = {
        sealed: keyring.seal(JSON.stringify(person), id),
        code: digestOf(ticket, code),
        ...{ tries: 0, isUsed: false, expiresAt },
      }
      await documents.put({ kind: KIND, id, business, body }, 0, { expiresAt })
      return { ticket, code }
    },

    async businessOf(ticket, now) {
      const doc = await find(ticket)
      return doc && isAlive(doc.body, now) ? doc.business : undefined
    },

    async prove(ticket, code, now) {
      const given = Buffer.from(digestOf(ticket, code))
      for (;;) {
        const doc = await find(ticket)
        if (!doc || !isAlive(doc.body, now)) return { result: 'dead' }
        const isRight = timingSafeEqual(Buffer.from(doc.body.code), given)
        const tries = doc.body.tries + 1
        const { expiresAt } = doc.body
        try {
          // One write counts the try and uses the code up, so that of two right ones one is.
          const body: Body = { ...doc.body, tries, isUsed: isRight }
          await documents.put({ ...doc, body }, doc.version, { expiresAt })
        } catch (error) {
          if (isLate(error)) continue
          throw error
        }
        if (!isRight) return { result: tries < MOST_TRIES ? 'wrong' : 'dead' }
        const person = JSON.parse(keyring.open(doc.body.sealed, doc.id)) as Person
        return { result: 'right', business: doc.business, person }
      }
    },
  }
}

/** Takes out the codes that were to show a number to be an erased person's. */
export function createForgetProofs({
  documents,
  keyring,
}: {
  readonly documents: Documents
  readonly keyring: Keyring
}): Forget {
  return async (who) => {
    for await (const { id, body } of walked<Body>(documents, KIND, who.business)) {
      const person = JSON.parse(keyring.open(body.sealed, id)) as Person
      if (isTheirs(keyring, who, person)) await documents.remove(KIND, id)
    }
  }
}
