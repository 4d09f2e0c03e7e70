// Keys made from the one secret: a keyed hash to look people up by, and a cipher for the values.
// The store alone tells nobody's number: hashes need the key, values are AES-256-GCM.

import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hash,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { Twice } from './twice.ts'

/** Version of the key, first character of every hash and sealed value. */
const KEY_VERSION = '1'

type IdentifierKind = 'phone' | 'userId'

/** One way of addressing a person: E.164 with `+`, or a BSUID exactly as Meta wrote it. */
export interface Identifier {
  readonly kind: IdentifierKind
  readonly value: string
}

/** Encrypts a text or bytes; `context` must be the same when opening (it is authenticated). */
export type Seal = (plain: string | Uint8Array, context: string) => string

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
  openBytes(sealed: string, context: string): Buffer
  /** A keyed digest for tokens and API keys: base64url, 43 characters. */
  digest(purpose: string, value: string): string
}

const REMEMBERED = 10_000
const IV_BYTES = 12
/** IV and tag, in front of what is encrypted. */
const HEAD_BYTES = IV_BYTES + 16

/** Characters of a sealed value that holds nothing: it only binds its context. */
export const EMPTY_SEAL = KEY_VERSION.length + Math.ceil((HEAD_BYTES * 4) / 3)

/**
 * @param secret 32 bytes or more, from the settings
 * @see NIST SP 800-38D (GCM), RFC 5869 (HKDF), RFC 2104 (HMAC)
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
  const keyed = (business: string, digest: string, encoding: 'latin1' | 'hex') =>
    KEY_VERSION + businessHmac(business)(digest, encoding)

  function openBytes(sealed: string, context: string): Buffer {
    if (sealed[0] !== KEY_VERSION) throw new Error('sealed with an unknown key version')
    const bytes = Buffer.from(sealed.slice(1), 'base64url')
    // One writing of each value only, and the whole tag: GCM would take a part of it.
    if (bytes.length < HEAD_BYTES || bytes.toString('base64url') !== sealed.slice(1)) {
      throw new Error('not sealed here')
    }
    const decipher = createDecipheriv('aes-256-gcm', cipherKey, bytes.subarray(0, IV_BYTES))
    decipher.setAAD(Buffer.from(context))
    decipher.setAuthTag(bytes.subarray(IV_BYTES, HEAD_BYTES))
    return Buffer.concat([decipher.update(bytes.subarray(HEAD_BYTES)), decipher.final()])
  }

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

/** @param cipherKey of a keyring: what is sealed here it opens */
export function sealerOf(cipherKey: KeyObject): Seal {
  const nextIv = ivs()
  /** Where most sealed values are put together: they are many, and each is a text at once. */
  const scratch = Buffer.allocUnsafe(4_096)
  return (plain, context) => {
    const iv = nextIv()
    const cipher = createCipheriv('aes-256-gcm', cipherKey, iv)
    cipher.setAAD(Buffer.from(context))
    // GCM gives all of it at once, and nothing at the end.
    const body = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain)
    cipher.final()
    const length = HEAD_BYTES + body.length
    const bytes = length <= scratch.length ? scratch : Buffer.allocUnsafe(length)
    iv.copy(bytes)
    cipher.getAuthTag().copy(bytes, IV_BYTES)
    body.copy(bytes, HEAD_BYTES)
    return KEY_VERSION + bytes.toString('base64url', 0, length)
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
 * @param key at most 64 bytes
 * @see RFC 2104
 */
export function hmacSha256(key: Buffer): Hmac {
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

const IVS_AT_ONCE = 512

/** Random IVs, drawn many at a time: the system's call costs more than the bytes. Each is used once. */
function ivs(): () => Buffer {
  let pool = Buffer.alloc(0)
  let next = 0
  return () => {
    if (next === pool.length) {
      pool = randomBytes(IV_BYTES * IVS_AT_ONCE)
      next = 0
    }
    next += IV_BYTES
    return pool.subarray(next - IV_BYTES, next)
  }
}
