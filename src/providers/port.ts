// What every provider gives us: a check that a webhook is its own, and what the webhook says, in
// our words. Nothing of a provider's format leaves its folder.

/** How a person is named by a provider. At least one is there. */
export interface Named {
  /** E.164 with `+`. */
  readonly phone?: string
  /** BSUID, exactly as Meta wrote it. */
  readonly userId?: string
  /** BSUID above several portfolios of one business. */
  readonly parentId?: string
}

/** What an error of a provider means for us. */
export type ErrorClass = 'personStop' | 'person' | 'temporary' | 'ours' | 'unsure'

/**
 * What a failed message says about the person. `reassigned`: the number was given up, or somebody else
 * may hold the account. `window`: it was free-form and no service window was open. `stopped`: they sent
 * a STOP to the provider, which lets nothing from this number through any more. `barred`: they blocked
 * us, or a list does. Where a text message failed, `invalid`, `stopped` and `barred` are about texts
 * alone.
 */
export type Failure =
  | 'undelivered'
  | 'invalid'
  | 'reassigned'
  | 'limit'
  | 'experiment'
  | 'window'
  | 'stopped'
  | 'barred'
  | 'other'

export interface ProviderError {
  readonly code: string
  readonly class: ErrorClass
  readonly failure: Failure
  /**
   * Every further message of this sender would fail too: `blocked` until somebody repairs it,
   * `paused` where that often needs no more than some time or a new token.
   */
  readonly halts?: 'blocked' | 'paused'
}

interface HeardBase {
  /** Deterministic: a fact that is delivered twice has the same key twice. */
  readonly key: string
  readonly channel: 'whatsapp' | 'sms'
  /**
   * Which of our numbers: the `providerId` of a sender. Where the provider does not say, the message
   * of ours that it is about tells it, or it is about all senders of this provider.
   */
  readonly receiver: string | undefined
  /** Names nobody only in a status: then the message it is about tells who it was sent to. */
  readonly from: Named
  /** Epoch ms, as the provider says; undefined where it says nothing. */
  readonly at: number | undefined
  /** The provider knows the time to the second only. */
  readonly precision?: 's'
}

/** One fact a webhook tells. */
export type Heard = HeardBase &
  (
    | {
        readonly type: 'message'
        /** The person's own words; absent for media and what the provider cannot show. */
        readonly text?: string
        /** Of a button or list entry of ours. */
        readonly payload?: string
        /** The provider itself recognised the word, and answered it. */
        readonly handled?: 'stop' | 'start' | 'help'
        /** The words are somebody else's. */
        readonly isForwarded: boolean
        /** They changed an earlier message into this: only a no in it counts. */
        readonly isEdit?: true
        /** The webhook can be read in several ways, and this is one: only a no in it counts. */
        readonly isDoubted?: true
        /** Through an advertisement, or a button of a page. */
        readonly fromAd?: true
        /** Answers of a WhatsApp Flow, by the names of its fields. */
        readonly flow?: {
          readonly token: string
          readonly answers: Readonly<Record<string, unknown>>
        }
        /** Kept as evidence: kind of message, advertisement, message it answers. */
        readonly about: { readonly [name: string]: string }
      }
    /** The person called us on WhatsApp. */
    | { readonly type: 'call' }
    | { readonly type: 'preference'; readonly value: 'stop' | 'resume' }
    /** The person agreed on Meta's own consent screen, behind a link of ours. */
    | { readonly type: 'signup'; readonly signupId: string }
    /** The provider put the person on its list of those not to be written to, or took them off. */
    | {
        readonly type: 'block'
        readonly isBlocked: boolean
        /** By the person's own keyword or click; else by staff or a campaign. */
        readonly by: 'keyword' | 'click' | 'business'
        /** The provider's channel, for example `SMS`. */
        readonly list: string
      }
    | {
        readonly type: 'status'
        /** The provider's. */
        readonly messageId: string
        /** Ours, where it rode along. */
        readonly reference?: string
        readonly state: 'sent' | 'delivered' | 'read' | 'failed'
        readonly category?: 'marketing' | 'utility' | 'authentication'
        readonly error?: ProviderError
        /** What it cost tells whether a free entry point is open; `until` in epoch ms. */
        readonly freeEntry?: { readonly isOpen: boolean; readonly until?: number }
      }
    | {
        readonly type: 'identity'
        readonly cause: 'number' | 'owner' | 'user_id'
        /** Whom the person is to be reached as from now on. */
        readonly becomes?: Named
      }
  )

/** Something a webhook says that we cannot place; kept where people can see it. */
export interface Unplaced {
  readonly type: 'unplaced'
  readonly reason: 'unknown_field' | 'unknown_value' | 'broken' | 'no_person'
  /** Name of the field or value, never its content. */
  readonly what: string
  /** The entry alone, as JSON; absent where the whole body cannot be read. */
  readonly raw?: string
  readonly to?: To
}

/** Which numbers or which account of ours something came to, as far as it says. */
export interface To {
  /** Numbers it names, as `providerId`s; those of people may be among them. */
  readonly receivers?: readonly string[]
  readonly wabaId?: string
}

export type TemplateState = 'approved' | 'pending' | 'paused' | 'disabled' | 'rejected'

/** What a provider says of our own account: of a template, of a number. It is about no person. */
export interface Affair {
  readonly type: 'affair'
  /** As in `HeardBase`. */
  readonly key: string
  /** Epoch ms; undefined where the provider says nothing. */
  readonly at: number | undefined
  /** Its key is made of what it says alone, without a time, so that the same key can be news again. */
  readonly isUndated?: true
  /** It is about the senders that match all of these; with none of them, about all of this provider. */
  readonly of: { readonly wabaId?: string; readonly receiver?: string; readonly phone?: string }
  readonly about:
    | {
        readonly what: 'template'
        /** At least one of `name` and `providerId`. */
        readonly name?: string
        readonly providerId?: string
        readonly language?: string
        readonly category?: 'marketing' | 'utility' | 'authentication'
        readonly state?: TemplateState
        readonly quality?: string
        /** A change that is announced: the category from this moment (epoch ms) on. */
        readonly next?: {
          readonly category: 'marketing' | 'utility' | 'authentication'
          readonly from: number
        }
      }
    | {
        readonly what: 'sender'
        /** Null: free again. `until`: epoch ms. */
        readonly block?: { readonly reason: string; readonly until?: number } | null
        /** What else was said, for people: limits, quality, warnings. */
        readonly health?: Readonly<Record<string, string>>
      }
}

export type Part = Heard | Affair | Unplaced

/** A webhook as it came. */
export interface Incoming {
  readonly bytes: Buffer
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** `PUBLIC_URL`, then path and query as they came: never made from headers. */
  readonly url: string
}

/** One address a provider calls. */
export interface Endpoint {
  readonly provider: 'meta' | 'twilio' | 'infobip' | 'sandbox'
  readonly path: string
  /** Whether the provider signed it. Looks at the raw bytes, in constant time, before any parsing. */
  readonly isOurs: (incoming: Incoming) => boolean
  /** The status answered where it did not. */
  readonly refusal: 401 | 403
  /** What it says, in order. May be a generator, which parses as it is read and can be read once. */
  readonly parse: (incoming: Incoming) => Iterable<Part>
  /** The body of a 200; never text that a provider would send on to the person. */
  readonly answer: { readonly type: string; readonly body: string }
}

/**
 * Ends the addresses we give to Twilio, which repeats a failed webhook only where its address says so.
 * Source: Twilio, Webhooks: connection overrides.
 */
export const REPEATED = '#rc=5&rp=all'

export const isSomebody = (who: Named): boolean =>
  who.phone !== undefined || who.userId !== undefined || who.parentId !== undefined

/** The row of a table for what a provider wrote, which may be any text (`constructor`, too). */
export const rowOf = <T>(table: Readonly<Record<string, T>>, written: string): T | undefined =>
  Object.hasOwn(table, written) ? table[written] : undefined

const CATEGORIES = ['marketing', 'utility', 'authentication'] as const

/** A category however a provider writes it (`MARKETING`, `marketing_lite`); else undefined. */
export function categoryOf(written: string | undefined): (typeof CATEGORIES)[number] | undefined {
  const plain = written?.toLowerCase().replace(/[_-](lite|international)$/, '')
  return CATEGORIES.find((category) => category === plain)
}

export const unplaced = (reason: Unplaced['reason'], what: string): Unplaced => ({
  type: 'unplaced',
  reason,
  what: what.slice(0, 60),
})

/**
 * What was read of one entry of a webhook. Where something in it cannot be placed, this entry alone is
 * kept for people to see, without the other entries of the webhook, which may be other people's words.
 */
export const ofEntry = (parts: readonly Part[], entry: unknown, to: To = {}): Part[] =>
  parts.map((part) => fromEntry(part, entry, to))

/** The same for one. */
export function fromEntry(part: Part, entry: unknown, to: To = {}): Part {
  if (part.type !== 'unplaced' || entry === undefined) return part
  return { ...part, raw: part.raw ?? JSON.stringify(entry), to: part.to ?? to }
}
