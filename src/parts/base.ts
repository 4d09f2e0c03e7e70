// What every part stands on.

import type { Keyring } from '../keys/keyring.ts'
import type { Documents, Ledger, Store } from '../ledger/port.ts'
import type { ReadBlocklist } from '../providers/blocklist.ts'
import type { Send } from '../providers/sending.ts'
import type { Catalog } from '../settings/catalog.ts'
import type { Settings } from '../settings/store.ts'
import type { Logger } from '../web/http/logs.ts'
import type { Metrics } from '../web/http/metrics.ts'

export interface PartsDeps {
  readonly store: Store
  readonly settings: Settings
  readonly keyring: Keyring
  readonly logger: Logger
  readonly metrics: Metrics
  /** Origin people reach us by, without a trailing slash. */
  readonly publicUrl: string
  /** Whether webhooks go to public addresses only; wherever they are meant to without. */
  readonly publicWebhooksOnly?: boolean
  /** How each provider that is set sends; made where providers are named. */
  readonly sends?: ReadonlyMap<string, Send>
  /** How the block list of each provider that has one is read. */
  readonly blocklists?: ReadonlyMap<string, ReadBlocklist>
  /** The time, epoch ms. */
  readonly clock: () => number
}

export interface Base extends PartsDeps {
  /** Through it noes go where their person goes, and whoever follows facts is told. */
  readonly ledger: Ledger
  readonly documents: Documents
  readonly catalog: Catalog
  readonly businesses: () => readonly string[]
  /** Logs what went wrong with work that is tried again. */
  readonly again: (what: string, when?: string) => (error: unknown) => void
}
