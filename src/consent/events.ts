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
         * The moment of the question, epoch ms, where a plain word ("yes") answered it: such a word
         * says nothing about what happened since, so the yes counts from then and any later no wins.
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
        /** Id of the consent it takes back, where it answered a question about that. */
        readonly answers?: string
        /** A stop word sent from the address made it, so START lifts it. */
        readonly byStopWord?: true
        /** Wording in doubt: marketing waits for a review. */
        readonly doubtful?: true
        /** No opt-out: takes back the consents that this batch recorded by mistake. */
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
     * They were taken off a provider's list. Recorded also where no hold for that list is known: one
     * that was placed before, and that we hear of later, is lifted by it.
     */
    | { readonly type: 'hold.lifted'; readonly list: string }
    /** On the channel `sms` it is about texts alone. */
    | {
        readonly type: 'undeliverable.marked'
        /** With channel `sms`: they want no texts. Else no text reaches them. */
        readonly isNo?: true
        /** Only announces what failed messages add up to; the standing counts those themselves. */
        readonly told?: true
      }
    | { readonly type: 'undeliverable.cleared' }
    | {
        readonly type: 'message.received'
        readonly sender: string
        /** From an advertisement or a page's button: our reply may open a free entry point. */
        readonly fromAd?: true
      }
    | {
        readonly type: 'message.updated'
        readonly messageId: string
        readonly sender: string
        readonly state: 'sending' | 'sent' | 'delivered' | 'read' | 'failed' | 'unknown'
        readonly category?: Category
        /** Class of the provider's error; at Meta `limit` is 131049, `experiment` 130472, `window` 131047. */
        readonly failure?: 'undelivered' | 'limit' | 'experiment' | 'window' | 'other'
        /** With failure `window`: when the message left, epoch ms; unknown where we did not send it. */
        readonly leftAt?: number
        /** With state `failed`: our own gate kept it back, so nothing ever left. */
        readonly isUntried?: true
        /** The pending consent this message asks about. */
        readonly asks?: string
        /** Until when the free entry point of this sender is open, epoch ms. */
        readonly freeUntil?: number
        /**
         * Where `freeUntil` is our own reckoning: the moment of the advertisement's message that this
         * one answers, epoch ms.
         */
        readonly answersAd?: number
        /** The pair rate of sender and person is used up until then, epoch ms; see `gate/limits.ts`. */
        readonly pacedUntil?: number
      }
    | {
        readonly type: 'identity.changed'
        readonly cause: 'number' | 'owner' | 'user_id'
        /** Where they moved to another number or account: the person key they have from then on. */
        readonly becomes?: string
      }
    /** In which language the person wants to be written to: a tag, for example `ja`. */
    | { readonly type: 'language.chosen'; readonly language: string }
    | { readonly type: 'person.merged'; readonly absorbed: string }
    | { readonly type: 'person.erased' }
    | { readonly type: 'import.finished'; readonly voided: string }
    /**
     * Somebody of the business decided about wording in doubt. With `optout` comes a withdrawal, in a
     * batch of its own; `voided` is the batch of an earlier decision that this one takes back.
     */
    | {
        readonly type: 'review.settled'
        readonly review: string
        /** From then on (epoch ms) the wording is an opt-out of marketing, whatever is decided later. */
        readonly deadline: number
        readonly decision: 'optout' | 'not_optout'
        readonly voided?: string
      }
  )

export type EventType = ConsentEvent['type']

/** An event as the ledger gives it back: with its number (1, 2, …) among the person's events. */
export type RecordedEvent = ConsentEvent & { readonly n: number; readonly person: string }
