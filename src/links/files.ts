// Codes and posters as files: `/q/{slug}.svg`, `.png`, `.pdf`. What was made is read back before
// it is given out, and kept for a while; making is slow, so it is done one at a time.

import { createHash } from 'node:crypto'
import type { Express, NextFunction, Request, Response } from 'express'
import { LRUCache } from 'lru-cache'
import { ToolkitError } from '../errors.ts'
import { sendProblem } from '../http/api.ts'
import { problemOf } from '../http/problems.ts'
import { pageGuards } from '../pages/guards.ts'
import type { Catalog } from '../settings/catalog.ts'
import { shortLink } from '../settings/urls.ts'
import { chatOf, type Lead, leadOf, noticeOf } from './doors.ts'
import { languageOf } from './language.ts'
import type { Order } from './make.ts'
import { askedIn, FORMATS, type Format } from './query.ts'

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

const TYPES: Readonly<Record<Format, string>> = {
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
  pdf: 'application/pdf',
}
const NAME = new RegExp(`^([a-z0-9-]{1,63})\\.(${FORMATS.join('|')})$`)
/** Bytes of files kept, and of refusals. */
const KEPT_BYTES = 32 * 1024 * 1024
const REFUSAL_BYTES = 1_000
/** More than this waiting means somebody hammers. */
const WAITING_MOST = 30

export function mountFiles(app: Express, deps: FileDeps): void {
  const { catalog, publicUrl, problem } = deps
  const guards = pageGuards((req, res) => problem(req, res, 'rate_limited'))
  const kept = new LRUCache<string, Buffer | ToolkitError>({
    maxSize: KEPT_BYTES,
    sizeCalculation: (made) => (made instanceof ToolkitError ? REFUSAL_BYTES : made.length + 200),
  })
  const inTurn = oneAtATime()

  function orderOf(req: Request, slug: string, format: Format, lead: Lead): Order {
    const { door, business } = lead
    const asked = askedIn(req.query, format, door.qr ?? {})
    const language = languageOf(req, business)
    const link = shortLink(publicUrl, slug)
    const text = asked.isDirect
      ? chatOf(catalog, lead, language).waMe
      : `${link}${asked.mark === undefined ? '' : `?src=${asked.mark}`}`
    const words =
      format === 'png'
        ? null
        : [
            language,
            business.displayName,
            lead.number,
            noticeOf(catalog, door, language, deps.clock()),
          ]
    const labels = format === 'pdf' ? catalog.topics(door.business, door.topics) : null
    const seen = [slug, format, asked, text, words, labels, door.noticeId, door.qr?.logo]
    const key = createHash('sha256').update(JSON.stringify(seen)).digest('base64url')
    return { slug, format, lead, asked, text, language, key }
  }

  app.get(
    '/q/:file',
    guards.read,
    (req: Request, res: Response, next: NextFunction) => {
      const [, slug = '', format] = NAME.exec(String(req.params.file)) ?? []
      const lead = format === undefined ? 'not_found' : leadOf(catalog, slug)
      if (typeof lead === 'string') return problem(req, res, lead)
      try {
        const order = orderOf(req, slug, format as Format, lead)
        res.locals.order = order
        const file = kept.get(order.key)
        if (file === undefined) return next()
        send(res, order, file)
      } catch (error) {
        refuse(res, error)
      }
    },
    // Only what has still to be made counts against the tighter limit.
    guards.write,
    async (_req: Request, res: Response) => {
      const order = res.locals.order as Order
      try {
        const file = await inTurn(() => kept.get(order.key) ?? made(order, deps).catch(refusal))
        kept.set(order.key, file)
        send(res, order, file)
      } catch (error) {
        refuse(res, error)
      }
    },
  )
}

/** Fonts, drawing and reading back take 20 MB of memory: they are loaded when the first is made. */
async function made(order: Order, deps: FileDeps): Promise<Buffer> {
  const { make } = await import('./make.ts')
  return make(order, deps)
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

function send(res: Response, { slug, format }: Order, made: Buffer | ToolkitError): void {
  if (made instanceof ToolkitError) {
    refuse(res, made)
    return
  }
  res
    .set({
      'content-type': TYPES[format],
      'content-disposition': `inline; filename="${slug}.${format}"`,
      'cache-control': 'public, max-age=300',
      vary: 'Accept-Language',
      // A shop shows its code on its own pages. As a page of its own a drawing may load nothing.
      'cross-origin-resource-policy': 'cross-origin',
      'content-security-policy': "default-src 'none'; img-src data:",
      'x-robots-tag': 'noindex',
    })
    .send(made)
}

/** Lets one run at a time. @throws ToolkitError `rate_limited` when too many wait */
function oneAtATime() {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  return async <T>(run: () => T | Promise<T>): Promise<T> => {
    if (waiting >= WAITING_MOST) {
      throw new ToolkitError('rate_limited', 'Too many codes are being made. Try again soon.')
    }
    waiting++
    const mine = last.then(run)
    last = mine.catch(() => undefined)
    try {
      return await mine
    } finally {
      waiting--
    }
  }
}
