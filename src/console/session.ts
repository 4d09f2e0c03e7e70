// Who may see the console: whoever was given its one-time link by somebody at the server itself.
// A link opens a session once, by a button; a session is a sealed cookie that ends by itself, or when
// somebody leaves: then the store knows that it is over.

import { randomUUID } from 'node:crypto'
import type { Keyring } from '../keys/keyring.ts'
import { isLate } from '../ledger/late.ts'
import type { Documents } from '../ledger/port.ts'

const LINK_MS = 24 * 3_600_000
const SESSION_MS = 12 * 3_600_000
const USED = 'console-link'
const LEFT = 'console-left'
const LINK = 'console link'
const SESSION = 'console session'
const COOKIE = 'console'

export interface SessionDeps {
  readonly keyring: Keyring
  readonly documents: Documents
}

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
  deps: SessionDeps & { readonly isSecure: boolean },
  link: unknown,
  now: number,
): Promise<string | undefined> {
  const pass = opened(deps.keyring, link, LINK, now)
  if (!pass || !(await markOnce(deps.documents, USED, pass))) return undefined
  const session: Pass = { business: pass.business, id: randomUUID(), until: now + SESSION_MS }
  return cookie(deps.keyring.seal(JSON.stringify(session), SESSION), SESSION_MS, deps.isSecure)
}

/** Marks a pass for as long as it would be good. @returns whether it was not marked before */
async function markOnce(documents: Documents, kind: string, pass: Pass): Promise<boolean> {
  try {
    const doc = { kind, id: pass.id, business: pass.business, body: null }
    await documents.put(doc, 0, { expiresAt: pass.until })
    return true
  } catch (error) {
    if (isLate(error)) return false
    throw error
  }
}

/** The `Set-Cookie` by which this browser forgets its session. */
export const forgotten = (isSecure: boolean): string => cookie('', 0, isSecure)

/**
 * Ends the session of a request, wherever its cookie was copied to.
 * @throws ToolkitError `store_unavailable`; then it has not ended
 */
export async function leave(
  deps: SessionDeps,
  header: string | undefined,
  now: number,
): Promise<void> {
  const session = sessionOf(deps.keyring, header, now)
  if (session) await markOnce(deps.documents, LEFT, session)
}

function cookie(value: string, forMs: number, isSecure: boolean): string {
  const secure = isSecure ? '; Secure' : ''
  return `${COOKIE}=${value}; Path=/console; HttpOnly; SameSite=Strict; Max-Age=${forMs / 1000}${secure}`
}

function sessionOf(keyring: Keyring, header: string | undefined, now: number): Pass | undefined {
  const value = new RegExp(`(?:^|; )${COOKIE}=([\\w-]+)`).exec(header ?? '')?.[1]
  return opened(keyring, value, SESSION, now)
}

/**
 * The business a request's session is for, unless somebody left it.
 * @throws ToolkitError `store_unavailable`
 */
export async function businessOfSession(
  { keyring, documents }: SessionDeps,
  header: string | undefined,
  now: number,
): Promise<string | undefined> {
  const session = sessionOf(keyring, header, now)
  if (!session || (await documents.get(LEFT, session.id))) return undefined
  return session.business
}
