// Who may see the console: whoever was given its one-time link by somebody at the server itself.
// A link opens a session once, by a button.

import { randomUUID } from 'node:crypto'
import type { Keyring } from '../keys/keyring.ts'
import { DAY_MS } from '../time.ts'
import {
  createSessions,
  markOnce,
  openSealed,
  type Sealed,
  type SessionDeps,
} from '../web/pages/session.ts'

export type { SessionDeps }

const LINK_MS = DAY_MS
const USED = 'console-link'
const LINK = 'console link'

/** Its sessions. */
export const consoleSessions = (deps: SessionDeps) => createSessions(deps, 'console')

/** `PUBLIC_URL/console/enter?link=…`: opens the console of a business once, within a day. */
export function consoleLink(
  keyring: Keyring,
  publicUrl: string,
  business: string,
  now: number,
): string {
  const pass: Sealed = { business, id: randomUUID(), until: now + LINK_MS }
  return `${publicUrl}/console/enter?link=${keyring.seal(JSON.stringify(pass), LINK)}`
}

/** Whether a link is ours and in time; says nothing of whether it was used, and uses nothing. */
export const isLink = (keyring: Keyring, link: unknown, now: number): boolean =>
  openSealed(keyring, link, LINK, now) !== undefined

/**
 * Uses a link up.
 * @returns the `Set-Cookie` of a new session; undefined for a link that is false, late or used
 * @throws ToolkitError `store_unavailable`
 */
export async function enter(
  deps: SessionDeps,
  link: unknown,
  now: number,
): Promise<string | undefined> {
  const pass = openSealed(deps.keyring, link, LINK, now)
  if (!pass || !(await markOnce(deps.documents, USED, pass))) return undefined
  return consoleSessions(deps).begin(pass.business, '', now)
}

/**
 * The business a request's session is for, unless somebody left it.
 * @throws ToolkitError `store_unavailable`
 */
export async function businessOfSession(
  deps: SessionDeps,
  header: string | undefined,
  now: number,
): Promise<string | undefined> {
  return (await consoleSessions(deps).of(header, now))?.business
}
