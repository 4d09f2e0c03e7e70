// Links of `/c/{token}`, short enough for a text: what a token means is kept here, under a digest
// of the token, so the store alone opens no link.

import type { Keyring } from '../../keys/keyring.ts'
import { madeOnce } from '../../ledger/late.ts'
import type { Documents, PersonKey } from '../../ledger/port.ts'
import { DAY_MS } from '../../time.ts'

/** What a link leads to. */
export interface Link {
  /** `question`: a pending consent, by its id. `invitation`: an invitation, by its id. */
  readonly purpose: 'question' | 'invitation'
  readonly id: string
  readonly business: string
  readonly person: PersonKey
  /** Slug of the door; absent where a question came through none. */
  readonly door?: string | undefined
  /** Epoch ms from which nothing can be answered through it. */
  readonly expiresAt: number
}

export interface Links {
  /** Durable when it resolves. @returns the address */
  make(about: Omit<Link, 'expiresAt'>, now: number): Promise<string>
  /** Expired ones too, for as long as somebody may still tap them; undefined: none of ours. */
  find(token: string): Promise<Link | undefined>
}

const KIND = 'link'
/**
 * 96 bits of a keyed digest as small letters and digits: phones find no end of a link in signs.
 * Sealing it all into the token, as other links of ours do, would take 200 characters, more than
 * a segment of any text. The same question has the same token, so a retry makes no second one.
 */
const TOKEN = /^[a-z0-9]{19}$/
const TOKEN_BYTES = 12
/** Answers are taken for a week, as long as an invitation counts as open. */
const LINK_LIVES_MS = 7 * DAY_MS
/** After that the page says for so long that the link has run out, and how to start again. */
const REMEMBERED_MS = 90 * DAY_MS

export function createLinks(deps: {
  readonly documents: Documents
  readonly keyring: Keyring
  readonly publicUrl: string
}): Links {
  const { documents, keyring, publicUrl } = deps
  const idOf = (token: string) => keyring.digest('link at rest', token)
  return {
    async make(about, now) {
      const { purpose, business, person, id } = about
      const named = JSON.stringify([purpose, business, person, id])
      const token = tokenOf(Buffer.from(keyring.digest('link', named), 'base64url'))
      const expiresAt = now + LINK_LIVES_MS
      const doc = { kind: KIND, id: idOf(token), business, body: { ...about, expiresAt } }
      await madeOnce(documents, doc, { expiresAt: expiresAt + REMEMBERED_MS })
      return `${publicUrl}/c/${token}`
    },
    async find(token) {
      if (!TOKEN.test(token)) return undefined
      return (await documents.get<Link>(KIND, idOf(token)))?.body
    },
  }
}

const tokenOf = (digest: Buffer): string =>
  BigInt(`0x${digest.subarray(0, TOKEN_BYTES).toString('hex')}`)
    .toString(36)
    .padStart(19, '0')
