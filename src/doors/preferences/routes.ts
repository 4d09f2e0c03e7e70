// `/p/{token}`: what a person gets, and every way to change it. The token is the only credential;
// looking changes nothing.

import { randomUUID } from 'node:crypto'
import type { Express, Request, RequestHandler, Response } from 'express'
import { ToolkitError } from '../../errors.ts'
import type { PreferenceError } from '../../languages/preferences-words.ts'
import type { Erase } from '../../people/erasing.ts'
import type { createExport } from '../../people/export.ts'
import type { RecordChoices } from '../../recording/choices.ts'
import { formBody, textBody } from '../../web/http/form.ts'
import { NOBODY, problemPage } from '../../web/pages/frame.ts'
import { isOwnOrigin, pageGuards } from '../../web/pages/guards.ts'
import { type Act, isOneClick, isStop, ONE_CLICK, readAct } from './acts.ts'
import { linkGuards } from './link-guards.ts'
import { createOpener, languageFor, type OpenDeps, type Opened } from './opened.ts'
import type { Done } from './page.ts'
import { recordPage } from './record-page.ts'
import { EVENTS_MOST, shownFile } from './shown-file.ts'

export interface PreferenceDeps extends OpenDeps {
  readonly choose: RecordChoices
  readonly erase: Erase
  readonly exported: ReturnType<typeof createExport>
  readonly publicUrl: string
}

type Fields = Readonly<Record<string, unknown>>

/** Bytes. */
const BODY_LIMIT = 16 * 1024
/** With more events than these a record takes long to put together. */
const LONG_RECORD = 1_000

/** What the address after a post says of it. */
function doneOf({ query }: Request): Done | undefined {
  if (query.done !== '1') return undefined
  return query.what === 'stop' ? 'stopped' : 'saved'
}

export function mountPreferences(app: Express, deps: PreferenceDeps): void {
  const { catalog, pages, clock } = deps
  const opener = createOpener(deps)
  const { open, closed, nowOf, newestOf, eventsOf, maskedOf, show, shownOf } = opener
  const parse: RequestHandler[] = [
    formBody(BODY_LIMIT, 200),
    // RFC 8058 would have it multipart; only that one field of it is read.
    textBody('multipart/form-data', BODY_LIMIT),
  ]
  const limited = (req: Request, res: Response) =>
    pages.send(res, 429, 'problem', problemPage('rate_limited', languageFor(req), NOBODY))
  const guards = pageGuards(limited)
  const links = linkGuards(deps, limited)
  // Mail providers press the button for thousands from one address: there is a limit for each link.
  const guardPost: RequestHandler = (req, res, next) =>
    isOneClick(req.body) || isStop(req.body) ? next() : guards.posts(req, res, next)
  const openFirst: RequestHandler = async (req, res, next) => {
    const opened = await open(req, res)
    if (!opened) return
    res.locals.opened = opened
    next()
  }
  const openedIn = (res: Response) => res.locals.opened as Opened
  const guardPress: RequestHandler = (req, res, next) => {
    if (isOneClick(req.body)) links.press(req, res, next)
    else if (isStop(req.body)) links.stop(req, res, next)
    else next()
  }
  /** Most records are short, and may be looked at as any page. */
  const guardRecord: RequestHandler = async (req, res, next) => {
    const opened = openedIn(res)
    const isWhole = opened.link.origin === 'address'
    const isLong = isWhole && (await newestOf(opened, 1)).count > LONG_RECORD
    if (isLong) links.record(req, res, next)
    else next()
  }

  app.get('/p/:token', guards.read, async (req: Request, res: Response) => {
    const opened = await open(req, res)
    if (opened) await show(res, opened, { status: 200, done: doneOf(req) })
  })

  app.post(
    '/p/:token',
    [guards.headers, ...parse, guardPost, openFirst, guardPress],
    async (req: Request, res: Response) => {
      const opened = openedIn(res)
      if (isOneClick(req.body)) {
        await record(opened, ONE_CLICK, randomUUID(), { oneClick: true })
        // A mail server follows no redirect; it only wants to hear that it is done.
        res.status(200).type('text').send('ok')
        return
      }
      if (!isOwnOrigin(req, deps.publicUrl)) {
        pages.send(res, 403, 'problem', problemPage('origin_forbidden', opened.language))
        return
      }
      const fields: Fields = typeof req.body === 'object' ? req.body : {}
      if (fields.action === 'erase') await eraseAll(req, res, opened, fields)
      else await choose(req, res, opened, fields)
    },
  )

  async function choose(
    req: Request,
    res: Response,
    opened: Opened,
    fields: Fields,
  ): Promise<void> {
    const shown = shownOf(opened, fields.shown)
    const act = readAct(fields, shown, nowOf(opened))
    const failed = await attempt(opened, act, shown?.id ?? randomUUID())
    const errors = failed ? [failed] : act.errors
    if (errors.length === 0) {
      const what = fields.action === 'stop' ? '&what=stop' : ''
      res.redirect(303, `?lang=${opened.language}&done=1${what}`)
      return
    }
    // As it is now: a no of the same post has been taken.
    const again = await open(req, res)
    const status = failed === 'store_unavailable' ? 503 : 422
    if (again) await show(res, again, { status, errors, ticked: act.ticked })
  }

  async function attempt(
    opened: Opened,
    act: Act,
    shown: string,
  ): Promise<PreferenceError | undefined> {
    try {
      await record(opened, act, shown, act.ticked ? { ticked: [...act.ticked] } : {})
      return undefined
    } catch (error) {
      if (!(error instanceof ToolkitError)) throw error
      // Else a topic or notice went away between the page and the post.
      return error.code === 'store_unavailable' ? 'store_unavailable' : 'page_stale'
    }
  }

  async function record(
    { link, business, language }: Opened,
    { choices }: Act,
    shown: string,
    more: { readonly ticked?: string[]; readonly oneClick?: true },
  ): Promise<void> {
    if (choices.length === 0) return
    await deps.choose({
      ...{ business: business.id, person: link.person, choices, language, shown, now: clock() },
      kind: link.origin === 'address' ? 'link' : 'form',
      evidence: { page: '/p/', link: link.origin, ...more },
    })
  }

  /** Only for whoever proved that the number is theirs, and said so twice. */
  async function eraseAll(
    req: Request,
    res: Response,
    opened: Opened,
    fields: Fields,
  ): Promise<void> {
    const { link, business, records, language } = opened
    if (link.origin !== 'address') return closed(req, res)
    if (fields.confirm !== 'yes') {
      return show(res, opened, { status: 422, errors: ['confirm_needed'] })
    }
    for (const { person } of records) {
      await deps.erase({ person, business: business.id, now: clock(), by: 'person' })
    }
    res.redirect(303, `?lang=${language}&done=1`)
  }

  /** Everything held, for whoever proved that the number is theirs. */
  const allOf = ({ business, records }: Opened) =>
    Promise.all(records.map((each) => deps.exported(business.id, each, clock())))

  const guardsOfAll = [...guards.read, openFirst, guardRecord]

  app.get('/p/:token/record', guardsOfAll, async (req: Request, res: Response) => {
    const opened = openedIn(res)
    const { link, business, language, token } = opened
    if (link.origin !== 'address') return closed(req, res)
    const page = recordPage({
      ...{ business, language, states: nowOf(opened).states, now: clock() },
      exported: await allOf(opened),
      topics: catalog.topics(business.id),
      events: await eventsOf(opened),
      doorOf: (slug) => catalog.entryPoint(slug),
      back: `../${token}?lang=${language}`,
    })
    pages.send(res, 200, 'record', page)
  })

  /** Everything held, or what the page tells: by how the person came by the link. */
  async function fileOf(opened: Opened): Promise<object> {
    const { link, business } = opened
    const now = clock()
    if (link.origin === 'address') return allOf(opened)
    const masked = maskedOf(opened)
    const end = await newestOf(opened, EVENTS_MOST)
    return shownFile({ business, masked, states: nowOf(opened).states, end, now })
  }

  app.get('/p/:token/data.json', guardsOfAll, async (_req: Request, res: Response) => {
    const file = await fileOf(openedIn(res))
    res
      .status(200)
      .set({
        'cache-control': 'no-store',
        'content-disposition': 'attachment; filename="record.json"',
      })
      .type('json')
      .send(JSON.stringify(file, undefined, 2))
  })
}
