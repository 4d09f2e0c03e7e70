// A preference link as opened for one request: whose it is, how they stand, and the page of it.

import { randomUUID } from 'node:crypto'
import type { Request, Response } from 'express'
import type { RecordedEvent } from '../../consent/events.ts'
import { EMPTY, join, type Standing } from '../../consent/standing.ts'
import type { Keyring } from '../../keys/keyring.ts'
import { LANGUAGES, pickLanguage } from '../../languages/language.ts'
import type { PreferenceError } from '../../languages/preferences-words.ts'
import { historyOf } from '../../ledger/history.ts'
import type { Ledger, NewestEvents, PersonRecord } from '../../ledger/port.ts'
import { identifiersOf, keysOf, masked } from '../../people/identify.ts'
import type { Catalog } from '../../settings/catalog.ts'
import type { Business, Topic } from '../../settings/schemas.ts'
import type { Pages } from '../../web/pages/pages.ts'
import { type Now, type Shown, shownNow } from './acts.ts'
import { closedPage } from './closed-page.ts'
import { type Offer, offersFor } from './offers.ts'
import { type Done, EVENTS_READ, preferencePage } from './page.ts'
import { topicStates } from './state.ts'
import { type PreferenceLink, readPreferenceLink } from './token.ts'

export interface OpenDeps {
  readonly ledger: Ledger
  readonly catalog: Catalog
  readonly keyring: Keyring
  readonly pages: Pages
  readonly clock: () => number
}

/** A link, and what it is about, read once for a request. */
export interface Opened {
  readonly token: string
  readonly link: PreferenceLink
  readonly business: Business
  readonly language: string
  readonly records: readonly PersonRecord[]
  readonly standing: Standing
}

export interface Showing {
  readonly status: number
  readonly errors?: readonly PreferenceError[]
  /** Keys as ticked in a post that was not taken. */
  readonly ticked?: readonly string[] | undefined
  readonly done?: Done | undefined
}

/** Language of a page: asked for, else the browser's, else the first of those there are. */
export const languageFor = (req: Request, available: readonly string[] = LANGUAGES): string =>
  pickLanguage(req.query.lang, req.headers['accept-language'], available)

/** In the order of the forms and their words; what none of them offers comes last. */
function asOffered(topics: readonly Topic[], offers: readonly Offer[]): Topic[] {
  const order = offers.flatMap((offer) => offer.topics)
  const placeOf = ({ key }: Topic) => (order.includes(key) ? order.indexOf(key) : order.length)
  return topics.toSorted((a, b) => placeOf(a) - placeOf(b))
}

export function createOpener(deps: OpenDeps) {
  const { ledger, catalog, keyring, pages, clock } = deps
  const keysFor = ({ business, person }: PreferenceLink) => keysOf(keyring, business, person)
  const contextOf = ({ link }: Opened) => `shown ${keysFor(link).join(' ')}`

  /** The kind page for what does not open. */
  const closed = (req: Request, res: Response) =>
    pages.send(res, 404, 'preferences-closed', closedPage(languageFor(req)))

  /** @returns undefined when it does not open; then the answer is given */
  async function open(req: Request, res: Response): Promise<Opened | undefined> {
    const token = String(req.params.token)
    const link = readPreferenceLink(keyring, token, clock())
    const business = link && catalog.business(link.business)
    if (!link || !business) {
      closed(req, res)
      return undefined
    }
    const found = await ledger.read(keysFor(link))
    const records = [
      ...new Map(found.flatMap((each) => (each ? [[each.person, each] as const] : []))).values(),
    ]
    const standing = records.reduce((all, record) => join(all, record.standing), EMPTY)
    return {
      token,
      link,
      business,
      records,
      standing,
      language: languageFor(req, business.languages),
    }
  }

  function nowOf({ business, language, standing }: Opened): Now {
    const now = clock()
    const offers = offersFor(catalog, business.id, language, now)
    const states = topicStates(standing, {
      topics: asOffered(catalog.topics(business.id), offers),
      consentLifetimeDays: catalog.policyAt(business.id, now).consentLifetimeDays,
      outdatedFrom: (grant) => catalog.outdatedFrom(business.id, grant),
      now,
    })
    return { states, offers, languages: business.languages }
  }

  /** The last events of all of them, newest first. */
  async function newestOf({ records }: Opened, most: number): Promise<NewestEvents> {
    const ends = await Promise.all(records.map(({ person }) => ledger.newest(person, most)))
    return {
      events: ends
        .flatMap(({ events }) => events)
        .sort((a, b) => b.recordedAt - a.recordedAt)
        .slice(0, most),
      count: ends.reduce((sum, { count }) => sum + count, 0),
    }
  }

  /** Every event, oldest first. */
  async function eventsOf({ records }: Opened): Promise<RecordedEvent[]> {
    const events: RecordedEvent[] = []
    for (const { person } of records) {
      for await (const event of historyOf(ledger, person)) events.push(event)
    }
    return events
  }

  const maskedOf = ({ link }: Opened): string => identifiersOf(link.person).map(masked).join(' / ')

  async function show(res: Response, opened: Opened, showing: Showing): Promise<void> {
    const { link, business, language, standing, token } = opened
    const { errors = [], ticked, done } = showing
    const now = nowOf(opened)
    const { events, count: eventCount } = await newestOf(opened, EVENTS_READ)
    const page = preferencePage({
      ...{ business, language, standing, token, errors, done },
      ...{ states: now.states, offers: now.offers, origin: link.origin, now: clock() },
      ...{ topics: catalog.topics(business.id), events, eventCount },
      doorOf: (slug) => catalog.entryPoint(slug),
      masked: maskedOf(opened),
      shown: keyring.seal(JSON.stringify(shownNow(randomUUID(), now)), contextOf(opened)),
      ...(ticked && { ticked }),
    })
    pages.send(res, showing.status, 'preferences', page)
  }

  /** What the page held that a post came from; undefined for what we did not show this person. */
  function shownOf(opened: Opened, sealed: unknown): Shown | undefined {
    if (typeof sealed !== 'string') return undefined
    try {
      return JSON.parse(keyring.open(sealed, contextOf(opened))) as Shown
    } catch {
      return undefined
    }
  }

  return { open, closed, nowOf, newestOf, eventsOf, maskedOf, show, shownOf }
}
