// Sessions of pages: a sealed cookie that expires, or ends when somebody logs out. The store keeps that
// it ended, so that a copy of the cookie opens nothing either, in any process.

import { randomUUID } from 'node:crypto'
import type { Keyring } from '../../keys/keyring.ts'
import { madeOnce } from '../../ledger/late.ts'
import type { Documents } from '../../ledger/port.ts'
import { HOUR_MS } from '../../time.ts'

const SESSION_MS = 12 * HOUR_MS

export interface SessionDeps {
  readonly keyring: Keyring
  readonly documents: Documents
  /** Where people reach the pages. */
  readonly publicUrl: string
}

/** Something sealed that is good for a while. */
export interface Sealed {
  readonly business: string
  readonly id: string
  /** Epoch ms. */
  readonly until: number
}

interface Session extends Sealed {
  readonly subject: string
}

/** @returns what was sealed, if it is ours and in time */
export function openSealed<T extends Sealed>(
  keyring: Keyring,
  sealed: unknown,
  context: string,
  now: number,
): T | undefined {
  if (typeof sealed !== 'string' || sealed.length > 1_000) return undefined
  try {
    const found = JSON.parse(keyring.open(sealed, context)) as T
    return found.until > now ? found : undefined
  } catch {
    return undefined
  }
}

/** Marks something for as long as it would be good. @returns whether it was not marked before */
export const markOnce = (
  documents: Documents,
  kind: string,
  { id, business, until }: Sealed,
): Promise<boolean> => madeOnce(documents, { kind, id, business, body: null }, { expiresAt: until })

/**
 * @param name of the cookie, and of the path below which the pages are. Over https the name says
 *   that only this very host can have set it: a page on a neighbouring one could else put a session
 *   of its own under somebody. Browsers then want it for all paths, and take no such name over http
 * @see RFC 6265bis §4.1.3.2
 */
export function createSessions({ keyring, documents, publicUrl }: SessionDeps, name: string) {
  const isSecure = publicUrl.startsWith('https:')
  const cookieName = isSecure ? `__Host-${name}` : name
  const where = isSecure ? 'Path=/; Secure' : `Path=/${name}`
  const named = new RegExp(`(?:^|; )${cookieName}=([\\w-]+)`)
  const context = `${name} session`
  const left = `${name}-left`

  const cookie = (value: string, forMs: number): string =>
    `${cookieName}=${value}; ${where}; HttpOnly; SameSite=Strict; Max-Age=${forMs / 1000}`

  function sessionOf(header: string | undefined, now: number): Session | undefined {
    const value = named.exec(header ?? '')?.[1]
    return openSealed<Session>(keyring, value, context, now)
  }

  return {
    /** The `Set-Cookie` that begins one. @param subject who or what it is for */
    begin(business: string, subject: string, now: number): string {
      const session: Session = { business, subject, id: randomUUID(), until: now + SESSION_MS }
      return cookie(keyring.seal(JSON.stringify(session), context), SESSION_MS)
    },

    /** The session of a request, unless somebody left it. @throws ToolkitError `store_unavailable` */
    async of(
      header: string | undefined,
      now: number,
    ): Promise<Pick<Session, 'business' | 'subject'> | undefined> {
      const session = sessionOf(header, now)
      return session && !(await documents.get(left, session.id)) ? session : undefined
    },

    /**
     * Ends the session of a request, wherever its cookie was copied to.
     * @throws ToolkitError `store_unavailable`; then it has not ended
     */
    async leave(header: string | undefined, now: number): Promise<void> {
      const session = sessionOf(header, now)
      if (session) await markOnce(documents, left, session)
    },

    /** The `Set-Cookie` by which this browser forgets it. */
    forgotten: (): string => cookie('', 0),
  }
}
