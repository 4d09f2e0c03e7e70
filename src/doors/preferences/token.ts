// The link to a preference page: sealed, for one person of one business, for a time. It names
// nobody to whoever cannot open it, and opens nothing but this page.

import type { Keyring } from '../../keys/keyring.ts'
import type { Person } from '../../people/identify.ts'
import { DAY_MS, HOUR_MS } from '../../time.ts'

/**
 * How the person came by the link, which decides what a tick behind it proves.
 *
 * `address`: we sent it to the address, or they typed a code that we sent there. Whoever uses it
 * holds the address, so a tick is an act from the address itself and may lift their own no.
 *
 * `business`: the business asked for it, to put it into its own mails and pages. It may be opened
 * by the business, by whoever a mail was forwarded to, by a scanner. A no through it always counts,
 * since anyone may say no for a number; a yes is what a form's is: `explicit`, and for a topic the
 * person said no to, pending until the address speaks. What is held about them is not shown.
 */
export type Origin = 'address' | 'business'

export interface PreferenceLink {
  readonly business: string
  readonly person: Person
  readonly origin: Origin
  /** Epoch ms from which it is dead. */
  readonly expiresAt: number
}

const PURPOSE = 'preferences'
/** A mail is read late; a proof by code is for now. */
const LIVES_MS: Readonly<Record<Origin, number>> = {
  business: 30 * DAY_MS,
  address: HOUR_MS,
}
/** No token of ours is longer. */
const LONGEST = 1_000

export function preferenceLink(
  keyring: Keyring,
  publicUrl: string,
  about: Omit<PreferenceLink, 'expiresAt'>,
  now: number,
): { readonly url: string; readonly expiresAt: number } {
  const { business, person, origin } = about
  const expiresAt = now + LIVES_MS[origin]
  const content = [business, person.phone ?? null, person.userId ?? null, origin, expiresAt]
  return { url: `${publicUrl}/p/${keyring.seal(JSON.stringify(content), PURPOSE)}`, expiresAt }
}

/**
 * What a token opens; undefined for a forged, altered or foreign one and for one that has run out:
 * nobody is told which.
 */
export function readPreferenceLink(
  keyring: Keyring,
  token: string,
  now: number,
): PreferenceLink | undefined {
  if (token.length > LONGEST) return undefined
  try {
    const [business, phone, userId, origin, expiresAt] = JSON.parse(keyring.open(token, PURPOSE))
    if (now >= expiresAt) return undefined
    const person = { ...(phone !== null && { phone }), ...(userId !== null && { userId }) }
    return { business, person, origin, expiresAt }
  } catch {
    return undefined
  }
}
