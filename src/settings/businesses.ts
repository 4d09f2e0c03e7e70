// Businesses and their keys: made by the command line, by the first start, and by the API.

import { randomBytes, randomUUID } from 'node:crypto'
import { ToolkitError } from '../errors.ts'
import type { Keyring } from '../keys/keyring.ts'
import { isLate } from '../ledger/late.ts'
import { keyDigest } from '../web/http/auth.ts'
import type { ApiScope } from '../web/http/route.ts'
import { slug } from './fields.ts'
import { type ApiKeyRecord, type Business, business as businessSchema } from './schemas.ts'
import type { Settings } from './store.ts'

/** The business a slug names in a fresh installation. */
export const DEMO = 'demo'

/** @throws ToolkitError `already_exists`, `field_invalid` */
export async function createBusiness(
  settings: Settings,
  given: { readonly slug: string; readonly name: string } & Partial<Business>,
): Promise<Business> {
  const { slug: id, name, ...more } = given
  const body = businessSchema.safeParse({
    displayName: name,
    legalName: name,
    languages: ['en'],
    country: 'US',
    timeZone: 'Etc/UTC',
    ...more,
  })
  if (!slug.safeParse(id).success) {
    throw new ToolkitError('field_invalid', 'A slug has a-z, 0-9 and -, at most 63 characters.')
  }
  if (!body.success) {
    const { path, message } = body.error.issues[0] ?? { path: [], message: 'Not a business.' }
    throw new ToolkitError('field_invalid', [path.join('.'), message].filter(Boolean).join(': '))
  }
  const business = { ...body.data, id }
  await settings.create('business', id, id, business)
  return business
}

/** Of a key that can be made once more from its seed, as nobody without `SECRET_KEY` can. */
const MADE = 'api-key made'

/**
 * Makes an API key; only its keyed digest is kept.
 * @returns the key, which nobody can read again
 * @throws ToolkitError `not_found` for an unknown business
 */
export async function createKey(
  settings: Settings,
  keyring: Keyring,
  given: {
    readonly business: string
    readonly scopes: readonly ApiScope[]
    readonly label?: string | undefined
    readonly now: number
    /** Another run with the same one finds the key that was made. */
    readonly seed?: string | undefined
  },
): Promise<{ readonly id: string; readonly key: string; readonly record: ApiKeyRecord }> {
  if (!settings.catalog.business(given.business)) {
    throw new ToolkitError('not_found', 'There is no such business.')
  }
  const { seed } = given
  const secret =
    seed === undefined ? randomBytes(32).toString('base64url') : keyring.digest(MADE, seed)
  const key = `opt_${secret}`
  const id = `key_${seed ?? randomUUID()}`
  const record: ApiKeyRecord = {
    digest: keyDigest(keyring, key),
    scopes: [...new Set(given.scopes)],
    label: given.label ?? null,
    createdAt: given.now,
    revokedAt: null,
  }
  const made = await settings.create('api-key', id, given.business, record).catch(async (error) => {
    if (seed === undefined || !isLate(error)) throw error
    await settings.catalog.refresh()
    return settings.catalog.doc('api-key', id)
  })
  return { id, key, record: made?.body ?? record }
}
