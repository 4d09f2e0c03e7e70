// When a provider says that a sender may send nothing more (restricted, locked, unpaid, a wrong
// token), its queue stops: the message that met the error fails, the sender is blocked with the
// reason, and those behind it wait instead of failing one after another.

import type { ProviderError } from '../../providers/port.ts'
import type { KnownSender } from '../../settings/senders.ts'
import type { Settings } from '../../settings/store.ts'
import { DAY_MS } from '../../time.ts'
import type { Logger } from '../../web/http/logs.ts'
import type { Count } from '../../web/http/metrics.ts'

/** After an error that often passes by itself (a wrong token) the sender is tried again after this. */
const PAUSE_MS = 5 * 60_000
/** A message of a blocked sender looks again whether it is free, so often. */
const LOOK_MS = 15 * 60_000
/** A message waits for a blocked sender no longer than this; then it is a dead letter. */
export const WAIT_MOST_MS = DAY_MS

export type Halts = ReturnType<typeof createHalts>

export function createHalts(deps: {
  readonly settings: Settings
  readonly logger: Logger
  readonly halted: Count<'provider'>
}) {
  return {
    /** Blocks the sender an error was about, if it is that kind of error. */
    async note(
      business: string,
      { provider, from }: { readonly provider: string; readonly from: string },
      error: ProviderError,
      now: number,
    ): Promise<void> {
      if (!error.halts) return
      const until = error.halts === 'paused' ? now + PAUSE_MS : undefined
      const id = `${provider}.${from}`
      const known = deps.settings.catalog.doc('sender', id)?.body
      const isOver = known?.blockedUntil !== undefined && known.blockedUntil <= now
      if (known?.blocked && !isOver) return
      await deps.settings.change('sender', id, business, (sender) =>
        sender.blocked && sender.blockedUntil === undefined
          ? sender
          : {
              ...sender,
              blocked: `${provider} ${error.code}`,
              blockedSince: now,
              blockedUntil: until,
              blockedByProvider: true,
            },
      )
      deps.halted.add({ provider })
      deps.logger.error({ business, provider, code: error.code }, 'a sender may send nothing more')
    },

    /**
     * When a message of a sender that its provider stopped may look again, epoch ms; undefined for
     * a sender that is free, or that the business blocked itself.
     */
    againAt({ blocked }: KnownSender, now: number): number | undefined {
      if (!blocked?.byProvider || (blocked.until !== undefined && blocked.until <= now)) {
        return undefined
      }
      return blocked.until ?? now + LOOK_MS
    },
  }
}
