// What a webhook said and could not be placed: counted, logged by its kind, and kept sealed for a
// month, so that somebody can look at it and nothing heard is silently gone.

import { createHash } from 'node:crypto'
import { ToolkitError } from '../errors.ts'
import type { Logger } from '../http/logs.ts'
import type { Count } from '../http/metrics.ts'
import type { Keyring } from '../keys/keyring.ts'
import type { Documents } from '../ledger/port.ts'
import type { Forget } from '../people/erasing.ts'
import type { Catalog } from '../settings/catalog.ts'

const KIND = 'set-aside'
const KEPT_MS = 30 * 86_400_000

/** Durable when it resolves; the same content again is kept once. */
export type SetAside = (entry: {
  readonly provider: string
  readonly reason: string
  /** Name of what was not known, never its content. */
  readonly what: string
  readonly raw: string
  readonly now: number
}) => Promise<void>

export function createSetAside(deps: {
  readonly documents: Documents
  readonly keyring: Keyring
  readonly logger: Logger
  readonly count: Count<'provider' | 'reason'>
}): SetAside {
  return async ({ provider, reason, what, raw, now }) => {
    deps.count.add({ provider, reason })
    deps.logger.warn({ provider, reason, what }, 'set aside')
    const id = createHash('sha256').update(`${provider} ${reason} ${raw}`).digest('base64url')
    const body = { provider, reason, what, at: now, sealed: deps.keyring.seal(raw, id) }
    try {
      await deps.documents.put({ kind: KIND, id, business: '', body }, 0, {
        expiresAt: now + KEPT_MS,
      })
    } catch (error) {
      const isThere = error instanceof ToolkitError && error.code === 'already_exists'
      if (!isThere) throw error
    }
  }
}

const PAGE = 100

/**
 * Takes out what was set aside of an erased person, where it came to a number of the business. What
 * came to nobody's number is nobody's to take out; it goes by itself after a month.
 */
export function createForgetAside(deps: {
  readonly documents: Documents
  readonly keyring: Keyring
  readonly catalog: Catalog
}): Forget {
  const { documents, keyring, catalog } = deps
  return async ({ business, identifiers }) => {
    // As providers write numbers: with the plus sign or without.
    const names = identifiers.map(({ value }) => value.replace(/^\+/, ''))
    const receivers = catalog.senders(business).map(({ providerId }) => providerId)
    const isIn = (raw: string, needles: readonly string[]) =>
      needles.some((needle) => needle.length > 4 && raw.includes(needle))
    for (let after: string | undefined; names.length > 0; ) {
      const docs = await documents.list<{ sealed: string }>(KIND, '', after, PAGE)
      for (const { id, body } of docs) {
        const raw = keyring.open(body.sealed, id)
        if (isIn(raw, names) && isIn(raw, receivers)) await documents.remove(KIND, id)
      }
      if (docs.length < PAGE) return
      after = docs.at(-1)?.id
    }
  }
}
