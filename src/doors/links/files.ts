// Codes and posters as files: `/q/{slug}.svg`, `.png`, `.pdf`. What was made is read back before
// it is given out, and kept for a while; making is slow, so another thread does it.

import { createHash } from 'node:crypto'
import type { Express, NextFunction, Request, Response } from 'express'
import { LRUCache } from 'lru-cache'
import { ToolkitError } from '../../errors.ts'
import type { Catalog } from '../../settings/catalog.ts'
import { shortLink } from '../../settings/urls.ts'
import { sendProblem } from '../../web/http/api.ts'
import { problemOf } from '../../web/http/problems.ts'
import { pageGuards } from '../../web/pages/guards.ts'
import { chatOf, type Lead, leadOf, noticeOf } from './doors.ts'
import { languageOf } from './language.ts'
import type { Order } from './make.ts'
import type { Shown } from './poster.ts'
import { askedIn, FORMATS, type Format } from './query.ts'
import { openWorkshop } from './workshop.ts'

export interface FileDeps {
  readonly catalog: Catalog
  readonly publicUrl: string
  readonly clock: () => number
  /** Answers with a page that says so. */
  readonly problem: (
    req: Request,
    res: Response,
    code: 'not_found' | 'paused' | 'rate_limited',
  ) => void
}

/** What an address asks for; the same `key` for the same file. */
interface Ordered {
  readonly slug: string
  readonly order: Order
  readonly key: string
}

const TYPES: Readonly<Record<Format, string>> = {
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
  pdf: 'application/pdf',
}
const NAME = new RegExp(`^([a-z0-9-]{1,63})\\.(${FORMATS.join('|')})$`)
/** Bytes of files kept, and of refusals. */
const KEPT_BYTES = 32 * 1024 * 1024
const REFUSAL_BYTES = 1_000

export function mountFiles(app: Express, deps: FileDeps): void {
  const { catalog, publicUrl, problem, clock } = deps
  const guards = pageGuards((req, res) => problem(req, res, 'rate_limited'))
  const kept = new LRUCache<string, Buffer | ToolkitError>({
    maxSize: KEPT_BYTES,
    sizeCalculation: (made) => (made instanceof ToolkitError ? REFUSAL_BYTES : made.length + 200),
  })
  const workshop = openWorkshop()
  /** Whoever asks for what is being made waits for the same. */
  const making = new Map<string, Promise<Buffer | ToolkitError>>()

  function orderOf(req: Request, slug: string, format: Format, lead: Lead): Ordered {
    const { door, business } = lead
    const asked = askedIn(req.query, format, door.qr ?? {})
    const language = languageOf(req, business)
    const link = shortLink(publicUrl, slug)
    const text = asked.isDirect
      ? chatOf(catalog, lead, language).waMe
      : `${link}${asked.mark === undefined ? '' : `?src=${asked.mark}`}`
    const shown = format === 'png' ? undefined : shownOf(slug, lead, language)
    const order: Order = { format, asked, text, logo: door.qr?.logo, shown }
    const key = createHash('sha256').update(JSON.stringify(order)).digest('base64url')
    return { slug, order, key }
  }

  function shownOf(slug: string, { door, business, number }: Lead, language: string): Shown {
    const { version, text } = noticeOf(catalog, door, language, clock())
    return {
      ...{ language, number, link: shortLink(publicUrl, slug) },
      business: { displayName: business.displayName },
      notice: { id: door.noticeId, version, text },
      topics: catalog
        .topics(door.business, door.topics)
        .map(({ key, labels }) => ({ key, labels })),
    }
  }

  /** @throws ToolkitError `server_busy` */
  function fileOf({ order, key }: Ordered): Promise<Buffer | ToolkitError> {
    const begun = making.get(key)
    if (begun) return begun
    const made = workshop
      .make(order, clock())
      .catch(refusal)
      .then((file) => {
        kept.set(key, file)
        return file
      })
      .finally(() => making.delete(key))
    making.set(key, made)
    return made
  }

  app.get(
    '/q/:file',
    guards.read,
    (req: Request, res: Response, next: NextFunction) => {
      const [, slug = '', format] = NAME.exec(String(req.params.file)) ?? []
      const lead = format === undefined ? 'not_found' : leadOf(catalog, slug)
      if (typeof lead === 'string') return problem(req, res, lead)
      try {
        const ordered = orderOf(req, slug, format as Format, lead)
        res.locals.ordered = ordered
        const file = kept.get(ordered.key)
        if (file === undefined) return next()
        send(res, ordered, file)
      } catch (error) {
        refuse(res, error)
      }
    },
    // Only what has still to be made counts against the tighter limit.
    guards.write,
    async (_req: Request, res: Response) => {
      const ordered = res.locals.ordered as Ordered
      try {
        send(res, ordered, await fileOf(ordered))
      } catch (error) {
        refuse(res, error)
      }
    },
  )
}

/** A refusal is an outcome too, and is kept. */
function refusal(error: unknown): ToolkitError {
  if (error instanceof ToolkitError && error.status === 422) return error
  throw error
}

function refuse(res: Response, error: unknown): void {
  if (!(error instanceof ToolkitError)) throw error
  sendProblem(res, problemOf(error))
}

function send(res: Response, { slug, order }: Ordered, made: Buffer | ToolkitError): void {
  if (made instanceof ToolkitError) {
    refuse(res, made)
    return
  }
  res
    .set({
      'content-type': TYPES[order.format],
      'content-disposition': `inline; filename="${slug}.${order.format}"`,
      'cache-control': 'public, max-age=300',
      vary: 'Accept-Language',
      // A shop shows its code on its own pages. As a page of its own a drawing may load nothing.
      'cross-origin-resource-policy': 'cross-origin',
      'content-security-policy': "default-src 'none'; img-src data:",
      'x-robots-tag': 'noindex',
    })
    .send(made)
}
