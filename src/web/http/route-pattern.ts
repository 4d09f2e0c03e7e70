// Which route answered, in words that hold nothing the caller sent: for logs and metrics.

import type { Request, Response } from 'express'

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** The method, or `OTHER`: any caller can invent one, and each would be a new time series. */
export const methodOf = (req: Request): string => (METHODS.has(req.method) ? req.method : 'OTHER')

/**
 * The pattern of the route that took the request, as `/v1/holds/:id`; `(file)` for what was served
 * without one, `(none)` where no route was found or reached. Of a router's mount path only the
 * first segment is kept, since Express gives it with the values filled in.
 */
export function routeOf(req: Request, res: Response): string {
  const path: unknown = req.route?.path
  if (typeof path !== 'string') return res.statusCode < 400 && !req.route ? '(file)' : '(none)'
  if (req.baseUrl === '') return path
  const [, first, second] = req.baseUrl.split('/')
  return `/${first}${second === undefined ? '' : '/*'}${path === '/' ? '' : path}`
}
