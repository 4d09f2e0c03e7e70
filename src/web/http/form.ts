// The fields of a small form in `req.body`, as Express's own parser puts them there, but read as
// every other body is: in time, and in the room that all share.

import { parse } from 'node:querystring'
import type { RequestHandler } from 'express'
import { ToolkitError } from '../../errors.ts'
import { readBytes } from './body.ts'

/**
 * Middleware for urlencoded forms: a value, or a list of them where a name comes more than once.
 * A body of another type is left alone, and `req.body` unset.
 * @param limit bytes
 * @param most fields
 * @throws ToolkitError `body_too_large`, and as `readBytes`
 */
export const formBody = (limit: number, most = 20): RequestHandler =>
  textBody('application/x-www-form-urlencoded', limit, (text) => {
    if (text.split('&', most + 1).length > most) {
      throw new ToolkitError('body_too_large', `The form may have ${most} fields at most.`)
    }
    return parse(text)
  })

/**
 * Middleware for bodies of one type.
 * @param limit bytes
 * @param made what `req.body` becomes
 */
export function textBody(
  type: string,
  limit: number,
  made: (text: string) => unknown = (text) => text,
): RequestHandler {
  return async (req, _res, next) => {
    if (req.is(type)) req.body = made((await readBytes(req, limit)).toString('utf8'))
    next()
  }
}
