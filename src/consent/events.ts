// The facts a ledger holds. An event is past, is never changed, and carries all it needs to be
// understood alone: who, when, through what, and (for a grant) the very words shown.

import type { Evidence } from './evidence.ts'

/** WhatsApp's template categories, which are also the categories of topics. */
export type Category = 'marketing' | 'utility' | 'authentication'

/** How good the evidence of a grant is, weakest first. `conversation` is never a grant. */
export type Strength = 'recorded' | 'explicit' | 'confirmed'

/** What was done. `call` and `message` come from the address itself; so do `link` and `button`. */
export type ActKind =
  | 'form'
  | 'terminal'
  | 'call'
  | 'message'
  | 'link'
  | 'button'
  | 'paper'
  | 'import'

/** How far an opt-out reaches. */
export type Scope = 'all' | 'marketing' | 'topic'

type Actor = 'person' | 'business' | 'platform' | 'provider' | 'system'
export type Channel = 'web' | 'whatsapp' | 'sms' | 'voice' | 'terminal' | 'paper' | 'api' | 'import'

/** Kinds of entry points: where somebody met the words. */
export const DOOR_KINDS = [
  'form',
  'page',
  'popup',
  'banner',
  'checkbox',
  'wa_link',
  'qr',
  'sms_link',
  'sms_keyword',
  'ivr',
  'ctwa_ad',
  'chat',
  'kiosk',
  'atm',
  'in_person',
  'paper',
  'email',
  'social',
  'api',
  'import',
] as const
export type DoorKind = (typeof DOOR_KINDS)[number]

/** A notice version, as a grant points to it. */
export interface NoticeRef {
  readonly id: string
  /** Starts at 1; a change of a published notice makes the next one. */
  readonly version: number
}

/** What every event has. Times are epoch milliseconds. */
export interface EventBase {
  /** Unique among the person's events; a provider's fact derives it from its deterministic key. */
  readonly id: string
  /** The time the source claims, never after `recordedAt`. */
  readonly occurredAt: number
  /** `s`: the source knows the time to the second only; `occurredAt` lies in that second. */
  readonly precision?: 's'
  readonly recordedAt: number
  readonly actor: Actor
  readonly channel: Channel
  /** Slug of the door. */
  readonly entryPoint?: string
  /** The import or breaker set this fact belongs to; a set can be voided as a whole. */
  readonly batch?: string
  readonly evidence?: Evidence
  /** IANA time zone the evidence names for the person. */
  readonly zone?: string
  /** What identified the person was taken out of it (`erasure.ts`): only its noes still count. */
  readonly erased?: true
}

interface Grant {
  readonly topics: readonly string[]
  readonly notice?: NoticeRef
}

/** One fact about one person. `type` is the public name (webhooks, events API). */
export type ConsentEvent = EventBase &
  (
    | ({
        readonly type: 'consent.given'
        readonly strength: Strength
        /** The act came from the address itself, so it lifts the person's own no. */
        readonly fromAddress: boolean
        /** START: lifts what STOP made; `topics` names the grants that count again. */
        readonly restores?: true
      } & Grant)
    | ({
        readonly type: 'consent.pending'
        /** `confirmation`: double opt-in. `address`: typed for an opted-out address. */
        readonly awaits: 'confirmation' | 'address'
      } & Grant)
    | ({
        readonly type: 'consent.confirmed'
        readonly answers: string
        /**
         * A plain word answered: it means the question and nothing said since, so it counts from the
         * question's moment (epoch ms), and any no after that outlives it.
         */
        readonly asOf?: number
      } & Grant)
    | {
        readonly type: 'consent.refused'
        readonly topics: readonly string[]
        readonly answers?: string
      }
    | {
        readonly type: 'consent.withdrawn'
        readonly scope: Scope
        /** Named topics when `scope` is `topic`, else empty. */
        readonly topics: readonly string[]
        /** The question of ours it says no to, after a yes. */
        readonly answers?: string
        /** A stop word sent from the address made it, so START lifts it. */
        readonly byStopWord?: true
        /** Wording in doubt: marketing waits for a review. */
        readonly doubtful?: true
        /** Nobody's no: takes back the consents a batch recorded by mistake, and nothing else. */
        readonly takesBack?: string
        /** With scope `marketing`: a pause, which ends by itself after so many days of 24 hours. */
        readonly forDays?: number
      }
    | { readonly type: 'marketing.stopped'; readonly sender: string }
    | { readonly type: 'marketing.resumed'; readonly sender: string }
    /** Author and reason stand in the evidence. */
    | { readonly type: 'hold.placed'; readonly holdId: string; readonly expiresAt?: number }
    | { readonly type: 'hold.lifted'; readonly holdId: string }
    /**
     * They were taken off a provider's list, whether or not a hold is known that stands for it: one
     * placed before, and told of later, is lifted then.
     */
    | { readonly type: 'hold.lifted'; readonly list: string }
    /** By SMS it says that no text reaches them; nothing of WhatsApp. */
    | {
        readonly type: 'undeliverable.marked'
        /** Of texts: they, or a list they are on, want none. */
        readonly isNo?: true
        /** The failures it follows from count by themselves: this one only tells of it. */
        readonly told?: true
      }
    | { readonly type: 'undeliverable.cleared' }
    | {
        readonly type: 'message.received'
        readonly sender: string
        /** Through an advertisement or a button of a page: a reply may open a free entry point. */
        readonly fromAd?: true
      }
    | {
        readonly type: 'message.updated'
        readonly messageId: string
        readonly sender: string
        readonly state: 'sending' | 'sent' | 'delivered' | 'read' | 'failed' | 'unknown'
        readonly category?: Category
        /** Class of the provider's error: undelivered kinds, Meta 131049, 130472 and 131047. */
        readonly failure?: 'undelivered' | 'limit' | 'experiment' | 'window' | 'other'
        /** With failure `window`: when it left, epoch ms; absent where it is none of ours. */
        readonly leftAt?: number
        /** With state `failed`: our own gate kept it back, and no try of it was ever made. */
        readonly isUntried?: true
        /** The pending consent this message asks about. */
        readonly asks?: string
        /** Until when the free entry point of this sender is open, epoch ms, as of this fact. */
        readonly freeUntil?: number
        /** That end is our own reckoning: the moment of the advertisement's message it answers. */
        readonly answersAd?: number
        /** Epoch ms until which this sender's allowance to this person is used up by it. */
        readonly pacedUntil?: number
      }
    | {
        readonly type: 'identity.changed'
        readonly cause: 'number' | 'owner' | 'user_id'
        /** Person key they are known by from then on, where they moved. */
        readonly becomes?: string
      }
    /** In which language the person wants to be written to: a tag, for example `ja`. */
    | { readonly type: 'language.chosen'; readonly language: string }
    | { readonly type: 'person.merged'; readonly absorbed: string }
    | { readonly type: 'person.erased' }
    | { readonly type: 'import.finished'; readonly voided: string }
    /**
     * Somebody of the business looked at wording in doubt. `optout` comes with a withdrawal in a
     * set of its own; `voided` is the set of an earlier decision that this one takes back.
     */
    | {
        readonly type: 'review.settled'
        readonly review: string
        /** Epoch ms at which silence has decided: from then on its marketing opt-out stands. */
        readonly deadline: number
        readonly decision: 'optout' | 'not_optout'
        readonly voided?: string
      }
  )

export type EventType = ConsentEvent['type']

/** An event as the ledger gives it back: with its number (1, 2, …) among the person's events. */
export type RecordedEvent = ConsentEvent & { readonly n: number; readonly person: string }
