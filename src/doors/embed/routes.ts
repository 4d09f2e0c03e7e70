// What `/embed.js` asks and sends from a shop's page: `/embed/{slug}`. The shop's page is a
// stranger: it may read and send only from the origins the door lists, and learns about nobody.

import type { Express, NextFunction, Request, Response } from 'express'
import { type ErrorCode, ToolkitError } from '../../errors.ts'
import { pickLanguage } from '../../languages/language.ts'
import type { Recorder } from '../../recording/recorder.ts'
import type { Catalog } from '../../settings/catalog.ts'
import type { EntryPoint } from '../../settings/schemas.ts'
import { sendProblem } from '../../web/http/api.ts'
import { type Fields, readFields } from '../../web/http/fields.ts'
import { problemOf } from '../../web/http/problems.ts'
import type { Report } from '../../web/http/report.ts'
import { pageGuards } from '../../web/pages/guards.ts'
import type { Tally } from '../counting/tally.ts'
import { sourceOf } from '../optin/context.ts'
import { onceOf, submissionOf } from '../optin/entries.ts'
import { shownBy } from '../optin/shown.ts'
import { type Outcome, takeForm } from '../optin/take.ts'
import { doorAnswer, faultsTold, MODES, takenAnswer } from './answer.ts'
import { cors, mayCarry, originOf } from './origins.ts'
import { mountScript } from './script.ts'

export interface EmbedDeps {
  readonly catalog: Catalog
  readonly recorder: Recorder
  readonly publicUrl: string
  readonly clock: () => number
  readonly report: Report
  readonly tally?: Tally
}

/** Kinds of doors a script tag can carry. */
const KINDS: ReadonlySet<string> = new Set(['form', 'page', ...MODES])
/** Bytes. */
const BODY_LIMIT = 64 * 1024
/** Characters of a page's path that are kept. */
const PATH_MOST = 500
const PATH = '/embed/:slug'

export function mountEmbed(app: Express, deps: EmbedDeps): void {
  const { catalog, publicUrl } = deps
  const problem = (res: Response, code: ErrorCode, text: string) =>
    sendProblem(res, problemOf(new ToolkitError(code, text)))
  const guards = pageGuards((_req, res) =>
    problem(res, 'rate_limited', 'Too many requests from this address. Try again in a minute.'),
  )
  const open = cors(catalog, publicUrl)

  /** The door, if a script tag can carry it and it is open; else the answer is given. */
  function doorFor(req: Request, res: Response): EntryPoint | undefined {
    const door = catalog.entryPoint(String(req.params.slug))
    if (!door || door.state === 'draft' || !KINDS.has(door.kind)) {
      problem(res, 'not_found', 'There is no such door for a page.')
      return undefined
    }
    if (door.state === 'live') return door
    problem(res, 'entry_point_paused', 'This door is paused.')
    return undefined
  }

  /** The same, for a page that may send to it. */
  function doorForPost(req: Request, res: Response): EntryPoint | undefined {
    const door = doorFor(req, res)
    if (!door || mayCarry(door, req.headers.origin, publicUrl)) return door
    problem(res, 'origin_forbidden', 'The door does not list the origin of this page.')
    return undefined
  }

  const languageOf = (req: Request, door: EntryPoint): string =>
    pickLanguage(
      req.query.lang,
      req.headers['accept-language'],
      catalog.business(door.business)?.languages ?? ['en'],
    )

  const doorNow = (door: EntryPoint, language: string) =>
    doorAnswer(door, shownBy(catalog, door, language, deps.clock()), language)

  mountScript(app)
  app.options([PATH, `${PATH}/looked`], open)

  app.get(PATH, open, guards.read, (req: Request, res: Response) => {
    const door = doorFor(req, res)
    if (door) answer(res, 200, doorNow(door, languageOf(req, door)))
  })

  app.post(PATH, open, guards.write, (req: Request, res: Response) =>
    safely(res, async () => {
      const door = doorForPost(req, res)
      if (!door) return
      const language = languageOf(req, door)
      const fields = await readFields(req, BODY_LIMIT)
      // Every script of ours says which words it showed; whoever does not, showed none.
      const sent = submissionOf(fields)
      const submission = { ...sent, notice: sent.notice ?? '' }
      const outcome = await takeForm(deps, door, language, submission, {
        kind: 'form',
        provided: placeOf(fields, req.headers.origin),
      })
      if ('errors' in outcome) {
        refuse(res, outcome, language, doorNow(door, language))
        return
      }
      const shown = shownBy(catalog, door, language, deps.clock())
      const number = catalog.numberOf(door.business, door)
      answer(res, 200, takenAnswer(shown, outcome.taken, { number, confirmVia: door.confirmVia }))
    }),
  )

  /** Counts that it was shown, begun or refused: nothing about anybody comes along. */
  app.post(`${PATH}/looked`, open, guards.read, (req: Request, res: Response) =>
    safely(res, async () => {
      const door = doorForPost(req, res)
      if (!door) return
      const fields = await readFields(req, 1_000)
      const look = fields.get('look')?.[0]
      const userAgent = req.headers['user-agent']
      if (look === 'shown' || look === 'started') deps.tally?.add(door.slug, look, userAgent)
      if (look === 'refused') deps.tally?.refuse(door.slug, userAgent, onceOf(fields))
      res.status(204).end()
    }),
  )

  async function safely(res: Response, work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      if (!(error instanceof ToolkitError)) deps.report(error, PATH)
      sendProblem(res, problemOf(error))
    }
  }

  // Whatever else goes wrong on the way is told to a machine, not by a page.
  app.use('/embed/', (error: unknown, _req: Request, res: Response, next: NextFunction) => {
    if (res.headersSent) next(error)
    else sendProblem(res, problemOf(new ToolkitError('request_invalid', 'This cannot be read.')))
  })
}

function answer(res: Response, status: number, body: object): void {
  res.status(status).set('cache-control', 'no-store').json(body)
}

/** With the door as it stands now, so that changed words can be shown at once. */
function refuse(
  res: Response,
  { errors, status }: Extract<Outcome, { errors: unknown }>,
  language: string,
  door: object,
): void {
  const only = errors.length === 1 ? errors[0] : undefined
  const code =
    status === 503 ? 'store_unavailable' : only === 'notice_changed' ? only : 'field_invalid'
  const faults = faultsTold(errors, language)
  const message = 'Something in the form cannot be accepted; see `errors`.'
  sendProblem(res, problemOf(new ToolkitError(code, message, { faults, details: { door } })))
}

/** Where the form stood, as far as it fits the origin the browser vouches for. */
function placeOf(fields: Fields, origin: string | undefined) {
  const [page, mode, source] = ['page', 'mode', 'source'].map((name) => fields.get(name)?.[0])
  const isTrue = originOf(page) === origin
  const path = isTrue && page !== undefined ? (URL.parse(page)?.pathname ?? '') : ''
  const known = sourceOf(source)
  return {
    page: `${origin ?? ''}${path.slice(0, PATH_MOST)}`,
    component: MODES.find((one) => one === mode) ?? 'script',
    ...(known !== undefined && { source: known }),
  }
}
