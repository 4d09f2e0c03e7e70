// `/c/{token}`: the last step of a double opt-in, and the page behind the link of an SMS invitation.
// Looking changes nothing; a button decides.

import type { Express, Request, Response } from 'express'
import type { ErrorCode } from '../../errors.ts'
import { ToolkitError } from '../../errors.ts'
import { LANGUAGES, pickLanguage } from '../../languages/language.ts'
import type { Recorder } from '../../recording/recorder.ts'
import type { Business } from '../../settings/schemas.ts'
import { formBody } from '../../web/http/form.ts'
import { NOBODY, problemPage } from '../../web/pages/frame.ts'
import { isOwnOrigin, pageGuards } from '../../web/pages/guards.ts'
import type { Pages } from '../../web/pages/pages.ts'
import type { Tally } from '../counting/tally.ts'
import { createAnswers } from './answer.ts'
import {
  type Expired,
  type FindDeps,
  type Found,
  findLink,
  type Invitation,
  type Question,
} from './find.ts'
import { CHOICES, type Choice, confirmPage } from './page.ts'

export interface ConfirmDeps extends FindDeps {
  readonly recorder: Recorder
  readonly pages: Pages
  readonly publicUrl: string
  readonly tally?: Tally
}

type Shown = Question | Invitation | Expired

export function mountConfirm(app: Express, deps: ConfirmDeps): void {
  const { catalog, pages } = deps
  const parse = formBody(8 * 1024)
  const languageOf = (req: Request, business?: Business) =>
    pickLanguage(req.query.lang, req.headers['accept-language'], business?.languages ?? LANGUAGES)
  const problem = (
    req: Request,
    res: Response,
    status: number,
    code: Parameters<typeof problemPage>[0],
    business?: Business,
  ) =>
    pages.send(
      res,
      status,
      'problem',
      problemPage(code, languageOf(req, business), business ?? NOBODY),
    )
  const limited = (req: Request, res: Response) => problem(req, res, 429, 'rate_limited')
  const guards = pageGuards(limited)
  const [withScript] = pageGuards(limited, { scripts: true }).read
  const answers = createAnswers(deps)

  /** What the link leads to; where that is nothing to show, the page for it is sent. */
  async function find(req: Request, res: Response): Promise<Shown | undefined> {
    const found: Found = await findLink(deps, String(req.params.token), (business) =>
      languageOf(req, business),
    )
    switch (found.type) {
      case 'none':
        problem(req, res, 404, 'not_found')
        return undefined
      case 'paused':
        problem(req, res, 410, 'paused', found.business)
        return undefined
      default:
        return found
    }
  }

  function show(
    req: Request,
    res: Response,
    found: Shown,
    status: number,
    isChanged = false,
  ): void {
    const page = confirmPage(catalog, found, languageOf(req, found.business), { isChanged })
    const send = () => pages.send(res, status, 'confirm', page)
    // Only the page that may post by itself runs a script.
    if (page.script !== '' && withScript) withScript(req, res, send)
    else send()
  }

  app.get('/c/:token', guards.read, async (req: Request, res: Response) => {
    const found = await find(req, res)
    if (!found) return
    const slug = found.link.door
    if (found.type === 'invitation' && slug !== undefined) {
      deps.tally?.add(slug, 'clicked', req.headers['user-agent'], req)
    }
    show(req, res, found, found.type === 'expired' ? 410 : 200)
  })

  app.post('/c/:token', guards.write, parse, async (req: Request, res: Response) => {
    if (!isOwnOrigin(req, deps.publicUrl)) {
      problem(req, res, 403, 'origin_forbidden')
      return
    }
    const found = await find(req, res)
    if (!found) return
    if (found.type === 'expired') {
      show(req, res, found, 410)
      return
    }
    const { answer: given, shown } = (req.body ?? {}) as Record<string, unknown>
    const language = languageOf(req, found.business)
    const choice = isBare(req) ? 'agree' : choiceOf(given, found)
    if (choice === undefined) {
      show(req, res, found, 200)
      return
    }
    try {
      const isTaken = await answers.take(found, choice, { shown, isBare: isBare(req) }, language)
      if (!isTaken) {
        show(req, res, found, 422, true)
        return
      }
    } catch (error) {
      if (!(error instanceof ToolkitError) || !CLOSED.has(error.code)) throw error
      problem(req, res, 410, 'paused', found.business)
      return
    }
    res.redirect(303, `?lang=${language}`)
  })
}

/** The door was closed, or its notice taken back, between looking and answering. */
const CLOSED: ReadonlySet<ErrorCode> = new Set([
  'entry_point_not_live',
  'entry_point_unknown',
  'notice_incomplete',
  'notice_unknown',
  'notice_unpublished',
  'topic_unknown',
])

/**
 * Whether the address was posted to and no button named, as by a form sent without its buttons:
 * posting to the link is the act that confirms. A body of another kind says nothing we read.
 */
function isBare(req: Request): boolean {
  const hasBody = Number(req.headers['content-length'] ?? 0) > 0
  if (!hasBody) return req.headers['transfer-encoding'] === undefined
  const isForm = req.is('application/x-www-form-urlencoded') !== false
  return isForm && Object.keys(req.body ?? {}).every((name) => name === 'shown')
}

/** What was posted, as far as this page offers it. */
function choiceOf(given: unknown, found: Question | Invitation): Choice | undefined {
  const choice = CHOICES.find((each) => each === given)
  // A page that was opened twice may post twice.
  const takesTaps = found.type === 'invitation' && found.door?.onTap === true
  return choice === 'tap' && !takesTaps ? undefined : choice
}
