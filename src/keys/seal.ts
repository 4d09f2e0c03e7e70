// Sealing values with one key: AES-256-GCM, bound to what they are sealed for.
// Source: NIST SP 800-38D.

import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto'

/** Version of the key, first character of every hash and sealed value. */
export const KEY_VERSION = '1'

/** Encrypts a text or bytes; `context` must be the same when opening (it is authenticated). */
export type Seal = (plain: string | Uint8Array, context: string) => string

/** What was sealed, as bytes. @throws Error when it was altered, or sealed for another context or key */
export type Open = (sealed: string, context: string) => Buffer

const IV_BYTES = 12
/** IV and tag, in front of what is encrypted. */
const HEAD_BYTES = IV_BYTES + 16

/** Characters of a sealed value that holds nothing: it only binds its context. */
export const EMPTY_SEAL = KEY_VERSION.length + Math.ceil((HEAD_BYTES * 4) / 3)

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

/** The same the other way round. */
export function openerOf(cipherKey: KeyObject): Open {
  return (sealed, context) => {
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
