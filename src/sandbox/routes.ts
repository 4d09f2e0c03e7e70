// `/sandbox`: phones to try everything with. Served to this machine only, never in production, and
// where others could look like this machine only to whoever has its key.

import type { Express, NextFunction, Request, Response } from 'express'
import { ToolkitError } from '../errors.ts'
import { pickStaffLanguage } from '../languages/language.ts'
import type { PlaceCall } from '../outbound/gate/placing.ts'
import type { Phone } from '../providers/sandbox/network.ts'
import type { Sandbox } from '../providers/sandbox/sandbox.ts'
import type { Catalog } from '../settings/catalog.ts'
import { HOUR_MS } from '../time.ts'
import { formBody } from '../web/http/form.ts'
import { isAtHome } from '../web/http/local.ts'
import { problemPage } from '../web/pages/frame.ts'
import { isOwnOrigin, pageGuards } from '../web/pages/guards.ts'
import type { Pages } from '../web/pages/pages.ts'
import { normalisePhone } from '../world/phones/normalise.ts'
import { actOfCall, linesOf } from './call.ts'
import { adOf, advertised, type Draft, scannable, scanned, tapped } from './doors.ts'
import { sandboxLock } from './key.ts'
import { type Chat, type SandboxState, sandboxPage } from './page.ts'

const DRAFT_MOST = 1_000
/** As the fields of a number have it. */
const NUMBER_MOST = 40

export interface SandboxTools {
  readonly sandbox: Sandbox
  readonly catalog: Catalog
  readonly pages: Pages
  readonly publicUrl: string
  readonly placeCall: PlaceCall
  /** Asked for at the pages; undefined where nobody but this machine can come. */
  readonly key: string | undefined
}

export function mountSandbox(app: Express, deps: SandboxTools): void {
  const { sandbox, catalog, pages } = deps
  const { network } = sandbox
  const languageOf = (req: Request) =>
    pickStaffLanguage(req.query.lang, req.headers['accept-language'])
  const notHere = (req: Request, res: Response, status = 404) =>
    pages.send(res, status, 'problem', problemPage('not_found', languageOf(req)))
  const guards = pageGuards(
    (req, res) => pages.send(res, 429, 'problem', problemPage('rate_limited', languageOf(req))),
    { scripts: true },
  )
  const parse = formBody(64 * 1024, 50)

  app.use('/sandbox', (req: Request, res: Response, next: NextFunction) => {
    if (!isAtHome(req)) notHere(req, res)
    else next()
  })
  if (deps.key === undefined) {
    app.get('/', (req: Request, res: Response, next: NextFunction) => {
      if (isAtHome(req)) res.redirect(303, '/sandbox')
      else next()
    })
  }
  // Our own clients come here with a token.
  sandbox.mount(app)
  app.use('/sandbox', sandboxLock(deps.key, notHere))

  /** Every sandbox number of every business. */
  const chats = (): Chat[] =>
    catalog.businesses().flatMap(({ id, displayName }) =>
      catalog
        .senders(id)
        .filter(({ provider }) => provider === 'sandbox')
        .map((sender) => ({
          ...{ business: id, name: displayName, id: sender.providerId, number: sender.phone },
          channel: sender.isWhatsApp ? ('whatsapp' as const) : ('sms' as const),
        }))
        .sort((a) => (a.channel === 'whatsapp' ? -1 : 1)),
    )

  const doors = { sandbox, catalog, chats }

  function placeOf(from: { readonly p?: unknown; readonly c?: unknown }) {
    const phone = network.phone(from.p) ?? network.phones()[0]
    const all = chats()
    const chat = all.find(({ id }) => id === from.c) ?? all[0]
    return phone && chat && { phone, chat, chats: all }
  }

  /** Messages of a phone in a chat, as the page showed them last: for its marks alone, nobody is told. */
  const seen = new Map<string, number>()
  const heard = (phone: Phone, chat: Chat) =>
    phone.bubbles.filter(({ sender, from }) => sender === chat.id && from === 'business').length
  const unseen = (phone: Phone, chat: Chat) =>
    heard(phone, chat) - (seen.get(`${phone.id} ${chat.id}`) ?? 0)

  app.get('/sandbox', guards.read, (req: Request, res: Response) => {
    const place = placeOf(req.query)
    if (!place) {
      notHere(req, res)
      return
    }
    const { chat, chats: all, phone } = place
    seen.set(`${phone.id} ${chat.id}`, heard(phone, chat))
    const page = sandboxPage({
      unseen,
      language: languageOf(req),
      phones: network.phones(),
      ...{ phone, chat, chats: all },
      doors: scannable(catalog, chat.business),
      ads: advertised(catalog, chat.business),
      lines: linesOf(catalog, chat.business),
      call: sandbox.phoneCalls.of(phone),
      draft: String(req.query.draft ?? '').slice(0, DRAFT_MOST),
      ad: String(req.query.ad ?? ''),
      wrong: wrongIn(req.query),
      now: sandbox.clock(),
      timeZone: catalog.business(chat.business)?.timeZone ?? 'UTC',
    })
    res.set('cache-control', 'no-store')
    pages.send(res, 200, 'sandbox', page)
  })

  app.post('/sandbox', guards.read, parse, async (req: Request, res: Response) => {
    const body = (req.body ?? {}) as Readonly<Record<string, unknown>>
    const place = placeOf(body)
    if (!place || !isOwnOrigin(req, deps.publicUrl)) {
      notHere(req, res, place ? 403 : 404)
      return
    }
    const isCall = await actOfCall(deps, place, body, languageOf(req))
    const more = isCall ? {} : await act(place, body, languageOf(req))
    const query = new URLSearchParams({
      ...{ p: more.phone ?? place.phone.id, c: more.chat ?? place.chat.id },
      lang: languageOf(req),
      ...(more.draft !== undefined && { draft: more.draft }),
      ...(more.ad !== undefined && { ad: more.ad }),
      ...(more.wrong && { wrong: more.wrong.field, typed: more.wrong.typed }),
    })
    res.redirect(303, `/sandbox?${query}`)
  })

  interface After extends Draft {
    readonly phone?: string
    readonly wrong?: SandboxState['wrong']
  }

  /** What the person does. */
  async function act(
    { phone, chat }: { phone: Phone; chat: Chat },
    body: Readonly<Record<string, unknown>>,
    language: string,
  ): Promise<After> {
    const text = (name: string) => (typeof body[name] === 'string' ? body[name].trim() : '')
    const isOn = text('value') === 'on'
    if (chat.channel === 'whatsapp') await network.look(phone, chat.id)
    switch (text('do')) {
      case 'say':
        if (text('text') !== '') {
          const ad = adOf(catalog, text('ad'), chat.business)
          await network.say(phone, chat.id, chat.channel, text('text'), ad)
        }
        return {}
      case 'press':
        await network.press(phone, text('bubble'), text('button'))
        return {}
      case 'offers':
        await network.offers(phone, chat.id, isOn)
        return {}
      case 'airplane':
        await network.offline(phone, isOn)
        return {}
      case 'block':
        network.block(phone, chat.id, isOn)
        return {}
      case 'scan':
        return scanned(doors, text('door'), chat.business, language)
      case 'tap':
        return tapped(doors, text('door'), chat.business, language)
      case 'ahead':
        sandbox.advance(Math.min(Math.max(Number(text('hours')) || 0, 0), 24 * 366) * HOUR_MS)
        return {}
      case 'add':
      case 'move': {
        const field = text('do') === 'add' ? 'add' : 'move'
        const number = possible(text('number'))
        if (number === undefined) {
          return { wrong: { field, typed: text('number').slice(0, NUMBER_MOST) } }
        }
        if (field === 'add') return { phone: network.add(number).id }
        const senders = chats().filter(({ channel }) => channel === 'whatsapp')
        await network.move(
          phone,
          number,
          senders.map(({ id }) => id),
        )
        return {}
      }
      default:
        return {}
    }
  }
}

/** The field of a number that could not be taken, and what was typed there. */
function wrongIn({ wrong, typed }: Request['query']): SandboxState['wrong'] {
  if (wrong !== 'add' && wrong !== 'move') return undefined
  return { field: wrong, typed: String(typed ?? '').slice(0, NUMBER_MOST) }
}

function possible(number: string): string | undefined {
  try {
    return normalisePhone(number, 'JP')
  } catch (error) {
    if (error instanceof ToolkitError) return undefined
    throw error
  }
}
