// API keys: which business calls, and what the key may do.

import type { IncomingMessage } from 'node:http'
import { LRUCache } from 'lru-cache'
import { ToolkitError } from '../../errors.ts'
import type { Keyring } from '../../keys/keyring.ts'
import type { ApiScope, Caller } from './route.ts'

/** @throws ToolkitError `key_missing`, `key_invalid`, `scope_missing` */
export type Authenticate = (req: IncomingMessage, scope: ApiScope) => Caller | Promise<Caller>

/** What is known of keys, in memory. */
export interface ApiKeys {
  /** By the digest it is stored under; undefined for what is unknown or revoked. */
  apiKey(digest: string):
    | {
        readonly id: string
        readonly business: string
        readonly body: { readonly scopes: readonly ApiScope[] }
      }
    | undefined
  onChange(heard: () => void): void
  /** Reads what other processes changed. */
  refreshSoon(): Promise<void>
}

/** Keys are looked up by a keyed digest, so nothing of a key is stored or compared by its text. */
const PURPOSE = 'api-key'

/** The digest under which a key is stored. */
export const keyDigest = (keyring: Keyring, key: string): string => keyring.digest(PURPOSE, key)

/**
 * @returns tells who calls; @throws ToolkitError `key_missing`, `key_invalid`, `scope_missing`,
 *   before anything of the body is read
 * @see RFC 6750 (bearer tokens)
 */
export function createAuthenticate(keys: ApiKeys, keyring: Keyring): Authenticate {
  const remembered = new LRUCache<string, Caller>({ max: 1_000 })
  keys.onChange(() => remembered.clear())

  function callerOf(header: string): Caller | undefined {
    const key = /^Bearer +(\S{1,200})$/i.exec(header)?.[1]
    if (key === undefined) {
      throw new ToolkitError('key_missing', 'Send `Authorization: Bearer <key>`.')
    }
    const doc = keys.apiKey(keyDigest(keyring, key))
    if (!doc) return undefined
    const scopes = new Set(doc.body.scopes)
    const caller: Caller = { business: doc.business, keyId: doc.id, scopes }
    remembered.set(header, caller)
    return caller
  }

  function allowed(caller: Caller | undefined, scope: ApiScope): Caller {
    if (!caller) {
      throw new ToolkitError('key_invalid', 'This API key is not known, or was revoked.')
    }
    if (caller.scopes.has(scope)) return caller
    throw new ToolkitError('scope_missing', `This key lacks the scope \`${scope}\`.`)
  }

  /** A key made a moment ago by another process need not wait until this one hears of it. */
  async function lookAgain(header: string, scope: ApiScope): Promise<Caller> {
    await keys.refreshSoon()
    return allowed(callerOf(header), scope)
  }

  return (req, scope) => {
    const header = req.headers.authorization
    if (header === undefined) {
      throw new ToolkitError('key_missing', 'Send `Authorization: Bearer <key>`.')
    }
    const caller = remembered.get(header) ?? callerOf(header)
    return caller ? allowed(caller, scope) : lookAgain(header, scope)
  }
}
