// Routes that a provider calls: the signature is checked on the raw bytes before anything is read.

import type { Express, Request, Response } from 'express'
import type { Endpoint, Incoming } from '../../providers/port.ts'
import { sendBare } from './api.ts'
import { readBytes } from './body.ts'
import { problemOf } from './problems.ts'
import type { Report } from './report.ts'

/**
 * Mounts such a route. What is not signed is refused. Where something fails, the answer is its status
 * without a body, so that the provider sends the webhook again and no text of ours reaches a person.
 * @param path of the route, which the endpoint's own begins
 * @param deps.bodyMost bytes; more are refused
 * @param handle gets what is the provider's own, and answers it
 */
export function mountSigned(
  app: Express,
  path: string,
  endpoint: Pick<Endpoint, 'path' | 'isOurs' | 'refusal'>,
  deps: { readonly publicUrl: string; readonly report: Report; readonly bodyMost: number },
  handle: (incoming: Incoming, req: Request, res: Response) => Promise<void>,
): void {
  app.post(path, async (req: Request, res: Response) => {
    try {
      const bytes = await readBytes(req, deps.bodyMost)
      const incoming = { bytes, headers: req.headers, url: deps.publicUrl + req.originalUrl }
      if (!endpoint.isOurs(incoming)) {
        res.status(endpoint.refusal).end()
        return
      }
      await handle(incoming, req, res)
    } catch (error) {
      const problem = problemOf(error)
      if (problem.status >= 500) deps.report(error, endpoint.path)
      if (!res.headersSent) sendBare(res, problem.status, problem.code)
    }
  })
}
