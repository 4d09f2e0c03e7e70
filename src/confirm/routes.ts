// `/c/{token}`: the last step of a double opt-in. Looking changes nothing; a button confirms.

import type { Express, Request, Response } from 'express'
import express from 'express'
import { historyOf } from '../check/asker.ts'
import { decide } from '../consent/decide.ts'
import type { ConsentEvent } from '../consent/events.ts'
import type { Keyring } from '../keys/keyring.ts'
import type { Ledger } from '../ledger/port.ts'
import { frame, problemPage } from '../pages/frame.ts'
import { isOwnOrigin, pageGuards } from '../pages/guards.ts'
import type { Pages } from '../pages/pages.ts'
import { pickLanguage, WORDS, wordsOf } from '../pages/words.ts'
import type { Catalog } from '../settings/catalog.ts'
import { labelOf } from '../settings/notices.ts'
import { type Confirmation, readConfirmation } from './token.ts'

export interface ConfirmDeps {
  readonly ledger: Ledger
  readonly catalog: Catalog
  readonly keyring: Keyring
  readonly pages: Pages
  readonly publicUrl: string
  readonly clock: () => number
}

type Pending = Extract<ConsentEvent, { type: 'consent.pending' }>
type Answer = 'agreed' | 'declined'
interface Found {
  readonly confirmation: Confirmation
  readonly pending: Pending
  readonly answer: Answer | undefined
}

export function mountConfirm(app: Express, deps: ConfirmDeps): void {
  const { ledger, catalog, keyring, pages } = deps
  const parse = express.urlencoded({ extended: false, limit: '8kb', parameterLimit: 20 })
  const languageOf = (req: Request, business?: string) =>
    pickLanguage(
      req.query.lang,
      req.headers['accept-language'],
      catalog.business(business ?? '')?.languages ?? Object.keys(WORDS),
    )
  const problem = (
    req: Request,
    res: Response,
    status: number,
    code: Parameters<typeof problemPage>[0],
  ) => pages.send(res, status, 'problem', problemPage(code, languageOf(req)))
  const guards = pageGuards((req, res) => problem(req, res, 429, 'rate_limited'))

  /** The question of the link and its answer so far; else the page for it is sent. */
  async function find(req: Request, res: Response): Promise<Found | undefined> {
    const confirmation = readConfirmation(keyring, String(req.params.token))
    if (!confirmation) {
      problem(req, res, 404, 'not_found')
      return undefined
    }
    let pending: Pending | undefined
    let answer: Answer | undefined
    for await (const event of historyOf(ledger, confirmation.person)) {
      if (event.id === confirmation.question && event.type === 'consent.pending') pending = event
      if (event.type === 'consent.confirmed' && event.answers === confirmation.question) {
        answer = 'agreed'
      }
      if (event.type === 'consent.refused' && event.answers === confirmation.question) {
        answer = 'declined'
      }
    }
    if (!pending || pending.erased || (!answer && deps.clock() >= confirmation.expiresAt)) {
      problem(req, res, 410, 'link_expired')
      return undefined
    }
    return { confirmation, pending, answer }
  }

  function show(res: Response, language: string, { confirmation, pending, answer }: Found): void {
    const business = catalog.business(confirmation.business)
    if (!business) throw new Error('a question of no business')
    const { confirm } = wordsOf(language)
    const name = business.displayName
    const text = pending.evidence?.text
    const number = catalog.numberOf(business.id, catalog.entryPoint(pending.entryPoint ?? ''))
    const page = {
      ...frame(language, `${confirm.title} – ${name}`, business.languages),
      business: name,
      heading: answer === undefined ? confirm.title : confirm[answer].title,
      lead: answer === undefined ? confirm.lead(name) : confirm[answer].text(name),
      topics:
        answer === 'declined'
          ? []
          : catalog.topics(business.id, pending.topics).map((topic) => labelOf(topic, language)),
      isOpen: answer === undefined,
      action: `?lang=${language}`,
      agree: confirm.agree,
      decline: confirm.decline,
      wordsTitle: confirm.words,
      text: typeof text === 'string' ? text : '',
      stop: number === undefined ? '' : confirm.stop(number),
    }
    pages.send(res, 200, 'confirm', page)
  }

  app.get('/c/:token', guards.read, async (req: Request, res: Response) => {
    const found = await find(req, res)
    if (found) show(res, languageOf(req, found.confirmation.business), found)
  })

  app.post('/c/:token', guards.write, parse, async (req: Request, res: Response) => {
    if (!isOwnOrigin(req, deps.publicUrl)) {
      problem(req, res, 403, 'origin_forbidden')
      return
    }
    const found = await find(req, res)
    if (!found) return
    const { confirmation, pending } = found
    const choice = (req.body as { answer?: unknown } | undefined)?.answer
    const language = languageOf(req, confirmation.business)
    if (choice !== 'agree' && choice !== 'decline') {
      show(res, language, found)
      return
    }
    const now = deps.clock()
    // The same answer again is the same fact; the first one stands for this link.
    if (!found.answer) {
      await ledger.recordFor(confirmation.person, (standing) =>
        decide(
          {
            id: `link.${pending.id}.${choice}`,
            occurredAt: now,
            now,
            actor: 'person',
            channel: 'web',
            type: 'answer',
            question: pending,
            agrees: choice === 'agree',
            evidence: {
              ...pending.evidence,
              act: { kind: 'link', at: new Date(now).toISOString() },
              page: '/c/',
              pageLanguage: language,
            },
          },
          standing,
        ),
      )
    }
    res.redirect(303, `?lang=${language}`)
  })
}
