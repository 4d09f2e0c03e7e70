// The hosted opt-in form: `/o/{slug}` shows it, takes it, and says what was agreed.

import type { Express, Request, Response } from 'express'
import express from 'express'
import type { Tally } from '../counting/tally.ts'
import { ToolkitError } from '../errors.ts'
import type { Keyring } from '../keys/keyring.ts'
import { problemPage } from '../pages/frame.ts'
import { isOwnOrigin, pageGuards } from '../pages/guards.ts'
import type { Pages } from '../pages/pages.ts'
import { type FormError, pickLanguage, WORDS } from '../pages/words.ts'
import { identify } from '../people/identify.ts'
import type { Recorder } from '../recorder/recorder.ts'
import type { Catalog } from '../settings/catalog.ts'
import type { EntryPoint } from '../settings/schemas.ts'
import { consentSentence, hasPage, waMe } from '../settings/urls.ts'
import { type Entries, formPage, NO_ENTRIES, thanksPage } from './page.ts'

export interface FormDeps {
  readonly catalog: Catalog
  readonly keyring: Keyring
  readonly recorder: Recorder
  readonly pages: Pages
  readonly publicUrl: string
  readonly tally?: Tally
  readonly clock: () => number
}

/** What the link of the thank-you page carries, sealed: nothing of the person. */
interface Thanks {
  readonly topics: readonly string[]
  readonly language: string
  readonly version: number
  readonly pending: boolean
  readonly at: number
}

/** No form of ours is longer. */
const BODY_LIMIT = '64kb'

export function mountForms(app: Express, deps: FormDeps): void {
  const { catalog, keyring, pages } = deps
  const parse = express.urlencoded({ extended: false, limit: BODY_LIMIT, parameterLimit: 200 })
  const guards = pageGuards((req, res) => {
    pages.send(res, 429, 'problem', problemPage('rate_limited', languageOf(req)))
  })

  /** The door, if it has a page and is open; else the answer is given. */
  function doorFor(req: Request, res: Response): EntryPoint | undefined {
    const door = catalog.entryPoint(String(req.params.slug))
    if (!door || door.state === 'draft' || !hasPage(door.kind)) {
      pages.send(res, 404, 'problem', problemPage('not_found', languageOf(req)))
      return undefined
    }
    if (door.state === 'live') return door
    pages.send(res, 410, 'problem', problemPage('paused', languageOf(req, door)))
    return undefined
  }

  function languageOf(req: Request, door?: EntryPoint): string {
    const available = door ? catalog.business(door.business)?.languages : undefined
    const accept = req.headers['accept-language']
    return pickLanguage(req.query.lang, accept, available ?? Object.keys(WORDS))
  }

  function noticeFor(door: EntryPoint, language: string) {
    const version = catalog.noticeVersion(door.business, door.noticeId, { at: deps.clock() })
    const { text } = catalog.renderNotice(door.business, version, language, door)
    return { text, version: version.version, ref: `${door.noticeId}.${version.version}` }
  }

  function show(
    res: Response,
    door: EntryPoint,
    language: string,
    status: number,
    entries: Entries,
    errors: readonly FormError[],
  ): void {
    const business = catalog.business(door.business)
    if (!business) throw new Error('a door without a business')
    const notice = noticeFor(door, language)
    const topics = catalog.topics(door.business, door.topics)
    pages.send(
      res,
      status,
      'form',
      formPage({ business, door, topics, notice, language, entries, errors }),
    )
  }

  app.get('/o/:slug', guards.read, (req: Request, res: Response) => {
    const door = doorFor(req, res)
    if (!door) return
    deps.tally?.add(door.slug, 'shown', req.headers['user-agent'], req)
    show(res, door, languageOf(req, door), 200, NO_ENTRIES, [])
  })

  app.post('/o/:slug', guards.write, parse, async (req: Request, res: Response) => {
    const door = doorFor(req, res)
    if (!door) return
    const language = languageOf(req, door)
    if (!isOwnOrigin(req, deps.publicUrl)) {
      pages.send(res, 403, 'problem', problemPage('origin_forbidden', language))
      return
    }
    const body = (req.body ?? {}) as Record<string, unknown>
    const entries = entriesOf(body)
    const notice = noticeFor(door, language)
    const errors = faultsOf(entries, door, body.notice, notice.ref)
    const now = deps.clock()
    try {
      const person = identifyOr(errors, entries.phone, catalog.business(door.business)?.country)
      if (errors.length > 0 || !person) {
        show(res, door, language, 422, entries, errors)
        return
      }
      // What fills the field nobody sees is no person; it is told what everybody is told.
      if (!isFilled(body.website)) {
        await deps.recorder.consent({
          business: door.business,
          person,
          topics: entries.topics,
          entryPoint: door.slug,
          kind: 'form',
          at: now,
          now,
          notice: { id: door.noticeId, version: notice.version, language },
          provided: { page: `/o/${door.slug}`, boxes: 'unticked when shown' },
        })
      }
    } catch (error) {
      if (!(error instanceof ToolkitError) || error.code !== 'store_unavailable') throw error
      show(res, door, language, 503, entries, ['store_unavailable'])
      return
    }
    const thanks: Thanks = {
      topics: entries.topics,
      language,
      version: notice.version,
      pending: door.confirmation === 'double',
      at: now,
    }
    const token = keyring.seal(JSON.stringify(thanks), contextOf(door))
    res.redirect(303, `/o/${door.slug}/thanks?d=${token}`)
  })

  app.get('/o/:slug/thanks', guards.read, (req: Request, res: Response) => {
    const door = catalog.entryPoint(String(req.params.slug))
    const thanks = door && opened(keyring, door, req.query.d)
    const business = door && catalog.business(door.business)
    if (!thanks || !business) {
      pages.send(res, 404, 'problem', problemPage('not_found', languageOf(req, door)))
      return
    }
    const { language } = thanks
    const version = catalog.noticeVersion(door.business, door.noticeId, {
      version: thanks.version,
      at: thanks.at,
    })
    const number = catalog.numberOf(door.business, door)
    const page = thanksPage({
      business,
      topics: catalog.topics(door.business, thanks.topics),
      text: catalog.renderNotice(door.business, version, language, door).text,
      language,
      pending: thanks.pending,
      at: thanks.at,
      number,
      waMe: number && waMe(number, consentSentence(catalog, door, language)),
    })
    pages.send(res, 200, 'thanks', page)
  })
}

const contextOf = (door: EntryPoint) => `thanks ${door.slug}`

function opened(keyring: Keyring, door: EntryPoint, token: unknown): Thanks | undefined {
  if (typeof token !== 'string') return undefined
  try {
    return JSON.parse(keyring.open(token, contextOf(door))) as Thanks
  } catch {
    return undefined
  }
}

const isFilled = (value: unknown) => typeof value === 'string' && value !== ''

/** More than this is no phone number, and is not written back either. */
const PHONE_MOST = 60

function entriesOf(body: Record<string, unknown>): Entries {
  const phone = typeof body.phone === 'string' ? body.phone.slice(0, PHONE_MOST) : ''
  const given = Array.isArray(body.topics) ? body.topics : [body.topics]
  const topics = given.filter((key): key is string => typeof key === 'string' && key !== '')
  return { phone, topics: [...new Set(topics)] }
}

function faultsOf(
  entries: Entries,
  door: EntryPoint,
  shown: unknown,
  current: string,
): FormError[] {
  const errors: FormError[] = []
  if (shown !== undefined && shown !== current) errors.push('notice_changed')
  if (entries.topics.length === 0) errors.push('topic_required')
  else if (!entries.topics.every((key) => door.topics.includes(key))) errors.push('topic_unknown')
  return errors
}

function identifyOr(errors: FormError[], phone: string, country: string | undefined) {
  try {
    return identify({ phone, ...(country !== undefined && { country }) })
  } catch (error) {
    if (!(error instanceof ToolkitError)) throw error
    errors.push('phone_invalid')
    return undefined
  }
}
