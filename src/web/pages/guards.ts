// What stands before the public pages: limits per address, headers, and where a post comes from.

import type { Request, RequestHandler, Response } from 'express'
import { rateLimit } from 'express-rate-limit'
import helmet from 'helmet'
import { MINUTE_MS } from '../../time.ts'

/** The contract promises no tighter than 30 posts a minute. */
const POSTS_A_MINUTE = 60
const READS_A_MINUTE = 600

/** Nothing is loaded from elsewhere, nothing frames our pages; scripts only where a page has some. */
const headersWith = (scripts: Readonly<Record<string, string[]>>) =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'style-src': ["'self'"],
        'img-src': ["'self'"],
        'form-action': ["'self'"],
        'base-uri': ["'none'"],
        'frame-ancestors': ["'none'"],
        ...scripts,
      },
    },
    // For this host alone: others below it may be somebody else's, and plain.
    strictTransportSecurity: { includeSubDomains: false },
    // Other sites learn nothing. `no-referrer` would make `Origin` of our own forms `null` too, which
    // is all that an older browser, or one without a certificate, tells of where a form was.
    referrerPolicy: { policy: 'same-origin' },
  })

/**
 * @param limited answers a request over the limit
 * @param options.scripts the page runs a file of our own that asks our own server
 */
export function pageGuards(
  limited: (req: Request, res: Response) => void,
  options: { readonly scripts?: boolean } = {},
) {
  const headers = headersWith(
    options.scripts ? { 'script-src': ["'self'"], 'connect-src': ["'self'"] } : {},
  )
  const limit = (max: number): RequestHandler =>
    rateLimit({
      windowMs: MINUTE_MS,
      limit: max,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      validate: false,
      handler: (req, res) => limited(req, res),
    })
  const posts = limit(POSTS_A_MINUTE)
  return {
    read: [headers, limit(READS_A_MINUTE)],
    write: [headers, posts],
    /** The two halves of `write`, for a route on which some posts are not limited. */
    headers,
    posts,
  }
}

/**
 * Whether a post comes from a page of ours. Browsers say so in `Sec-Fetch-Site`, older ones in
 * `Origin`; what says neither is no browser and carries nobody's session.
 */
export function isOwnOrigin(req: Request, publicUrl: string): boolean {
  const site = req.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const { origin, host } = req.headers
  if (origin === undefined) return true
  return origin === publicUrl || URL.parse(origin)?.host === host
}
