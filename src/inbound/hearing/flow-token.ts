// The token a WhatsApp Flow is sent with and comes back with: sealed, for one person, one door and
// the very version of the Flow they get, so that an answer proves what was on their screen.

import type { Keyring } from '../../keys/keyring.ts'
import type { PersonKey } from '../../ledger/port.ts'
import { DAY_MS } from '../../time.ts'

export interface FlowToken {
  readonly business: string
  /** Whose answer it is: nobody else's counts. */
  readonly person: PersonKey
  /** Slug of the door. */
  readonly door: string
  /** Id and version of the Flow. */
  readonly flow: string
  readonly version: string
  /** Epoch ms from which an answer no longer counts. */
  readonly expiresAt: number
}

const PURPOSE = 'flow'
/** As long as a Flow stays in a chat and is likely to be answered. */
export const FLOW_LIVES_MS = 30 * DAY_MS

export function flowToken(keyring: Keyring, about: FlowToken): string {
  const { business, person, door, flow, version, expiresAt } = about
  return keyring.seal(JSON.stringify([business, person, door, flow, version, expiresAt]), PURPOSE)
}

/** What a token holds; undefined for anything we did not make. Expiry is the caller's to look at. */
export function readFlowToken(keyring: Keyring, token: string): FlowToken | undefined {
  if (token.length > 2_000) return undefined
  try {
    const [business, person, door, flow, version, expiresAt] = JSON.parse(
      keyring.open(token, PURPOSE),
    )
    return { business, person, door, flow, version, expiresAt }
  } catch {
    return undefined
  }
}
