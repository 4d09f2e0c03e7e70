// `/console/imports`: a file is tried, looked at, recorded by a button, and taken back after a
// question. Looking records nothing.

import { pipeline } from 'node:stream/promises'
import type { Express, Request, Response } from 'express'
import { type Fault, ToolkitError } from '../errors.ts'
import type { Catalog } from '../settings/catalog.ts'
import type { Business } from '../settings/schemas.ts'
import { type Fields, readUploadTo } from '../web/http/fields.ts'
import type { Pages } from '../web/pages/pages.ts'
import { importPage, importsPage, undoPage } from './imports-page.ts'
import type { Explained, ImportDesk } from './imports-port.ts'
import type { FileFault, ImportDone } from './imports-words.ts'
import { type ConsoleTools, textOf } from './tools.ts'

export interface ImportsDeps {
  readonly importDesk: ImportDesk
  readonly catalog: Catalog
  readonly pages: Pages
}

const SHOWN = 20
const FIELD_BYTES = 4_000
const NDJSON = /\.(?:ndjson|jsonl)$/i
const TYPES = { csv: 'text/csv', ndjson: 'application/x-ndjson' } as const
const NOTHING: Explained = { mode: 'consents', map: '', set: '', ignore: '' }
const DONE: Readonly<Record<ImportDone, true>> = {
  ...{ recording: true, undoing: true, gone: true, not_undoable: true },
}

const explained = (fields: Fields): Explained => {
  const of = (name: string) => textOf(fields.get(name)?.[0], 2_000)
  const mode = of('mode') === 'optouts' ? 'optouts' : 'consents'
  return { mode, map: of('map'), set: of('set'), ignore: of('ignore') }
}

export function mountImports(app: Express, deps: ImportsDeps, tools: ConsoleTools): void {
  const { importDesk: desk, catalog, pages } = deps

  /** Answers for whoever's console it is; what is not theirs is not there. */
  const within =
    (handle: (req: Request, res: Response, business: Business) => Promise<void> | void) =>
    async (req: Request, res: Response) => {
      if (req.method === 'POST' && tools.isForeign(req, res)) return
      const business = catalog.business((await tools.businessFor(req, res)) ?? '')
      if (!business) return
      try {
        await handle(req, res, business)
      } catch (error) {
        const isGone = error instanceof ToolkitError && error.code === 'not_found'
        if (!isGone || res.headersSent) throw error
        tools.problem(req, res, 404, 'not_found')
      }
    }

  async function showList(
    req: Request,
    res: Response,
    business: Business,
    typed: Explained,
    wrong?: { readonly fault: FileFault; readonly columns: readonly Fault[] },
  ): Promise<void> {
    const after = textOf(req.query.after) || undefined
    const { items, next } = await desk.list(business.id, after, SHOWN)
    const language = tools.languageOf(req, business.languages)
    const page = importsPage({ business, language, items, next, typed, ...(wrong && { wrong }) })
    pages.send(res, wrong ? 422 : 200, 'console-imports', page)
  }

  app.get(
    '/console/imports',
    ...tools.read,
    within((req, res, business) => showList(req, res, business, NOTHING)),
  )

  app.post(
    '/console/imports',
    ...tools.upload,
    within(async (req, res, business) => {
      let typed = NOTHING
      try {
        // One byte more, so that the service itself finds a file too large.
        const sizes = { fields: FIELD_BYTES, file: desk.fileBytes + 1 }
        const { taken: id, fields } = await readUploadTo(req, sizes, (bytes, { name, fields }) => {
          typed = explained(fields)
          const format = NDJSON.test(name) ? 'ndjson' : 'csv'
          const about = { ...typed, format, business: business.id, country: business.country }
          return desk.rehearse(bytes, about as typeof about & { format: 'csv' | 'ndjson' })
        })
        if (id !== undefined) return goTo(req, res, id)
        await showList(req, res, business, explained(fields), { fault: 'none', columns: [] })
      } catch (error) {
        const fault = error instanceof ToolkitError ? FAULTS[error.code] : undefined
        if (fault === undefined) throw error
        const columns = error instanceof ToolkitError ? (error.faults ?? []) : []
        await showList(req, res, business, typed, { fault, columns })
      }
    }),
  )

  /** To the page of an import, which says what was done. */
  function goTo(req: Request, res: Response, id: string, done?: ImportDone): void {
    const lang = textOf(req.query.lang, 35)
    const query = new URLSearchParams({ ...(lang && { lang }), ...(done && { done }) })
    res.redirect(303, `/console/imports/${encodeURIComponent(id)}?${query}`)
  }

  app.get(
    '/console/imports/:id',
    ...tools.read,
    within(async (req, res, business) => {
      const about = await desk.look(business.id, String(req.params.id))
      const done = textOf(req.query.done)
      const page = importPage({
        ...{ business, about, language: tools.languageOf(req, business.languages) },
        topics: catalog.topics(business.id),
        changes: about.dryRun ? await desk.changes(business.id, about.id, SHOWN) : [],
        ...(Object.hasOwn(DONE, done) && { done: done as ImportDone }),
      })
      pages.send(res, 200, 'console-import', page)
    }),
  )

  app.post(
    '/console/imports/:id/record',
    ...tools.write,
    within(async (req, res, business) => {
      const { id } = await desk.look(business.id, String(req.params.id))
      try {
        await desk.record(business.id, id)
        goTo(req, res, id, 'recording')
      } catch (error) {
        if (!(error instanceof ToolkitError && error.code === 'not_found')) throw error
        goTo(req, res, id, 'gone')
      }
    }),
  )

  app.get(
    '/console/imports/:id/undo',
    ...tools.read,
    within(async (req, res, business) => {
      const about = await desk.look(business.id, String(req.params.id))
      if (!about.isUndoable) return goTo(req, res, about.id)
      const language = tools.languageOf(req, business.languages)
      pages.send(res, 200, 'console-import-undo', undoPage({ business, language, about }))
    }),
  )

  app.post(
    '/console/imports/:id/undo',
    ...tools.write,
    within(async (req, res, business) => {
      const id = String(req.params.id)
      try {
        await desk.undo(business.id, id)
        goTo(req, res, id, 'undoing')
      } catch (error) {
        if (!(error instanceof ToolkitError && error.code === 'import_not_undoable')) throw error
        goTo(req, res, id, 'not_undoable')
      }
    }),
  )

  app.get(
    '/console/imports/:id/rejected',
    ...tools.read,
    within(async (req, res, business) => {
      const { id, format } = await desk.look(business.id, String(req.params.id))
      const lines = await desk.rejected(business.id, id)
      res
        .attachment(`${id}-rejected.${format}`)
        .set({ 'content-type': `${TYPES[format]}; charset=utf-8`, 'cache-control': 'no-store' })
      await pipeline(lines, res)
    }),
  )
}

/** By the code of an error; a body cut off, or with no bytes, is no file. */
const FAULTS: Readonly<Partial<Record<ToolkitError['code'], FileFault>>> = {
  ...{ request_invalid: 'request_invalid', body_too_large: 'body_too_large' },
  ...{ encoding_invalid: 'encoding_invalid', columns_invalid: 'columns_invalid' },
  ...{ body_malformed: 'none' },
}
