// Keys made from the one secret: a keyed hash to look people up by, and a cipher for the values.
// The store alone tells nobody's number: hashes need the key, values are AES-256-GCM.

import { createSecretKey, hash, hkdfSync, type KeyObject } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { KEY_VERSION, type Open, openerOf, type Seal, sealerOf } from './seal.ts'
import { Twice } from './twice.ts'

type IdentifierKind = 'phone' | 'userId'

/** One way of addressing a person: E.164 with `+`, or a BSUID exactly as Meta wrote it. */
export interface Identifier {
  readonly kind: IdentifierKind
  readonly value: string
}

export interface Keyring {
  /**
   * The store's key of an identifier in one business: key version, then base64url of
   * HMAC-SHA-256(key of the business, SHA-256(value)), so that lists of plain SHA-256 hashes of
   * E.164 numbers can be matched too. Different businesses give unrelated hashes.
   */
  lookup(business: string, identifier: Identifier): string
  /** The same from a plain SHA-256 (lowercase hex) of an E.164 number. */
  lookupDigest(business: string, sha256Hex: string): string
  readonly seal: Seal
  /** What `seal` encrypts with, for another thread of this process (`sealerOf`). */
  readonly sealingKey: KeyObject
  /** @throws Error when the text was altered, or sealed for another context or key */
  open(sealed: string, context: string): string
  /** The same for what was sealed as bytes. */
  readonly openBytes: Open
  /** A keyed digest for tokens and API keys: base64url, 43 characters. */
  digest(purpose: string, value: string): string
}

const REMEMBERED = 10_000

/**
 * @param secret 32 bytes or more, from the settings
 * @see RFC 5869 (HKDF), RFC 2104 (HMAC)
 */
export function createKeyring(secret: string): Keyring {
  const derive = (info: string) =>
    Buffer.from(hkdfSync('sha256', secret, `optin-toolkit/v${KEY_VERSION}`, info, 32))
  const cipherKey = createSecretKey(derive('values'))
  const businessHmacs = new Map<string, Hmac>()
  const businessHmac = (business: string) => {
    let hmac = businessHmacs.get(business)
    if (!hmac) {
      hmac = hmacSha256(derive(`lookup/${business}`))
      businessHmacs.set(business, hmac)
    }
    return hmac
  }
  const digestHmacs = new Map<string, Hmac>()
  const remembered = new LRUCache<string, string>({ max: REMEMBERED })
  const twice = new Twice()
  const openBytes = openerOf(cipherKey)
  const keyed = (business: string, digest: string, encoding: 'latin1' | 'hex') =>
    KEY_VERSION + businessHmac(business)(digest, encoding)

  return {
    lookup(business, { kind, value }) {
      const name = kind === 'phone' ? value : `userId:${value}`
      const memo = `${business} ${name}`
      let key = remembered.get(memo)
      if (key === undefined) {
        key = keyed(business, hash('sha256', name, 'latin1'), 'latin1')
        // Fifteen digits are all of a number; a user id is hashed each time.
        const number = Number(value)
        if (kind === 'phone' && twice.came(number)) remembered.set(memo, key)
      }
      return key
    },
    lookupDigest: (business, sha256Hex) => keyed(business, sha256Hex, 'hex'),
    seal: sealerOf(cipherKey),
    sealingKey: cipherKey,
    open: (sealed, context) => openBytes(sealed, context).toString('utf8'),
    openBytes,
    digest(purpose, value) {
      let hmac = digestHmacs.get(purpose)
      if (!hmac) {
        hmac = hmacSha256(derive(`digest/${purpose}`))
        digestHmacs.set(purpose, hmac)
      }
      return hmac(value, 'utf8')
    },
  }
}

/** @returns base64url */
type Hmac = (message: string, encoding: 'utf8' | 'latin1' | 'hex') => string

const BLOCK_BYTES = 64
const DIGEST_BYTES = 32
/** Of most of what is hashed: digests, ids of messages, tokens. */
const SHORT_BYTES = 256

/**
 * HMAC-SHA-256 under one key: a third of what `createHmac` costs, which makes and drops an object
 * for each. Every check of somebody new and every fact pays for one. Between the hashes go texts:
 * Node makes one in half the time of a buffer.
 * @param key at most 64 bytes; @throws RangeError for a longer one
 * @see RFC 2104
 */
export function hmacSha256(key: Buffer): Hmac {
  if (key.length > BLOCK_BYTES) throw new RangeError('a key of more than 64 bytes')
  const padded = (pad: number, room: number) => {
    const block = Buffer.alloc(BLOCK_BYTES + room)
    for (let i = 0; i < BLOCK_BYTES; i++) block[i] = pad ^ (key[i] ?? 0)
    return block
  }
  const inner = padded(0x36, SHORT_BYTES)
  const outer = padded(0x5c, DIGEST_BYTES)
  return (message, encoding) => {
    const length = Buffer.byteLength(message, encoding)
    const block =
      length > SHORT_BYTES
        ? Buffer.concat([inner.subarray(0, BLOCK_BYTES), Buffer.from(message, encoding)])
        : inner.subarray(0, BLOCK_BYTES + inner.write(message, BLOCK_BYTES, encoding))
    outer.write(hash('sha256', block, 'latin1'), BLOCK_BYTES, 'latin1')
    return hash('sha256', outer, 'base64url')
  }
}
