// `/console/people`: one person looked up by number. The number comes in a POST and never stands in
// an address; what is asked for after that goes by the person's id, which tells nobody who it is.

import type { Express, Request, Response } from 'express'
import type { RecordedEvent } from '../consent/events.ts'
import { EMPTY, join } from '../consent/standing.ts'
import { ToolkitError } from '../errors.ts'
import type { Keyring } from '../keys/keyring.ts'
import { historyOf } from '../ledger/history.ts'
import { businessOf, type LedgerReading } from '../ledger/port.ts'
import { describeStanding } from '../people/describe.ts'
import type { createExport } from '../people/export.ts'
import { frameOf } from '../people/frame.ts'
import { identify, keysOf, masked, opened } from '../people/identify.ts'
import type { Catalog } from '../settings/catalog.ts'
import type { Business } from '../settings/schemas.ts'
import type { Pages } from '../web/pages/pages.ts'
import { type Found, type PeopleState, peoplePage } from './people-page.ts'
import { type ConsoleTools, textOf } from './tools.ts'

export interface PeopleDeps {
  readonly ledger: Pick<LedgerReading, 'read' | 'history'>
  readonly catalog: Catalog
  readonly keyring: Keyring
  readonly exported: ReturnType<typeof createExport>
  readonly pages: Pages
  readonly clock: () => number
}

const EVENTS_SHOWN = 100

export function mountPeople(app: Express, deps: PeopleDeps, tools: ConsoleTools): void {
  const { ledger, catalog, keyring, exported, pages, clock } = deps

  /** @throws ToolkitError `phone_invalid` */
  async function lookUp(business: Business, phone: string): Promise<Found | 'unknown'> {
    const person = identify({ phone, country: business.country })
    const keys = keysOf(keyring, business.id, person)
    const read = (await ledger.read(keys)).filter((record) => record !== undefined)
    const records = [...new Map(read.map((record) => [record.person, record])).values()]
    if (records.length === 0) return 'unknown'
    const events: RecordedEvent[] = []
    for (const record of records) {
      for await (const event of historyOf(ledger, record.person)) events.push(event)
    }
    events.sort((a, b) => a.recordedAt - b.recordedAt || a.n - b.n)
    const standing = records.reduce((all, record) => join(all, record.standing), EMPTY)
    const identifiers = records.flatMap((record) => record.identifiers)
    return {
      people: records.map((record) => record.person),
      masked: [...new Set(identifiers.map((sealed) => masked(opened(keyring, sealed))))],
      described: describeStanding(standing, frameOf(catalog, business.id, clock())),
      events: events.slice(-EVENTS_SHOWN),
      hasMore: events.length > EVENTS_SHOWN,
    }
  }

  function show(
    req: Request,
    res: Response,
    business: Business,
    asked: Pick<PeopleState, 'phone' | 'isWrong' | 'found'>,
  ): void {
    const page = peoplePage({
      ...{ business, language: tools.languageOf(req, business.languages), ...asked },
      topics: catalog.topics(business.id),
      doorOf: (slug) => catalog.entryPoint(slug),
    })
    pages.send(res, asked.isWrong ? 422 : 200, 'console-people', page)
  }

  app.get('/console/people', ...tools.read, async (req: Request, res: Response) => {
    const business = catalog.business((await tools.businessFor(req, res)) ?? '')
    if (business) show(req, res, business, { phone: '', isWrong: false })
  })

  app.post('/console/people', ...tools.write, async (req: Request, res: Response) => {
    if (tools.isForeign(req, res)) return
    const business = catalog.business((await tools.businessFor(req, res)) ?? '')
    if (!business) return
    const phone = textOf((req.body as Record<string, unknown> | undefined)?.phone)
    try {
      const found = await lookUp(business, phone)
      show(req, res, business, { phone, isWrong: false, found })
    } catch (error) {
      if (!(error instanceof ToolkitError && error.code === 'phone_invalid')) throw error
      show(req, res, business, { phone, isWrong: true })
    }
  })

  app.get(
    '/console/people/:personId/export',
    ...tools.read,
    async (req: Request, res: Response) => {
      const business = await tools.businessFor(req, res)
      if (business === undefined) return
      const id = String(req.params.personId)
      const [record] = businessOf(id) === business ? await ledger.read([id]) : []
      if (!record) return tools.problem(req, res, 404, 'not_found')
      const text = JSON.stringify(await exported(business, record, clock()), null, 2)
      res.attachment('person.json').type('json').set('cache-control', 'no-store').send(text)
    },
  )
}
