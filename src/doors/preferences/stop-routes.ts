// `/stop`: for whoever wants no more messages and has no link at hand. STOP from the phone, or a
// code that shows whose number it is; then the preference page. The answer is the same whoever the
// number belongs to, and no number stands in any address.

import type { Express, NextFunction, Request, Response } from 'express'
import { ipKeyGenerator } from 'express-rate-limit'
import QRCode from 'qrcode'
import { ToolkitError } from '../../errors.ts'
import { wordsIn } from '../../languages/language.ts'
import type { StopError } from '../../languages/preferences-words.ts'
import type { Documents } from '../../ledger/port.ts'
import type { Outgoing } from '../../outbound/gate/outgoing.ts'
import { dailyLimits } from '../../outbound/limits/spending.ts'
import { identifyTyped, type Person } from '../../people/identify.ts'
import type { Business } from '../../settings/schemas.ts'
import { DAY_MS } from '../../time.ts'
import { formBody } from '../../web/http/form.ts'
import { NOBODY, problemPage } from '../../web/pages/frame.ts'
import { isOwnOrigin, pageGuards } from '../../web/pages/guards.ts'
import { withLatinDigits } from '../../world/phones/digits.ts'
import { codeClosedPage } from './closed-page.ts'
import { createCodes, sendersOf } from './code.ts'
import { createLimits } from './limits.ts'
import { languageFor, type OpenDeps } from './opened.ts'
import { createProofs } from './proofs.ts'
import { choosePage, codePage, stopLink, stopPage } from './stop-page.ts'
import { preferenceLink } from './token.ts'

export interface StopDeps extends OpenDeps {
  readonly documents: Documents
  readonly outgoing: Outgoing
  /** Providers that can send here. */
  readonly providers: ReadonlySet<string>
  readonly publicUrl: string
}

/** Codes a day: to one number, from one address, to a business's own country. Each costs money. */
const MOST_TO_NUMBER = 5
const MOST_FROM_ADDRESS = 100
const MOST_AT_HOME = 5_000
/**
 * IPv6 addresses that begin alike in so many bits count as one: a site is given as much, and can
 * take a new address of it for each post of a day.
 * @see RFC 6177
 */
const SITE_BITS = 48
/** More than this is no phone number, and is not written back either. */
const PHONE_MOST = 60

export function mountStop(app: Express, deps: StopDeps): void {
  const { catalog, keyring, pages, providers, publicUrl, clock } = deps
  const parse = formBody(8 * 1024)
  const take = createLimits(deps)
  const proofs = createProofs(deps)
  const codes = createCodes(deps)
  const guards = pageGuards((req, res) => {
    const language = languageFor(req)
    const page = {
      ...problemPage('rate_limited', language, NOBODY),
      // Nobody who wants to stop has to wait.
      more: wordsIn(language).pages.stopAlways,
    }
    pages.send(res, 429, 'problem', page)
  })

  /** Those that can be stopped here at all. */
  const businesses = () =>
    catalog
      .businesses()
      .filter(({ id }) => catalog.senders(id).length > 0 || codes.canReach(id, clock()))

  /** The one asked for, or the only one there is. */
  function businessOf(req: Request): Business | undefined {
    const all = businesses()
    const asked = all.find(({ id }) => id === req.query.b)
    return asked ?? (all.length === 1 ? all[0] : undefined)
  }

  function show(
    req: Request,
    res: Response,
    more: { status?: number; phone?: string; errors?: readonly StopError[] } = {},
  ): void {
    const business = businessOf(req)
    if (!business) {
      const page = choosePage(businesses(), languageFor(req))
      pages.send(res, more.status ?? 200, 'stop-choose', page)
      return
    }
    const language = languageFor(req, business.languages)
    const able = sendersOf(catalog, business.id, providers)
    const page = stopPage({
      ...{ business, language, phone: more.phone ?? '', errors: more.errors ?? [] },
      // A number that cannot send can still be written to.
      whatsApp: able.whatsApp[0]?.phone ?? catalog.numberOf(business.id),
      sms: able.sms[0]?.phone,
      canReach: codes.canReach(business.id, clock()),
    })
    pages.send(res, more.status ?? 200, 'stop', page)
  }

  app.get('/stop', guards.read, (req: Request, res: Response) => show(req, res))

  app.get(
    '/stop/qr/:file',
    guards.read,
    async (req: Request, res: Response, next: NextFunction) => {
      const slug = /^([a-z0-9-]{1,63})\.svg$/.exec(String(req.params.file))?.[1] ?? ''
      const number = catalog.business(slug) && catalog.numberOf(slug)
      if (number === undefined) return next()
      const svg = await QRCode.toString(stopLink(number), {
        ...{ type: 'svg', errorCorrectionLevel: 'M', margin: 4 },
      })
      res.type('svg').set('cache-control', 'public, max-age=3600').send(svg)
    },
  )

  app.post('/stop', guards.write, parse, async (req: Request, res: Response) => {
    const business = businessOf(req)
    if (!business) return show(req, res, { status: 422 })
    const language = languageFor(req, business.languages)
    if (!isOwnOrigin(req, publicUrl)) {
      pages.send(res, 403, 'problem', problemPage('origin_forbidden', language))
      return
    }
    const typed = (req.body as { phone?: unknown } | undefined)?.phone
    const phone = typeof typed === 'string' ? typed.slice(0, PHONE_MOST) : ''
    const person = identifyTyped(phone, business.country)
    if (!person) {
      const error = phone.trim() === '' ? 'phone_required' : 'phone_invalid'
      return show(req, res, { status: 422, phone, errors: [error] })
    }
    if (!codes.canReach(business.id, clock())) return show(req, res, { status: 422, phone })
    // By the number alone, so it tells nothing of whose it is.
    if (!codes.canReach(business.id, clock(), person.phone)) {
      return show(req, res, { status: 422, phone, errors: ['no_code'] })
    }
    try {
      const ticket = await begin(req, business.id, person, language)
      if (ticket === undefined) {
        return show(req, res, { status: 429, phone, errors: ['too_many_codes'] })
      }
      res.redirect(303, `/stop/code/${ticket}?lang=${language}`)
    } catch (error) {
      if (!(error instanceof ToolkitError && error.code === 'store_unavailable')) throw error
      show(req, res, { status: 503, phone, errors: ['store_unavailable'] })
    }
  })

  /**
   * By the number's country alone. Texts abroad are what pays whoever types in numbers for money:
   * as few as of invitations, and none of them takes a code from those at home.
   */
  function countryLimits(business: string, person: Person, now: number) {
    const daily = dailyLimits(catalog, business, person, now)
    if (daily.isHome) return [{ of: `business ${business}`, most: MOST_AT_HOME }]
    return [
      { of: `country ${business} ${daily.country}`, most: daily.perCountryPerDay },
      { of: `abroad ${business}`, most: daily.perDay },
    ]
  }

  /** @returns undefined over a limit, which is the same for all numbers of a country */
  async function begin(req: Request, business: string, person: Person, language: string) {
    const now = clock()
    const address = ipKeyGenerator(req.ip ?? '', SITE_BITS)
    const limits = [
      { of: `number ${business} ${person.phone}`, most: MOST_TO_NUMBER },
      { of: `address ${address}`, most: MOST_FROM_ADDRESS },
      ...countryLimits(business, person, now),
    ].map((limit) => ({ ...limit, everyMs: DAY_MS }))
    if (!(await take(limits, now))) return undefined
    const { ticket, code } = await proofs.begin(business, person, now)
    await codes.send({ business, person, ticket, code, language, now })
    return ticket
  }

  const closed = (req: Request, res: Response, business?: string) =>
    pages.send(res, 410, 'preferences-closed', codeClosedPage(languageFor(req), business))

  async function enter(
    req: Request,
    res: Response,
    status: number,
    errors: readonly StopError[],
  ): Promise<void> {
    const id = await proofs.businessOf(String(req.params.ticket), clock())
    const business = catalog.business(id ?? '')
    if (!business) return closed(req, res)
    const language = languageFor(req, business.languages)
    pages.send(res, status, 'stop-code', codePage(business, language, errors))
  }

  app.get('/stop/code/:ticket', guards.read, (req: Request, res: Response) =>
    enter(req, res, 200, []),
  )

  app.post('/stop/code/:ticket', guards.write, parse, async (req: Request, res: Response) => {
    if (!isOwnOrigin(req, publicUrl)) {
      pages.send(res, 403, 'problem', problemPage('origin_forbidden', languageFor(req)))
      return
    }
    const typed = (req.body as { code?: unknown } | undefined)?.code
    const code = typeof typed === 'string' ? bareCode(typed) : ''
    // An empty or half-typed code is no try.
    if (code.length !== 6) return enter(req, res, 422, ['code_short'])
    const found = await proofs.prove(String(req.params.ticket), code, clock())
    switch (found.result) {
      case 'wrong':
        return enter(req, res, 422, ['code_wrong'])
      case 'dead':
        return closed(req, res)
      case 'right': {
        const { business, person } = found
        const about = { business, person, origin: 'address' } as const
        const { url } = preferenceLink(keyring, '', about, clock())
        const language = languageFor(req, catalog.business(business)?.languages)
        res.redirect(303, `${url}?lang=${language}`)
        return
      }
      default:
        found satisfies never
    }
  })
}

/** Digits as people type or paste them: of their script, with blanks, marks or a hyphen between. */
const bareCode = (typed: string): string =>
  withLatinDigits(typed.slice(0, PHONE_MOST)).replace(/[\s\p{Cf}-]/gu, '')
