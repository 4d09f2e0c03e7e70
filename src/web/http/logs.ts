// One JSON line per thing worth knowing, with nobody's number, name, words or token in it.

import { randomUUID } from 'node:crypto'
import type { Request, Response } from 'express'
import {
  type DestinationStream,
  destination,
  type Level,
  type Logger,
  pino,
  stdTimeFunctions,
} from 'pino'
import { routeOf } from './route-pattern.ts'
import { fitForLog, scrubLine } from './scrub.ts'
import type { Ended } from './watch.ts'

export type { Logger } from 'pino'

/**
 * A logger of JSON lines: `level` as a word, `time` as ISO 8601 UTC. Fields with telling names are
 * masked at any depth, and every finished line is searched once more for numbers and tokens.
 * pino's own `redact` is not used: it reaches listed depths only.
 * @param stream where lines go; standard output when left out
 */
export function createLogger(options: {
  level: Level | 'silent'
  stream?: DestinationStream
}): Logger {
  const fit = (fields: object) => fitForLog(fields) as Record<string, unknown>
  const logger = pino(
    {
      level: options.level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: fit },
      // Errors are reduced by then; pino's own serializer would take them for errors again.
      serializers: { err: (fields) => fields },
      hooks: { streamWrite: scrubLine },
    },
    options.stream ?? destination(1),
  )
  // pino hands the fields of a child to no formatter.
  const { child, setBindings } = logger
  return Object.assign(logger, {
    child(this: Logger, fields: object, more?: object) {
      return child.call(this, fit(fields), more)
    },
    setBindings(this: Logger, fields: object) {
      setBindings.call(this, fit(fields))
    },
  }) as Logger
}

/**
 * One line per finished request with method, route pattern, status, duration in ms and request id
 * (also sent as `X-Request-Id`, and in `res.locals.requestId`); never a path value or query.
 * Failures of ours are errors; refusals (being too busy among them) and pages are `info`; a keyed API
 * call that went well is `debug`, since there are thousands a second. `/healthz` is not logged.
 */
export function requestLog(logger: Logger): {
  readonly begun: (req: Request, res: Response) => void
  readonly ended: Ended
} {
  return {
    begun(req, res) {
      if (req.path === '/healthz') return
      // Random, since everybody sees it: a count would tell what else happened meanwhile, such as a
      // provider's report that a number was asked, so was not opted out. Node fetches the bytes of
      // many ids at once: seven million a second.
      const requestId = randomUUID()
      res.locals.requestId = requestId
      res.setHeader('X-Request-Id', requestId)
    },
    ended(req, res, ms) {
      const { requestId, code } = res.locals
      const level = levelOf(res.statusCode, req.originalUrl, code)
      if (requestId === undefined || !logger.isLevelEnabled(level)) return
      logger[level](
        {
          method: req.method,
          route: routeOf(req, res),
          status: res.statusCode,
          ms: Math.round(ms * 100) / 100,
          requestId,
          ...(res.writableFinished ? {} : { aborted: true }),
        },
        'request',
      )
    },
  }
}

/** What machines ask often: quiet while it goes well. */
const OFTEN = /^\/(v1\/|readyz|metrics)/

/** @param code of the problem that was answered, if it was one */
function levelOf(status: number, url: string, code: unknown): 'error' | 'info' | 'debug' {
  if (status >= 500) return code === 'server_busy' ? 'info' : 'error'
  return status < 400 && OFTEN.test(url) ? 'debug' : 'info'
}
