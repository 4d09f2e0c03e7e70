// Signs what people take away, so that a receipt shown later is known to be ours and unaltered. The
// key comes from the one secret: a receipt verifies for as long as that is kept.

import { createPrivateKey, createPublicKey } from 'node:crypto'
import { CompactSign, calculateJwkThumbprint, compactVerify, exportJWK, type JWK } from 'jose'
import type { Keyring } from '../keys/keyring.ts'

/** RFC 9864: the one algorithm, named wholly; nothing else is taken when verifying. */
const ALGORITHM = 'Ed25519'
const TYPE = 'consent-receipt+jws'
/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex')

export interface Signing {
  /** A compact JWS over the JSON of a receipt. */
  sign(receipt: object): Promise<string>
  /** What was signed; undefined when it was not signed here, or altered. */
  verify(jws: string): Promise<unknown>
  /** The public key, for `/.well-known/jwks.json`. */
  jwks(): Promise<{ readonly keys: readonly JWK[] }>
}

export function createSigning(keyring: Keyring): Signing {
  const seed = Buffer.from(keyring.digest('receipt-signing', 'ed25519/1'), 'base64url')
  const key = Buffer.concat([PKCS8_ED25519, seed])
  const secret = createPrivateKey({ key, format: 'der', type: 'pkcs8' })
  const open = createPublicKey(secret)
  const jwk = exportJWK(open)
  const kid = jwk.then((each) => calculateJwkThumbprint(each))
  return {
    async sign(receipt) {
      return new CompactSign(Buffer.from(JSON.stringify(receipt)))
        .setProtectedHeader({ alg: ALGORITHM, kid: await kid, typ: TYPE })
        .sign(secret)
    },
    async verify(jws) {
      try {
        const { payload, protectedHeader } = await compactVerify(jws, open, {
          algorithms: [ALGORITHM],
        })
        return protectedHeader.typ === TYPE
          ? JSON.parse(Buffer.from(payload).toString())
          : undefined
      } catch {
        return undefined
      }
    },
    async jwks() {
      return { keys: [{ ...(await jwk), kid: await kid, alg: ALGORITHM, use: 'sig' }] }
    },
  }
}
