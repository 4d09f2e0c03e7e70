// Tells the log, the metrics and others of every request, through one listener instead of one for each:
// a listener costs a microsecond, and a whole check less than a hundred.

import type { NextFunction, Request, Response } from 'express'

/** Hears once that a request is over, answered or given up by its caller. `ms`: how long it took. */
export type Ended = (req: Request, res: Response, ms: number) => void

/** Express middleware. @param begun hears of each request before it is worked on */
export function watched(
  begun: (req: Request, res: Response) => void,
  ended: readonly Ended[],
): (req: Request, res: Response, next: NextFunction) => void {
  return (req, res, next) => {
    const startedAt = performance.now()
    begun(req, res)
    // It comes after `finish`, and also when the caller hangs up before the end.
    res.once('close', () => {
      const ms = performance.now() - startedAt
      for (const each of ended) each(req, res, ms)
    })
    next()
  }
}
