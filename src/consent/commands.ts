// Orders to record something, which `decide.ts` makes facts of. Times, ids and the words shown arrive
// in them.

import type { ActKind, ConsentEvent, EventBase, NoticeRef, Scope } from './events.ts'
import type { ConsentTopic } from './reading.ts'

/** What a question is about: a pending consent, or one given in a call, which the chat confirms. */
export type Question = Extract<ConsentEvent, { type: 'consent.pending' | 'consent.given' }>

/** What every command carries: what its event will have, and the time at which it is decided. */
export interface CommandBase extends Omit<EventBase, 'recordedAt'> {
  /** Epoch ms. A claimed time later than this counts as this. */
  readonly now: number
}

export type Command = CommandBase &
  (
    | {
        readonly type: 'grant'
        readonly topics: readonly ConsentTopic[]
        readonly act: ActKind
        readonly notice: NoticeRef
        /** Double opt-in: nothing is granted until the address answers. */
        readonly double: boolean
        /** The address is only claimed (a caller id nobody vouches for): counts as typed. */
        readonly isClaimed?: boolean
      }
    /** A no to these topics alone. Where one of them was agreed to, it withdraws that. */
    | { readonly type: 'refuse'; readonly topics: readonly string[] }
    /** The grants of a batch were a mistake: a machine's, not a person's. */
    | { readonly type: 'take-back'; readonly takesBack: string; readonly topics: readonly string[] }
    | {
        readonly type: 'withdraw'
        readonly scope: Scope
        readonly topics: readonly string[]
        readonly byStopWord?: boolean
        readonly doubtful?: boolean
        /** With scope `marketing`: only for so many days. */
        readonly forDays?: number
      }
    | { readonly type: 'choose-language'; readonly language: string }
    /** START, from the address: lifts what STOP made. */
    | { readonly type: 'restore'; readonly topics: readonly ConsentTopic[] }
    /** The person's answer to a question of ours, by its token (the id of the fact it asks about). */
    | {
        readonly type: 'answer'
        readonly agrees: boolean
        readonly question: Question
        /** Without its token: a plain word. */
        readonly byWord?: boolean
      }
    | { readonly type: 'hold'; readonly holdId: string; readonly expiresAt?: number }
    | { readonly type: 'lift-hold'; readonly holdId: string }
    | { readonly type: 'lift-list'; readonly list: string }
    | { readonly type: 'receive'; readonly sender: string; readonly fromAd?: boolean }
    | { readonly type: 'stop-marketing'; readonly sender: string }
    | { readonly type: 'resume-marketing'; readonly sender: string }
  )
