// The link of a thank-you page: it tells what was agreed to, and nothing of whom.

import type { Keyring } from '../../keys/keyring.ts'
import type { EntryPoint } from '../../settings/schemas.ts'
import type { Taken } from '../optin/take.ts'

/** What the link carries, sealed: nothing of the person. */
export interface Thanks extends Taken {
  readonly terminal?: string
}

const contextOf = (door: EntryPoint) => `thanks ${door.slug}`

export const sealed = (keyring: Keyring, door: EntryPoint, thanks: Thanks): string =>
  keyring.seal(JSON.stringify(thanks), contextOf(door))

/** @returns undefined for a link that is none of ours for this door */
export function opened(keyring: Keyring, door: EntryPoint, token: unknown): Thanks | undefined {
  if (typeof token !== 'string') return undefined
  try {
    return JSON.parse(keyring.open(token, contextOf(door))) as Thanks
  } catch {
    return undefined
  }
}
