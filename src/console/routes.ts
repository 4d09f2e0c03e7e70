// The console of a business: its doors, what was recorded last, and the question every server asks.

import type { Express, Request, Response } from 'express'
import type { Asker } from '../check/asker.ts'
import type { ReadCounts } from '../doors/counting/counts.ts'
import type { Eligibility } from '../eligibility/answer.ts'
import { ToolkitError } from '../errors.ts'
import { pickStaffLanguage } from '../languages/language.ts'
import type { Store } from '../ledger/port.ts'
import { identify } from '../people/identify.ts'
import { urlsOf } from '../settings/urls.ts'
import { formBody } from '../web/http/form.ts'
import { isOwnOrigin, pageGuards } from '../web/pages/guards.ts'
import { type ImportsDeps, mountImports } from './imports-routes.ts'
import { type LookDeps, mountLook, waitingFor } from './look-routes.ts'
import { type Asked, consolePage, enterPage } from './page.ts'
import { mountPeople, type PeopleDeps } from './people-routes.ts'
import { businessOfSession, consoleSessions, enter, isLink } from './session.ts'
import { type ConsoleTools, textOf } from './tools.ts'
import { type ConsoleProblem, type ConsoleWords, consoleProblemPage } from './words.ts'

export interface ConsoleDeps extends LookDeps, ImportsDeps, PeopleDeps {
  readonly store: Store
  readonly asker: Asker
  readonly readCounts: ReadCounts
  readonly publicUrl: string
}

const EVENTS_SHOWN = 12

export function mountConsole(app: Express, deps: ConsoleDeps): void {
  const { store, catalog, keyring, asker, readCounts, pages, publicUrl, clock } = deps
  const sessions = { keyring, documents: store.documents, publicUrl }
  const parse = formBody(16 * 1024)
  const languageOf = (req: Request, available?: readonly string[]) =>
    pickStaffLanguage(req.query.lang, req.headers['accept-language'], available)
  const problem = (req: Request, res: Response, status: number, code: ConsoleProblem) =>
    pages.send(res, status, 'problem', consoleProblemPage(code, languageOf(req)))
  const guards = pageGuards((req, res) => problem(req, res, 429, 'rate_limited'))

  /** Of whose console the request is; else the answer is given. */
  async function businessFor(req: Request, res: Response): Promise<string | undefined> {
    const business = await businessOfSession(sessions, req.headers.cookie, clock())
    if (business === undefined || !catalog.business(business)) {
      problem(req, res, 401, 'console_closed')
      return undefined
    }
    return business
  }

  async function show(
    req: Request,
    res: Response,
    id: string,
    asked: Asked,
    more: { answer?: Eligibility; fault?: keyof ConsoleWords['faults'] } = {},
  ) {
    const business = catalog.business(id)
    if (!business) throw new Error('a session without a business')
    const doors = catalog.list('entry-point', id).map(({ body }) => {
      const door = { ...body, business: id }
      return { door, urls: urlsOf(catalog, door, publicUrl) }
    })
    const slugs = doors.map(({ door }) => door.slug)
    const { doors: counts } = await readCounts(id, slugs)
    const latest = await store.ledger.latest(id, EVENTS_SHOWN)
    const state = { business, doors, counts, latest, asked, ...more }
    const [language, now] = [languageOf(req, business.languages), clock()]
    const notice = await waitingFor(deps, id, language, now)
    const page = consolePage({ ...state, notice, topics: catalog.topics(id), language, now })
    pages.send(res, more.fault ? 422 : 200, 'console', page)
  }

  const isForeign = (req: Request, res: Response) => {
    const isOwn = isOwnOrigin(req, publicUrl)
    if (!isOwn) problem(req, res, 403, 'origin_forbidden')
    return !isOwn
  }
  const tools: ConsoleTools = {
    ...{ businessFor, languageOf, isForeign, problem },
    ...{ read: guards.read, write: [...guards.write, parse], upload: guards.write },
  }
  mountLook(app, deps, tools)
  mountImports(app, deps, tools)
  mountPeople(app, deps, tools)

  app.get('/console', guards.read, async (req: Request, res: Response) => {
    const business = await businessFor(req, res)
    if (business !== undefined) await show(req, res, business, { phone: '', topic: '' })
  })

  app.post('/console', guards.write, parse, async (req: Request, res: Response) => {
    const id = await businessFor(req, res)
    if (id === undefined) return
    if (!isOwnOrigin(req, publicUrl)) return problem(req, res, 403, 'origin_forbidden')
    const body = (req.body ?? {}) as Record<string, unknown>
    const asked = { phone: textOf(body.phone), topic: textOf(body.topic) }
    try {
      const country = catalog.business(id)?.country
      const person = identify({ phone: asked.phone, ...(country !== undefined && { country }) })
      const message = { type: 'template' as const, topic: asked.topic }
      const [answer] = await asker.prepare(id, { message }, clock()).ask([person])
      await show(req, res, id, asked, answer ? { answer } : {})
    } catch (error) {
      const code = error instanceof ToolkitError ? error.code : undefined
      if (code !== 'phone_invalid' && code !== 'topic_unknown') throw error
      await show(req, res, id, asked, { fault: code })
    }
  })

  app.get('/console/enter', guards.read, (req: Request, res: Response) => {
    const { link } = req.query
    if (!isLink(keyring, link, clock())) return problem(req, res, 410, 'link_used')
    pages.send(res, 200, 'console-enter', enterPage(languageOf(req), String(link)))
  })

  app.post('/console/enter', guards.write, parse, async (req: Request, res: Response) => {
    if (!isOwnOrigin(req, publicUrl)) return problem(req, res, 403, 'origin_forbidden')
    const link = (req.body as Record<string, unknown> | undefined)?.link
    const cookie = await enter(sessions, link, clock())
    if (cookie === undefined) return problem(req, res, 410, 'link_used')
    res.set('set-cookie', cookie).redirect(303, `/console?lang=${languageOf(req)}`)
  })

  app.post('/console/leave', guards.write, parse, async (req: Request, res: Response) => {
    if (!isOwnOrigin(req, publicUrl)) return problem(req, res, 403, 'origin_forbidden')
    const { forgotten, leave } = consoleSessions(sessions)
    res.set('set-cookie', forgotten())
    await leave(req.headers.cookie, clock())
    problem(req, res, 200, 'console_left')
  })
}
