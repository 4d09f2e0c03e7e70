// The tracked short link: `/l/{slug}` opens WhatsApp on a phone, and shows the ways there on a
// computer and in previews; a tool that follows links follows it. It is what printed codes hold, so
// it must never change and may lead elsewhere any day.

import type { Express, Request, Response } from 'express'
import type { Catalog } from '../../settings/catalog.ts'
import type { EntryPoint } from '../../settings/schemas.ts'
import { NOBODY, problemPage } from '../../web/pages/frame.ts'
import { pageGuards } from '../../web/pages/guards.ts'
import type { Pages } from '../../web/pages/pages.ts'
import { isClient, isRobot } from '../counting/robots.ts'
import type { Look, Tally } from '../counting/tally.ts'
import { chatOf, type Lead, leadOf, noticeOf } from './doors.ts'
import { mountFiles } from './files.ts'
import { languageOf } from './language.ts'
import { landingPage } from './page.ts'

export interface LinkDeps {
  readonly catalog: Catalog
  readonly pages: Pages
  readonly publicUrl: string
  readonly tally?: Tally
  readonly clock: () => number
}

/** Doors that are printed: who comes without a mark came by the code. */
const PRINTED: ReadonlySet<string> = new Set(['qr', 'paper', 'in_person', 'kiosk', 'atm'])
/** Where the app is: phones and tablets that say so. Others choose on the page. */
const HANDHELD = /Android|iPhone|iPad|iPod|Windows Phone|KAIOS/i

export function mountLinks(app: Express, deps: LinkDeps): void {
  const { catalog, pages, tally } = deps
  const problem = (req: Request, res: Response, code: 'not_found' | 'paused' | 'rate_limited') => {
    const status = { not_found: 404, paused: 410, rate_limited: 429 }[code]
    const door = code === 'paused' ? catalog.entryPoint(String(req.params.slug)) : undefined
    const owner = catalog.business(door?.business ?? '')
    pages.send(res, status, 'problem', problemPage(code, languageOf(req, owner), owner ?? NOBODY))
  }
  const guards = pageGuards((req, res) => problem(req, res, 'rate_limited'))

  function land(res: Response, lead: Lead, language: string): void {
    const { door, business, number } = lead
    const notice = noticeOf(catalog, door, language, deps.clock())
    const page = landingPage({
      ...{ door, business, number, language },
      ...chatOf(catalog, lead, language),
      topics: catalog.topics(door.business, door.topics),
      text: notice.text,
      textLanguage: notice.language,
    })
    pages.send(res.set('x-robots-tag', 'noindex'), 200, 'link', page)
  }

  app.get('/l/:slug', guards.read, (req: Request, res: Response) => {
    const lead = leadOf(catalog, String(req.params.slug))
    if (typeof lead === 'string') return problem(req, res, lead)
    const userAgent = req.headers['user-agent']
    tally?.add(lead.door.slug, lookOf(lead.door, req.query.src), userAgent, req)
    const language = languageOf(req, lead.business)
    // HEAD is answered as GET would be, though it counts as no look.
    const isPerson = !isRobot(userAgent, { headers: req.headers })
    if (isPerson ? isHandheld(req) : isClient(userAgent)) {
      res.set({
        'cache-control': 'no-store',
        vary: 'Accept-Language, User-Agent, Sec-CH-UA-Mobile, Sec-Purpose, Purpose',
      })
      return res.redirect(302, chatOf(catalog, lead, language).waMe)
    }
    land(res, lead, language)
  })

  // The words in full, on a phone too: what is too small to hold them prints this address.
  app.get('/l/:slug/words', guards.read, (req: Request, res: Response) => {
    const lead = leadOf(catalog, String(req.params.slug))
    if (typeof lead === 'string') return problem(req, res, lead)
    tally?.add(lead.door.slug, 'shown', req.headers['user-agent'], req)
    land(res, lead, languageOf(req, lead.business))
  })

  mountFiles(app, { ...deps, problem })
}

/** By its mark (`src=qr`, `src=link`), else by the kind of door. */
function lookOf({ kind }: EntryPoint, mark: unknown): Look {
  if (mark === 'qr') return 'scanned'
  if (mark === 'link') return 'clicked'
  return PRINTED.has(kind) ? 'scanned' : 'clicked'
}

function isHandheld({ headers }: Request): boolean {
  return headers['sec-ch-ua-mobile'] === '?1' || HANDHELD.test(headers['user-agent'] ?? '')
}
