// Who may see the console: whoever was given its one-time link by somebody at the server itself.
// A link opens a session once, by a button; a session is a sealed cookie that ends by itself.

import { randomUUID } from 'node:crypto'
import { ToolkitError } from '../errors.ts'
import type { Keyring } from '../keys/keyring.ts'
import type { Documents } from '../ledger/port.ts'

const LINK_MS = 24 * 3_600_000
const SESSION_MS = 12 * 3_600_000
const USED = 'console-link'
const LINK = 'console link'
const SESSION = 'console session'
const COOKIE = 'console'

interface Pass {
  readonly business: string
  readonly id: string
  /** Epoch ms. */
  readonly until: number
}

/** `PUBLIC_URL/console/enter?link=…`: opens the console of a business once, within a day. */
export function consoleLink(
  keyring: Keyring,
  publicUrl: string,
  business: string,
  now: number,
): string {
  const pass: Pass = { business, id: randomUUID(), until: now + LINK_MS }
  return `${publicUrl}/console/enter?link=${keyring.seal(JSON.stringify(pass), LINK)}`
}

function opened(keyring: Keyring, sealed: unknown, context: string, now: number): Pass | undefined {
  if (typeof sealed !== 'string' || sealed.length > 1_000) return undefined
  try {
    const pass = JSON.parse(keyring.open(sealed, context)) as Pass
    return pass.until > now ? pass : undefined
  } catch {
    return undefined
  }
}

/** Whether a link is ours and in time; says nothing of whether it was used, and uses nothing. */
export const isLink = (keyring: Keyring, link: unknown, now: number): boolean =>
  opened(keyring, link, LINK, now) !== undefined

/**
 * Uses a link up.
 * @returns the `Set-Cookie` of a new session; undefined for a link that is false, late or used
 * @throws ToolkitError `store_unavailable`
 */
export async function enter(
  deps: { readonly keyring: Keyring; readonly documents: Documents; readonly isSecure: boolean },
  link: unknown,
  now: number,
): Promise<string | undefined> {
  const pass = opened(deps.keyring, link, LINK, now)
  if (!pass) return undefined
  try {
    const doc = { kind: USED, id: pass.id, business: pass.business, body: null }
    await deps.documents.put(doc, 0, { expiresAt: pass.until })
  } catch (error) {
    if (error instanceof ToolkitError && error.code === 'already_exists') return undefined
    throw error
  }
  const session: Pass = { business: pass.business, id: randomUUID(), until: now + SESSION_MS }
  return cookie(deps.keyring.seal(JSON.stringify(session), SESSION), SESSION_MS, deps.isSecure)
}

/** The `Set-Cookie` that ends a session in this browser. */
export const leave = (isSecure: boolean): string => cookie('', 0, isSecure)

function cookie(value: string, forMs: number, isSecure: boolean): string {
  const secure = isSecure ? '; Secure' : ''
  return `${COOKIE}=${value}; Path=/console; HttpOnly; SameSite=Strict; Max-Age=${forMs / 1000}${secure}`
}

/** The business a request's session is for. */
export function businessOfSession(
  keyring: Keyring,
  header: string | undefined,
  now: number,
): string | undefined {
  const value = new RegExp(`(?:^|; )${COOKIE}=([\\w-]+)`).exec(header ?? '')?.[1]
  return opened(keyring, value, SESSION, now)?.business
}
