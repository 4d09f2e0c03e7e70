// `/staff`: what people of the business record for somebody before them, in person or on paper.
// Such a record is `recorded`: it says so, and it never lifts anybody's no.

import { randomUUID } from 'node:crypto'
import type { Express, Request, Response } from 'express'
import { ToolkitError } from '../../errors.ts'
import type { Keyring } from '../../keys/keyring.ts'
import { pickStaffLanguage } from '../../languages/language.ts'
import type { ProblemPage } from '../../languages/pages-words.ts'
import type { Documents } from '../../ledger/port.ts'
import type { Recorder } from '../../recording/recorder.ts'
import type { Catalog } from '../../settings/catalog.ts'
import { labelOf } from '../../settings/notices.ts'
import type { EntryPoint } from '../../settings/schemas.ts'
import { type HeldPass, isStaffed, passOfLink } from '../../settings/staff-passes.ts'
import { consentSentence, waMe } from '../../settings/urls.ts'
import { readFields, readUpload } from '../../web/http/fields.ts'
import { problemPage } from '../../web/pages/frame.ts'
import { isOwnOrigin, pageGuards } from '../../web/pages/guards.ts'
import type { Pages } from '../../web/pages/pages.ts'
import { noticeOf, topicShown } from '../optin/shown.ts'
import { entriesOf, NO_STAFF_ENTRIES, type StaffEntries, sealFile } from './entries.ts'
import {
  type StaffDone,
  staffDonePage,
  staffEnterPage,
  staffFormPage,
  staffHomePage,
  staffProblemPage,
  type WordsOffered,
} from './page.ts'
import { reportOf } from './report.ts'
import { createStaffSessions } from './session.ts'
import type { StaffError } from './words.ts'

export interface StaffDeps {
  readonly catalog: Catalog
  readonly keyring: Keyring
  readonly documents: Documents
  readonly recorder: Recorder
  readonly pages: Pages
  readonly publicUrl: string
  readonly clock: () => number
}

/** Bytes. */
const FIELD_MOST = 16_000
const FILE_MOST = 10_000_000

export function mountStaff(app: Express, deps: StaffDeps): void {
  const { catalog, keyring, pages, publicUrl, clock } = deps
  const sessions = createStaffSessions(deps)
  const languageOf = (req: Request, business?: string) =>
    pickStaffLanguage(
      req.query.lang,
      req.headers['accept-language'],
      catalog.business(business ?? '')?.languages,
    )
  const problem = (req: Request, res: Response, status: number, code: ProblemPage) =>
    pages.send(res, status, 'problem', problemPage(code, languageOf(req)))
  const guards = pageGuards((req, res) => problem(req, res, 429, 'rate_limited'))
  const ownProblem = (
    req: Request,
    res: Response,
    status: number,
    which: Parameters<typeof staffProblemPage>[0],
  ) => pages.send(res, status, 'problem', staffProblemPage(which, languageOf(req)))

  /** Whose session it is; else the answer is given. Posts must come from a page of ours. */
  async function visitOf(req: Request, res: Response) {
    const pass = await sessions.passOf(req.headers.cookie, clock())
    const business = pass && catalog.business(pass.business)
    if (!pass || !business) {
      ownProblem(req, res, 401, 'closed')
      return undefined
    }
    if (req.method === 'POST' && !isOwnOrigin(req, publicUrl)) {
      problem(req, res, 403, 'origin_forbidden')
      return undefined
    }
    return { pass, business, language: languageOf(req, pass.business) }
  }

  /** Staff may bring in late what was signed in time, so a paused door takes it. */
  const doorsOf = (pass: HeldPass): EntryPoint[] =>
    pass.entryPoints.flatMap((slug) => {
      const door = catalog.entryPoint(slug)
      const isTheirs = door?.business === pass.business && isStaffed(door)
      return isTheirs && door.state !== 'draft' ? [door] : []
    })

  /** The same, at one of the pass's doors. */
  async function atDoor(req: Request, res: Response) {
    const visit = await visitOf(req, res)
    if (!visit) return undefined
    const door = doorsOf(visit.pass).find(({ slug }) => slug === req.params.slug)
    if (door) return { ...visit, door }
    problem(req, res, 404, 'not_found')
    return undefined
  }

  type Visit = NonNullable<Awaited<ReturnType<typeof atDoor>>>

  /** What the person can have seen: on paper any published version, in person the one in use. */
  function wordsOffered(door: EntryPoint): WordsOffered[] {
    const notice = catalog.notice(door.business, door.noticeId)
    const published = (notice?.versions ?? []).filter((version) => version.publishedAt !== null)
    const versions = door.kind === 'paper' ? published.toReversed() : published.slice(-1)
    return versions.flatMap((version) =>
      Object.keys(version.texts).map((language) => {
        const { text } = noticeOf(catalog, door, version, language)
        return { version: version.version, language, text }
      }),
    )
  }

  function show(
    res: Response,
    { business, pass, door, language }: Visit,
    status: number,
    entries: StaffEntries,
    errors: readonly StaffError[],
  ): void {
    const page = staffFormPage({
      ...{ business, pass, door, language, entries, errors },
      topics: catalog
        .topics(door.business, door.topics)
        .map((topic) => topicShown(topic, language)),
      offered: wordsOffered(door),
      sealedFile: entries.file ? sealFile(keyring, pass.id, entries.file) : '',
      once: randomUUID(),
      today: new Intl.DateTimeFormat('en-CA', { timeZone: business.timeZone }).format(clock()),
    })
    pages.send(res, status, 'staff-form', page)
  }

  app.get('/staff/enter', guards.read, (req: Request, res: Response) => {
    const pass = passOfLink(catalog, keyring, req.query.link, clock())
    const business = pass && catalog.business(pass.business)
    if (!business) return ownProblem(req, res, 410, 'closed')
    const language = languageOf(req, pass.business)
    const page = staffEnterPage(business, pass, language, String(req.query.link))
    pages.send(res, 200, 'staff-enter', page)
  })

  app.post('/staff/enter', guards.write, async (req: Request, res: Response) => {
    if (!isOwnOrigin(req, publicUrl)) return problem(req, res, 403, 'origin_forbidden')
    const link = (await readFields(req, FIELD_MOST)).get('link')?.[0]
    const pass = passOfLink(catalog, keyring, link, clock())
    if (!pass) return ownProblem(req, res, 410, 'closed')
    const cookie = sessions.begin(pass.business, pass.id, clock())
    const language = languageOf(req, pass.business)
    res.set('set-cookie', cookie).redirect(303, `/staff?lang=${language}`)
  })

  app.post('/staff/leave', guards.write, async (req: Request, res: Response) => {
    if (!isOwnOrigin(req, publicUrl)) return problem(req, res, 403, 'origin_forbidden')
    res.set('set-cookie', sessions.forgotten())
    await sessions.leave(req.headers.cookie, clock())
    ownProblem(req, res, 200, 'left')
  })

  app.get('/staff', guards.read, async (req: Request, res: Response) => {
    const visit = await visitOf(req, res)
    if (!visit) return
    const doors = doorsOf(visit.pass)
    if (doors.length === 0) return ownProblem(req, res, 404, 'nothing')
    const page = staffHomePage(visit.business, visit.pass, visit.language, doors)
    pages.send(res, 200, 'staff', page)
  })

  app.get('/staff/:slug', guards.read, async (req: Request, res: Response) => {
    const visit = await atDoor(req, res)
    if (visit) show(res, visit, 200, NO_STAFF_ENTRIES, [])
  })

  app.post('/staff/:slug', guards.write, async (req: Request, res: Response) => {
    const visit = await atDoor(req, res)
    if (!visit) return
    const { pass, door, business } = visit
    const upload = await readUpload(req, { fields: FIELD_MOST, file: FILE_MOST })
    const { entries, errors } = entriesOf(keyring, pass.id, upload)
    const offered = wordsOffered(door)
    const report = reportOf({ business, pass, door, entries, errors, offered, now: clock() })
    if ('errors' in report) return show(res, visit, 422, entries, report.errors)
    try {
      await deps.recorder.consent(report.act)
    } catch (error) {
      if (!(error instanceof ToolkitError)) throw error
      if (error.code === 'store_unavailable') return show(res, visit, 503, entries, [error.code])
      // The notice version they named does not hold one of the topics.
      return show(res, visit, 422, entries, ['topic_unknown'])
    }
    const done: StaffDone = {
      topics: entries.topics,
      ...(entries.words && { language: entries.words.language }),
      ...(entries.file && { sha256: entries.file.sha256 }),
    }
    const token = keyring.seal(JSON.stringify(done), `staff done ${pass.id}`)
    res.redirect(303, `/staff/${door.slug}/done?lang=${visit.language}&d=${token}`)
  })

  app.get('/staff/:slug/done', guards.read, async (req: Request, res: Response) => {
    const visit = await atDoor(req, res)
    if (!visit) return
    const { business, pass, door, language } = visit
    let done: StaffDone
    try {
      done = JSON.parse(keyring.open(String(req.query.d), `staff done ${pass.id}`))
    } catch {
      return problem(req, res, 404, 'not_found')
    }
    const topics = catalog
      .topics(door.business, done.topics)
      .map((topic) => labelOf(topic, language))
    const number = catalog.numberOf(door.business, door)
    const sentence = consentSentence(catalog, door, done.language ?? language, done.topics)
    // A sheet is recorded when whoever signed it has left.
    const isThere = door.kind !== 'paper' && number !== undefined
    const chat = isThere ? waMe(number, sentence) : undefined
    pages.send(
      res,
      200,
      'staff-done',
      staffDonePage(business, pass, language, { ...done, topics, door, waMe: chat }),
    )
  })
}
