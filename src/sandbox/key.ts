// Who may use the sandbox where a proxy could lead the whole world to it: whoever was given the link
// that the start prints.

import type { Request, RequestHandler, Response } from 'express'
import { isSame } from '../keys/same.ts'

const COOKIE = 'sandbox'

/**
 * Lets in whoever opened `/sandbox?key=…`, until their browser is closed or the server starts anew.
 * Opening it leads to `/sandbox` with a cookie, and does nothing else.
 * @param key of this start; undefined where nobody can come but who is here
 * @param notHere answers everybody else
 */
export function sandboxLock(
  key: string | undefined,
  notHere: (req: Request, res: Response) => void,
): RequestHandler {
  return (req, res, next) => {
    if (key === undefined) return next()
    const isKey = (shown: unknown) => typeof shown === 'string' && isSame(shown, key)
    if (req.method !== 'POST' && isKey(req.query.key)) {
      res.set({
        'set-cookie': `${COOKIE}=${key}; Path=/sandbox; HttpOnly; SameSite=Strict`,
        'cache-control': 'no-store',
      })
      return res.redirect(303, '/sandbox')
    }
    if (isKey(new RegExp(`(?:^|; )${COOKIE}=([\\w-]+)`).exec(req.headers.cookie ?? '')?.[1])) {
      return next()
    }
    notHere(req, res)
  }
}
