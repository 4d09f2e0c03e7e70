// `/console/reviews`: messages in doubt and parked bursts, decided by a button; beside them what
// failed for good and what was set aside.

import type { Express, Request, Response } from 'express'
import { ToolkitError } from '../errors.ts'
import type { Breakers } from '../inbound/breaker/breaker.ts'
import type { Aside } from '../inbound/hearing/aside.ts'
import type { Reviews } from '../inbound/reviews/reviews.ts'
import type { DeadLetters } from '../outbound/outbox/dead.ts'
import type { Catalog } from '../settings/catalog.ts'
import type { Pages } from '../web/pages/pages.ts'
import { lookPage, noticeOf } from './look-page.ts'
import type { Done } from './look-words.ts'
import type { ConsoleTools } from './tools.ts'

/** What the page shows and decides about. */
export interface LookDeps {
  readonly reviews: Reviews
  readonly breakers: Breakers
  readonly deadLetters: DeadLetters
  readonly aside: Aside
}

const REVIEWS_SHOWN = 20
const ROWS_SHOWN = 10
const DONE: ReadonlySet<string> = new Set<Done>([
  ...(['optout', 'not_optout', 'reverted', 'confirmed', 'gone'] as const),
])
const doneOf = (value: unknown): Done | undefined =>
  typeof value === 'string' && DONE.has(value) ? (value as Done) : undefined

/** How many wait of each kind, for the console's first page; reviews up to those shown. */
export async function waitingFor(
  { reviews, breakers }: LookDeps,
  business: string,
  language: string,
  now: number,
) {
  const about = { state: 'open', limit: REVIEWS_SHOWN } as const
  const [open, parked] = await Promise.all([
    reviews.list(business, about, now),
    breakers.waiting(business),
  ])
  return noticeOf({ reviews: open.items.length, breakers: parked.length }, language)
}

export function mountLook(
  app: Express,
  deps: LookDeps & {
    readonly catalog: Catalog
    readonly pages: Pages
    readonly clock: () => number
  },
  tools: ConsoleTools,
): void {
  const { reviews, breakers, deadLetters, aside, catalog, pages, clock } = deps

  app.get('/console/reviews', ...tools.read, async (req: Request, res: Response) => {
    const id = await tools.businessFor(req, res)
    const business = id === undefined ? undefined : catalog.business(id)
    if (!business || id === undefined) return
    const about = { state: 'open', limit: REVIEWS_SHOWN } as const
    const done = doneOf(req.query.done)
    const page = lookPage({
      ...{ business, language: tools.languageOf(req, business.languages) },
      breakers: await breakers.waiting(id),
      reviews: await reviews.list(id, about, clock()),
      dead: await deadLetters.list(id, undefined, ROWS_SHOWN),
      aside: await aside.list(id, undefined, ROWS_SHOWN),
      ...(done && { done }),
    })
    pages.send(res, 200, 'console-look', page)
  })

  /** Back to the page, which says what was done. */
  const back = (req: Request, res: Response, done: Done) => {
    const lang = typeof req.query.lang === 'string' ? req.query.lang.slice(0, 35) : ''
    const query = new URLSearchParams({ ...(lang && { lang }), done })
    res.redirect(303, `/console/reviews?${query}`)
  }

  /** A button: decides, or says that somebody did before. */
  const decide =
    (make: (business: string, body: Record<string, unknown>) => Promise<Done> | undefined) =>
    async (req: Request, res: Response) => {
      if (tools.isForeign(req, res)) return
      const business = await tools.businessFor(req, res)
      if (business === undefined) return
      try {
        const done = await make(business, (req.body ?? {}) as Record<string, unknown>)
        back(req, res, done ?? 'gone')
      } catch (error) {
        const code = error instanceof ToolkitError ? error.code : undefined
        if (code !== 'not_found' && code !== 'review_closed') throw error
        back(req, res, 'gone')
      }
    }

  app.post(
    '/console/reviews',
    ...tools.write,
    decide((business, { id, decision }) => {
      const scope = SCOPES.get(decision)
      if (typeof id !== 'string' || scope === undefined) return undefined
      const verdict = { decision: scope === null ? 'not_optout' : 'optout' } as const
      const about = { ...verdict, scope: scope ?? 'all', topics: [], by: 'console' }
      return reviews.settle(business, id.slice(0, 100), about, clock()).then(() => verdict.decision)
    }),
  )
  app.post(
    '/console/breakers',
    ...tools.write,
    decide((business, { id, decision }) => {
      if (typeof id !== 'string' || (decision !== 'reverted' && decision !== 'confirmed')) {
        return undefined
      }
      return breakers.decide(business, id.slice(0, 200), decision, 'console').then(() => decision)
    }),
  )
}

/** By the value of a button; null: no opt-out. */
const SCOPES: ReadonlyMap<unknown, 'all' | 'marketing' | null> = new Map([
  ...(['all', 'marketing'] as const).map((scope) => [scope, scope] as const),
  ['not_optout', null],
])
