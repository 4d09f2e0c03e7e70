// `/webhooks/…`: what providers tell. A webhook is answered when all of it is durable. Where the
// store does not answer, neither do we: a 503 makes the provider send it again.

import { setImmediate } from 'node:timers/promises'
import type { Express } from 'express'
import { challengeOf } from '../../providers/meta/verify.ts'
import type { Endpoint, Part, To } from '../../providers/port.ts'
import type { Report } from '../../web/http/report.ts'
import { mountSigned } from '../../web/http/signed.ts'
import type { SetAside } from './aside.ts'
import type { Hearing } from './listen.ts'

/** Meta sends up to 3 MB and 1,000 updates, Infobip 2,000 messages. */
const BODY_MOST = 4 * 1024 * 1024
/** So many facts are recorded at once: as many as one webhook of Meta's holds. */
const TOGETHER = 1_000
/** After so many facts (about 4 ms) other requests, such as eligibility checks, get a turn. */
const TURN = 16

export interface WebhookDeps {
  readonly hearing: Hearing
  readonly setAside: SetAside
  /** The business whose sender or account something came to. */
  readonly ownerOf: (provider: string, to: To) => string | undefined
  readonly publicUrl: string
  readonly clock: () => number
  readonly report: Report
}

/** Outcomes of which something is set aside for people to see, though facts may be recorded too. */
const UNPLACED: ReadonlySet<string> = new Set([
  'unknown_receiver',
  'unknown_message',
  'unknown_signup',
  'unknown_template',
  'no_person',
])

export function mountWebhook(app: Express, endpoint: Endpoint, deps: WebhookDeps): void {
  const { hearing, setAside } = deps
  const { provider, path } = endpoint

  async function place(part: Part, raw: string, now: number): Promise<void> {
    if (part.type === 'unplaced') {
      const { reason, what, to = {} } = part
      const business = deps.ownerOf(provider, to)
      return setAside({ provider, business, reason, what, raw: part.raw ?? raw, now })
    }
    const outcome =
      part.type === 'affair'
        ? await hearing.settle(provider, part, now)
        : await hearing.hear(provider, part, now)
    if (!UNPLACED.has(outcome)) return
    const { receiver, wabaId } = part.type === 'affair' ? part.of : { ...part, wabaId: undefined }
    const business = deps.ownerOf(provider, {
      ...(receiver !== undefined && { receivers: [receiver] }),
      ...(wabaId !== undefined && { wabaId }),
    })
    const about = { provider, business, reason: outcome, what: part.type }
    await setAside({ ...about, raw: JSON.stringify(part), now })
  }

  /** Many at once, so that they are committed together. Waits for all of them, also where one fails. */
  async function placeAll(parts: Iterable<Part>, raw: string, now: number): Promise<void> {
    const failures: unknown[] = []
    let placed: Promise<unknown>[] = []
    for (const part of parts) {
      if (placed.length > 0 && placed.length % TURN === 0) await setImmediate()
      if (placed.length === TOGETHER) {
        await Promise.all(placed)
        placed = []
      }
      placed.push(place(part, raw, now).catch((error: unknown) => failures.push(error)))
    }
    await Promise.all(placed)
    if (failures.length > 0) throw failures[0]
  }

  const { publicUrl, report } = deps
  const reading = { publicUrl, report, bodyMost: BODY_MOST }
  mountSigned(app, path, endpoint, reading, async (incoming, _req, res) => {
    const now = deps.clock()
    await placeAll(endpoint.parse(incoming), incoming.bytes.toString('utf8'), now)
    res.status(200).type(endpoint.answer.type).send(endpoint.answer.body)
  })
}

/** The answer to a webhook that is not signed. */
const REFUSALS = { meta: 401, twilio: 403, infobip: 401 } as const

/** A provider without credentials here: nothing in its name can be proven, so all of it is refused. */
export function mountRefusals(app: Express, isSet: (provider: string) => boolean): void {
  for (const [provider, status] of Object.entries(REFUSALS)) {
    if (isSet(provider)) continue
    app.post(`/webhooks/${provider}{/*path}`, (_req, res) => {
      res.status(status).end()
    })
  }
}

/** Meta asks this when somebody enters the webhook's address there. */
export function mountHandshake(app: Express, verifyToken: string): void {
  app.get('/webhooks/meta', (req, res) => {
    const challenge = challengeOf(req.query, verifyToken)
    res
      .type('text')
      .status(challenge === undefined ? 403 : 200)
      .send(challenge ?? '')
  })
}
