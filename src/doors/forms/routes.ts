// The hosted opt-in form: `/o/{slug}` shows it, takes it, and says what was agreed. Doors of the
// kinds kiosk, atm and in_person show it as a machine does.

import { randomUUID } from 'node:crypto'
import type { Express, Request, Response } from 'express'
import type { Keyring } from '../../keys/keyring.ts'
import { LANGUAGES, pickLanguage } from '../../languages/language.ts'
import type { Recorder } from '../../recording/recorder.ts'
import type { Catalog } from '../../settings/catalog.ts'
import type { EntryPoint } from '../../settings/schemas.ts'
import { consentSentence, hasPage, waMe } from '../../settings/urls.ts'
import { readFields } from '../../web/http/fields.ts'
import { NOBODY, problemPage } from '../../web/pages/frame.ts'
import { isOwnOrigin, pageGuards } from '../../web/pages/guards.ts'
import type { Pages } from '../../web/pages/pages.ts'
import type { Tally } from '../counting/tally.ts'
import { campaignOf, type FormContext, queryOf, terminalOf } from '../optin/context.ts'
import { onceOf, type Submission, submissionOf } from '../optin/entries.ts'
import { noticeOf, shownBy, wordsRef } from '../optin/shown.ts'
import { takeForm } from '../optin/take.ts'
import {
  homeOf,
  isIdle,
  isTerminal,
  kioskPage,
  kioskProblemPage,
  kioskThanksPage,
  kioskUnderstoodPage,
  wrongTerminalPage,
} from './kiosk.ts'
import { type FormFault, formPage, noOf, thanksPage, UNTOUCHED, understoodPage } from './page.ts'
import { opened, sealed, type Thanks } from './thanks.ts'

export interface FormDeps {
  readonly catalog: Catalog
  readonly keyring: Keyring
  readonly recorder: Recorder
  readonly pages: Pages
  readonly publicUrl: string
  readonly tally?: Tally
  readonly clock: () => number
}

/** Bytes. No form of ours is longer. */
const BODY_LIMIT = 64 * 1024

interface Visit {
  readonly door: EntryPoint
  readonly language: string
  readonly context: FormContext
}

export function mountForms(app: Express, deps: FormDeps): void {
  const { catalog, keyring, pages } = deps
  const tooMany = (req: Request, res: Response) =>
    problem(res, 429, problemPage('rate_limited', languageOf(req), NOBODY))
  const guards = pageGuards(tooMany, { scripts: true })
  /** Many may come from one address, as all customers of a mobile network: theirs is kept for them. */
  const guardsOfForm = pageGuards(
    (req, res) =>
      showAgain(req, res).catch(() => {
        if (!res.headersSent) tooMany(req, res)
      }),
    { scripts: true },
  )

  /** On a machine with the way back to its form; `app.ts` shows the same where all else failed. */
  function problem(res: Response, status: number, page: ReturnType<typeof problemPage>): void {
    const { home } = res.locals
    if (typeof home === 'string') pages.send(res, status, 'kiosk-end', kioskProblemPage(page, home))
    else pages.send(res, status, 'problem', page)
  }

  function languageOf(req: Request, door?: EntryPoint): string {
    const available = door ? catalog.business(door.business)?.languages : undefined
    const accept = req.headers['accept-language']
    return pickLanguage(req.query.lang, accept, available ?? LANGUAGES)
  }

  /** The door and what its address says, if it has a page and is open; else the answer is given. */
  function visitOf(req: Request, res: Response): Visit | undefined {
    const door = catalog.entryPoint(String(req.params.slug))
    if (!door || door.state === 'draft' || !hasPage(door.kind)) {
      problem(res, 404, problemPage('not_found', languageOf(req), NOBODY))
      return undefined
    }
    const language = languageOf(req, door)
    if (door.state !== 'live') {
      problem(res, 410, problemPage('paused', language, catalog.business(door.business)))
      return undefined
    }
    const context = isTerminal(door) ? terminalOf(req.query) : campaignOf(req.query)
    if (!context) {
      problem(res, 422, wrongTerminalPage(language))
      return undefined
    }
    return { door, language, context }
  }

  function show(
    res: Response,
    { door, language, context }: Visit,
    status: number,
    sent: Pick<Submission, 'entries'> & { errors: readonly FormFault[]; isBegun: boolean },
  ): void {
    const shown = shownBy(catalog, door, language, deps.clock())
    const number = catalog.numberOf(door.business, door)
    const { kept } = context
    const state = { ...shown, ...sent, door, language, kept, number, once: randomUUID() }
    const page = isTerminal(door) ? kioskPage(state) : formPage(state)
    const view = isTerminal(door) ? 'kiosk' : door.kind === 'page' ? 'dedicated' : 'form'
    pages.send(res, status, view, page)
  }

  async function showAgain(req: Request, res: Response): Promise<void> {
    // What another page sent is none of their entries.
    if (!isOwnOrigin(req, deps.publicUrl)) return tooMany(req, res)
    const visit = visitOf(req, res)
    if (!visit) return
    const { entries } = submissionOf(await readFields(req, BODY_LIMIT))
    show(res, visit, 429, { entries, errors: ['rate_limited'], isBegun: true })
  }

  app.use('/o/:slug', (req, res, next) => {
    const door = catalog.entryPoint(String(req.params.slug))
    if (door && isTerminal(door)) {
      // As the address has it: a name that cannot be read still shows that it cannot.
      const { terminal } = req.query
      const kept: Record<string, string> = typeof terminal === 'string' ? { terminal } : {}
      res.locals.home = homeOf(door, kept, true)
    }
    next()
  })

  app.get('/o/:slug', guards.read, (req: Request, res: Response) => {
    const visit = visitOf(req, res)
    if (!visit) return
    const { door } = visit
    if (!isIdle(door, req.query)) {
      deps.tally?.add(door.slug, 'shown', req.headers['user-agent'], req)
    }
    show(res, visit, 200, UNTOUCHED)
  })

  app.post('/o/:slug', guardsOfForm.write, async (req: Request, res: Response) => {
    const visit = visitOf(req, res)
    if (!visit) return
    const { door, language, context } = visit
    if (!isOwnOrigin(req, deps.publicUrl)) {
      problem(res, 403, problemPage('origin_forbidden', language))
      return
    }
    const fields = await readFields(req, BODY_LIMIT)
    if (!fields.get('begun')?.includes('1')) {
      deps.tally?.add(door.slug, 'started', req.headers['user-agent'])
    }
    const submission = submissionOf(fields)
    const outcome = await takeForm(deps, door, language, submission, {
      kind: isTerminal(door) ? 'terminal' : 'form',
      provided: { page: `/o/${door.slug}`, ...context.evidence },
    })
    if ('errors' in outcome) {
      const { entries } = submission
      show(res, visit, outcome.status, { entries, errors: outcome.errors, isBegun: true })
      return
    }
    const { terminal } = context.kept
    const thanks: Thanks = { ...outcome.taken, ...(terminal !== undefined && { terminal }) }
    res.redirect(303, `/o/${door.slug}/thanks?d=${sealed(keyring, door, thanks)}`)
  })

  /** Somebody began: counted, and nothing more is told. */
  app.post('/o/:slug/looked', guards.read, (req: Request, res: Response) => {
    const door = catalog.entryPoint(String(req.params.slug))
    if (door?.state === 'live' && hasPage(door.kind) && isOwnOrigin(req, deps.publicUrl)) {
      deps.tally?.add(door.slug, 'started', req.headers['user-agent'])
    }
    res.status(204).end()
  })

  /** Counts a no, of nobody: its form holds nothing that was typed. */
  app.post('/o/:slug/no', guards.write, async (req: Request, res: Response) => {
    const visit = visitOf(req, res)
    if (!visit) return
    const { door, language, context } = visit
    if (isOwnOrigin(req, deps.publicUrl)) {
      const once = onceOf(await readFields(req, BODY_LIMIT))
      deps.tally?.refuse(door.slug, req.headers['user-agent'], once)
    }
    res.redirect(303, noOf(door, { ...context.kept, lang: language }))
  })

  app.get('/o/:slug/no', guards.read, (req: Request, res: Response) => {
    const visit = visitOf(req, res)
    if (!visit) return
    const { door, language, context } = visit
    const { business } = shownBy(catalog, door, language, deps.clock())
    const page = isTerminal(door)
      ? kioskUnderstoodPage(business, language, homeOf(door, context.kept))
      : understoodPage(
          business,
          language,
          `/o/${door.slug}${queryOf({ ...context.kept, lang: language })}`,
        )
    pages.send(res, 200, isTerminal(door) ? 'kiosk-end' : 'understood', page)
  })

  app.get('/o/:slug/thanks', guards.read, (req: Request, res: Response) => {
    const door = catalog.entryPoint(String(req.params.slug))
    const thanks = door && opened(keyring, door, req.query.d)
    const business = door && catalog.business(door.business)
    if (!thanks || !business) {
      problem(res, 404, problemPage('not_found', languageOf(req, door), business ?? NOBODY))
      return
    }
    const { at, pending } = thanks
    const language = pickLanguage(req.query.lang, thanks.language, business.languages)
    const version = catalog.noticeVersion(door.business, door.noticeId, {
      version: thanks.version,
      at,
    })
    // What was agreed to stays in the language it was read in.
    const notice = noticeOf(catalog, door, version, thanks.language)
    const number = catalog.numberOf(door.business, door)
    const state = {
      business,
      topics: catalog.topics(door.business, thanks.topics),
      // A name in them may have changed since: then they are no longer what was read.
      text: wordsRef(door, notice) === thanks.words ? notice.text : '',
      textLanguage: notice.language,
      ...{ language, pending, at, number, confirmVia: door.confirmVia },
      // Who sends it agrees to what they ticked, and to nothing they left out.
      waMe: number && waMe(number, consentSentence(catalog, door, language, thanks.topics)),
    }
    if (!isTerminal(door)) {
      pages.send(res, 200, 'thanks', thanksPage(state))
      return
    }
    const home = homeOf(door, { ...(thanks.terminal && { terminal: thanks.terminal }) })
    pages.send(res, 200, 'kiosk-end', kioskThanksPage(state, home))
  })
}
