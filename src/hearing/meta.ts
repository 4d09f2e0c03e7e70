// `/webhooks/meta`: Meta's handshake, and what it tells. Answered only after all of it is durable;
// a store that is away answers 503, so that Meta sends it again.

import type { Express, Request, Response } from 'express'
import { sendProblem } from '../http/api.ts'
import { readBytes } from '../http/body.ts'
import { problemOf } from '../http/problems.ts'
import { parseMeta } from '../providers/meta/parse.ts'
import { challengeOf, isSigned } from '../providers/meta/verify.ts'
import type { Heard, Unplaced } from '../providers/port.ts'
import type { SetAside } from './aside.ts'
import type { Hearing } from './hear.ts'

/** Meta sends up to 3 MB and 1,000 updates. */
const BODY_MOST = 4 * 1024 * 1024
/** So many facts are under way at once. */
const TOGETHER = 200

export interface MetaDeps {
  readonly meta: { readonly appSecret: string; readonly verifyToken: string }
  readonly hearing: Hearing
  readonly setAside: SetAside
  readonly clock: () => number
  readonly report: (error: unknown, route: string) => void
}

const PATH = '/webhooks/meta'

export function mountMeta(app: Express, deps: MetaDeps): void {
  const { meta, hearing, setAside, clock } = deps
  const provider = 'meta'

  app.get(PATH, (req, res) => {
    const challenge = challengeOf(req.query, meta.verifyToken)
    res
      .type('text')
      .status(challenge === undefined ? 403 : 200)
      .send(challenge ?? '')
  })

  async function place(part: Heard | Unplaced, raw: string, now: number): Promise<void> {
    if (part.type === 'unplaced') {
      return setAside({ provider, reason: part.reason, what: part.what, raw, now })
    }
    const outcome = await hearing.hear(provider, part, now)
    if (outcome !== 'unknown_receiver' && outcome !== 'no_person') return
    await setAside({ provider, reason: outcome, what: part.type, raw: JSON.stringify(part), now })
  }

  app.post(PATH, async (req: Request, res: Response) => {
    try {
      const bytes = await readBytes(req, BODY_MOST)
      const signature = req.headers['x-hub-signature-256']
      if (!isSigned(bytes, Array.isArray(signature) ? undefined : signature, meta.appSecret)) {
        res.sendStatus(401)
        return
      }
      const now = clock()
      const raw = bytes.toString('utf8')
      const parts = parseMeta(parsed(raw))
      for (let i = 0; i < parts.length; i += TOGETHER) {
        await Promise.all(parts.slice(i, i + TOGETHER).map((part) => place(part, raw, now)))
      }
      res.sendStatus(200)
    } catch (error) {
      const problem = problemOf(error)
      if (problem.status >= 500) deps.report(error, PATH)
      if (!res.headersSent) sendProblem(res, problem)
    }
  })
}

/** What is signed and yet no JSON is set aside like anything else that cannot be read. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
