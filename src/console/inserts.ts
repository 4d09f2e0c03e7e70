// `/console/doors/{slug}`: how a door is put up, and who of the staff may record at it.

import { randomUUID } from 'node:crypto'
import type { Express, Request, Response } from 'express'
import type { ReadCounts } from '../doors/counting/counts.ts'
import { pickStaffLanguage } from '../languages/language.ts'
import { staffPass } from '../settings/access.ts'
import { staffPasses } from '../settings/staff-passes.ts'
import type { Settings } from '../settings/store.ts'
import { urlsOf } from '../settings/urls.ts'
import { formBody } from '../web/http/form.ts'
import { isOwnOrigin, pageGuards } from '../web/pages/guards.ts'
import type { Pages } from '../web/pages/pages.ts'
import { type InsertState, insertPage } from './insert-page.ts'
import { businessOfSession, type SessionDeps } from './session.ts'
import { type ConsoleProblem, consoleProblemPage } from './words.ts'

export interface InsertDeps extends SessionDeps {
  readonly settings: Settings
  readonly readCounts: ReadCounts
  readonly pages: Pages
  readonly publicUrl: string
  readonly clock: () => number
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 200) : '')

export function mountInserts(app: Express, deps: InsertDeps): void {
  const { settings, keyring, readCounts, pages, publicUrl, clock } = deps
  const { catalog } = settings
  const parse = formBody(16 * 1024)
  const languageOf = (req: Request, business?: string) =>
    pickStaffLanguage(
      req.query.lang,
      req.headers['accept-language'],
      catalog.business(business ?? '')?.languages,
    )
  const problem = (req: Request, res: Response, status: number, code: ConsoleProblem) =>
    pages.send(res, status, 'problem', consoleProblemPage(code, languageOf(req)))
  const guards = pageGuards((req, res) => problem(req, res, 429, 'rate_limited'))
  const passes = staffPasses({ catalog, keyring, publicUrl })

  /** A door of whoever's session it is; else the answer is given. */
  async function visitOf(req: Request, res: Response) {
    const id = await businessOfSession(deps, req.headers.cookie, clock())
    const business = id === undefined ? undefined : catalog.business(id)
    if (!business) {
      problem(req, res, 401, 'console_closed')
      return undefined
    }
    if (req.method === 'POST' && !isOwnOrigin(req, publicUrl)) {
      problem(req, res, 403, 'origin_forbidden')
      return undefined
    }
    const door = catalog.entryPoint(String(req.params.slug))
    if (door?.business === business.id) return { business, door }
    problem(req, res, 404, 'not_found')
    return undefined
  }

  async function show(
    req: Request,
    res: Response,
    status: number,
    visit: NonNullable<Awaited<ReturnType<typeof visitOf>>>,
    more: Pick<InsertState, 'made' | 'wrong'> = {},
  ): Promise<void> {
    const { business, door } = visit
    const { doors, upToDate } = await readCounts(business.id, [door.slug])
    const page = insertPage({
      ...visit,
      ...more,
      ...{ days: doors.get(door.slug) ?? {}, upToDate },
      urls: urlsOf(catalog, door, publicUrl),
      passes: catalog
        .list('staff-pass', business.id)
        .map(({ body }) => body)
        .filter((pass) => pass.entryPoints.includes(door.slug)),
      publicUrl,
      language: languageOf(req, business.id),
      now: clock(),
    })
    pages.send(res, status, 'insert', page)
  }

  app.get('/console/doors/:slug', guards.read, async (req: Request, res: Response) => {
    const visit = await visitOf(req, res)
    if (visit) await show(req, res, 200, visit)
  })

  app.post(
    '/console/doors/:slug/passes',
    guards.write,
    parse,
    async (req: Request, res: Response) => {
      const visit = await visitOf(req, res)
      if (!visit) return
      const { business, door } = visit
      const body = (req.body ?? {}) as Record<string, unknown>
      const typed = { staffId: textOf(body.staffId), place: textOf(body.place) }
      const place = typed.place.trim() === '' ? {} : { place: typed.place }
      const given = staffPass.safeParse({
        ...place,
        staffId: typed.staffId,
        entryPoints: [door.slug],
      })
      if (!given.success) return show(req, res, 422, visit, { wrong: typed })
      const context = { business: business.id, now: clock(), seed: randomUUID() }
      const { id, stored } = passes.make(given.data, context)
      const url = passes.once?.(await settings.create('staff-pass', id, business.id, stored)).url
      await show(req, res, 200, visit, { made: String(url) })
    },
  )

  app.post(
    '/console/doors/:slug/passes/:id',
    guards.write,
    parse,
    async (req: Request, res: Response) => {
      const visit = await visitOf(req, res)
      if (!visit) return
      const { business, door } = visit
      const id = String(req.params.id)
      if (catalog.doc('staff-pass', id)?.business !== business.id) {
        return problem(req, res, 404, 'not_found')
      }
      await settings.change('staff-pass', id, business.id, (pass) => ({
        ...pass,
        disabled: true,
      }))
      res.redirect(303, `/console/doors/${door.slug}?lang=${languageOf(req, business.id)}`)
    },
  )
}
