// Sessions of pages: a sealed cookie that ends by itself, or when somebody leaves. Then the store
// knows that it is over, also for whoever copied the cookie, and in every process.

import { randomUUID } from 'node:crypto'
import type { Keyring } from '../keys/keyring.ts'
import { madeOnce } from '../ledger/late.ts'
import type { Documents } from '../ledger/port.ts'

const SESSION_MS = 12 * 3_600_000

export interface SessionDeps {
  readonly keyring: Keyring
  readonly documents: Documents
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

/** @param name of the cookie, and of the path below which it is sent */
export function createSessions({ keyring, documents }: SessionDeps, name: string) {
  const context = `${name} session`
  const left = `${name}-left`

  function cookie(value: string, forMs: number, isSecure: boolean): string {
    const secure = isSecure ? '; Secure' : ''
    return `${name}=${value}; Path=/${name}; HttpOnly; SameSite=Strict; Max-Age=${forMs / 1000}${secure}`
  }

  function sessionOf(header: string | undefined, now: number): Session | undefined {
    const value = new RegExp(`(?:^|; )${name}=([\\w-]+)`).exec(header ?? '')?.[1]
    return openSealed<Session>(keyring, value, context, now)
  }

  return {
    /** The `Set-Cookie` that begins one. @param subject who or what it is for */
    begin(business: string, subject: string, now: number, isSecure: boolean): string {
      const session: Session = { business, subject, id: randomUUID(), until: now + SESSION_MS }
      return cookie(keyring.seal(JSON.stringify(session), context), SESSION_MS, isSecure)
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
    forgotten: (isSecure: boolean): string => cookie('', 0, isSecure),
  }
}
