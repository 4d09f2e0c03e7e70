// What a recorder is told: an act of a person, or of the business, as a door or the API reports it.

import type { ActKind, Scope } from '../consent/events.ts'
import type { Provided, ShownBox } from '../consent/evidence.ts'
import type { Standing } from '../consent/standing.ts'
import type { Person } from '../people/identify.ts'
import type { NoticeGiven } from './words.ts'

/** What every act carries. */
export interface ActBase {
  readonly business: string
  /** When the source says it happened, epoch ms, already checked; see `claimedTime`. */
  readonly at: number
  readonly now: number
  readonly kind: ActKind
  /** What the source adds, kept exactly. */
  readonly provided?: Provided | undefined
  /** The API key through which it came. */
  readonly recordedBy?: string | undefined
  /** A retry with the same key records nothing new. */
  readonly idempotencyKey?: string | undefined
}

export interface ConsentAct extends ActBase {
  readonly person: Person
  readonly topics: readonly string[]
  /** Slug of the door. */
  readonly entryPoint: string
  readonly notice: NoticeGiven
  /** What stood beside the boxes they ticked. */
  readonly boxes?: readonly ShownBox[] | undefined
  /** Pending until a WhatsApp message of theirs comes; no question is sent to get one. */
  readonly until?: 'message'
  /** The address is only claimed, so the act does not lift a no of its owner. */
  readonly isClaimed?: boolean | undefined
  /** Asks for an answer from the address, whatever the door says. */
  readonly mustConfirm?: boolean | undefined
  /** What they were told in answer, in a call, where no message shows it. */
  readonly told?: string | undefined
  /** What can be taken back as a whole: an import, a call. */
  readonly batch?: string | undefined
  /** Nothing is recorded where this is so on the standing it is decided on. Pure. */
  readonly unless?: (standing: Standing) => boolean
}

/** A no to what was asked through a door, before anything was agreed. */
export interface RefusalAct extends ActBase {
  readonly person: Person
  readonly topics: readonly string[]
  readonly entryPoint: string
  /** The words it was asked in. */
  readonly notice?: NoticeGiven | undefined
  readonly told?: string | undefined
}

/** A consent taken back as a mistake. */
export interface Voiding extends Omit<ActBase, 'kind'> {
  readonly person: Person
  readonly topics: readonly string[]
  readonly entryPoint: string
  readonly batch: string
}

export interface WithdrawalAct extends ActBase {
  readonly person: Person
  readonly scope: Scope
  readonly topics: readonly string[]
}

export interface HoldAct extends Omit<ActBase, 'kind' | 'at'> {
  readonly person: Person
  readonly reason: string
  readonly expiresAt?: number | undefined
}
