// What went wrong on our side, for the log.

import { ToolkitError } from '../../errors.ts'
import type { Logger } from './logs.ts'

/** @param route pattern of the route, or a word for where it happened */
export type Report = (error: unknown, route: string) => void

/** Longer than anybody needs to notice, shorter than it takes to look. */
const TOGETHER_MS = 5_000

/**
 * Tells each failure as it comes, but for `server_busy`: anybody can have a thousand of these a
 * second, without a key or a signature, so they are counted and told together.
 */
export function createReport(logger: Logger): Report {
  let busy = 0
  function tellBusy(): void {
    logger.warn({ requests: busy }, 'too much was being received at once')
    busy = 0
  }
  return (err, route) => {
    if (err instanceof ToolkitError && err.code === 'server_busy') {
      if (busy === 0) setTimeout(tellBusy, TOGETHER_MS).unref()
      busy++
    } else {
      logger.error({ err, route }, 'request failed')
    }
  }
}
