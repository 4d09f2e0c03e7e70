// Who of the business is at the form: a sealed cookie that names their pass, and ends by itself.

import type { Keyring } from '../keys/keyring.ts'
import type { Catalog } from '../settings/catalog.ts'
import { type HeldPass, passInForce } from '../settings/staff-passes.ts'

const SESSION_MS = 12 * 3_600_000
const COOKIE = 'staff'
const SESSION = 'staff session'

interface Session {
  readonly pass: string
  /** Epoch ms. */
  readonly until: number
}

/** The `Set-Cookie` that begins a session. */
export function begin(keyring: Keyring, pass: HeldPass, now: number, isSecure: boolean): string {
  const session: Session = { pass: pass.id, until: now + SESSION_MS }
  return cookie(keyring.seal(JSON.stringify(session), SESSION), SESSION_MS, isSecure)
}

/** The `Set-Cookie` that ends it. */
export const end = (isSecure: boolean): string => cookie('', 0, isSecure)

function cookie(value: string, forMs: number, isSecure: boolean): string {
  const secure = isSecure ? '; Secure' : ''
  return `${COOKIE}=${value}; Path=/staff; HttpOnly; SameSite=Strict; Max-Age=${forMs / 1000}${secure}`
}

/** The pass of a request's session, if both are in force. */
export function passOfSession(
  deps: { readonly keyring: Keyring; readonly catalog: Catalog },
  header: string | undefined,
  now: number,
): HeldPass | undefined {
  const value = new RegExp(`(?:^|; )${COOKIE}=([\\w-]+)`).exec(header ?? '')?.[1]
  if (value === undefined) return undefined
  try {
    const session = JSON.parse(deps.keyring.open(value, SESSION)) as Session
    return session.until > now ? passInForce(deps.catalog, session.pass, now) : undefined
  } catch {
    return undefined
  }
}
