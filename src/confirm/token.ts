// The link of a double opt-in sent by SMS: sealed, for one question of one person, for a week.

import { ToolkitError } from '../errors.ts'
import type { Keyring } from '../keys/keyring.ts'

export interface Confirmation {
  readonly business: string
  /** Person key. */
  readonly person: string
  /** Id of the pending consent. */
  readonly question: string
  /** Epoch ms from which the link is dead. */
  readonly expiresAt: number
}

const PURPOSE = 'confirm'
const LIVES_MS = 7 * 86_400_000

export function confirmUrl(
  keyring: Keyring,
  publicUrl: string,
  about: Omit<Confirmation, 'expiresAt'>,
  now: number,
): string {
  const { business, person, question } = about
  const sealed = keyring.seal(JSON.stringify([business, person, question, now + LIVES_MS]), PURPOSE)
  return `${publicUrl}/c/${sealed}`
}

/** What a link holds; undefined for anything we did not make. Expiry is the caller's to look at. */
export function readConfirmation(keyring: Keyring, token: string): Confirmation | undefined {
  if (token.length > 2_000) return undefined
  try {
    const [business, person, question, expiresAt] = JSON.parse(keyring.open(token, PURPOSE))
    return { business, person, question, expiresAt }
  } catch (error) {
    if (error instanceof ToolkitError && error.code === 'store_unavailable') throw error
    return undefined
  }
}
