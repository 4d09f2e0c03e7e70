// What may be done behind one link in a minute, from whatever addresses: whoever holds it could else
// write facts as fast as our disk takes them, or have a long record put together again and again.

import type { Request, RequestHandler, Response } from 'express'
import { rateLimit } from 'express-rate-limit'
import { standingOptOut } from '../../consent/noes.ts'
import type { Keyring } from '../../keys/keyring.ts'
import type { Catalog } from '../../settings/catalog.ts'
import { MINUTE_MS } from '../../time.ts'
import type { Opened } from './opened.ts'
import { isMarketingStopped } from './state.ts'

const PRESSES_A_MINUTE = 60
const RECORDS_A_MINUTE = 10

export interface LinkGuards {
  /**
   * A mail client's button (RFC 8058), behind a link that opens (`res.locals.opened`). It comes from
   * servers, thousands from one address, so addresses are not counted. Over the limit a no is refused
   * that says again what is in force, and no other.
   */
  readonly press: RequestHandler
  /**
   * The page's own "stop everything". A whole mobile network can stand behind one address, so here
   * too addresses are not counted, and a no is refused only where it says again what is in force.
   */
  readonly stop: RequestHandler
  /** A long record. */
  readonly record: RequestHandler
}

/** @param limited answers somebody who does more than that on a page */
export function linkGuards(
  deps: {
    readonly catalog: Catalog
    readonly keyring: Keyring
    readonly clock: () => number
  },
  limited: (req: Request, res: Response) => void,
): LinkGuards {
  const { catalog, keyring, clock } = deps
  const limit = (purpose: string, most: number, over: RequestHandler) =>
    rateLimit({
      windowMs: MINUTE_MS,
      limit: most,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      validate: false,
      keyGenerator: (req) => keyring.digest(purpose, String(req.params.token)),
      handler: (req, res, next) => over(req, res, next),
    })
  return {
    press: limit('one-click', PRESSES_A_MINUTE, (_req, res, next) => {
      const { business, standing } = res.locals.opened as Opened
      const isSaid = isMarketingStopped(standing, catalog.topics(business.id), clock())
      // No page: only servers come here.
      if (isSaid) res.status(429).type('text').send('This no is in force already.')
      else next()
    }),
    stop: limit('stop', PRESSES_A_MINUTE, (req, res, next) => {
      const { standing } = res.locals.opened as Opened
      if (standingOptOut(standing)) limited(req, res)
      else next()
    }),
    record: limit('record', RECORDS_A_MINUTE, (req, res) => limited(req, res)),
  }
}
