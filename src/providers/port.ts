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
 * What a failure changes in a person's standing. `reassigned`: the number was given up, or somebody
 * else may hold the account. `window`: free-form, while no service window was open. `stopped`: they sent the provider a STOP that it answers with silence
 * for everything from this number. `barred`: they, or a list, let nothing of ours through. Of a text
 * `invalid`, `stopped` and `barred` are about texts alone.
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
   * Every further message of this sender would fail alike: `blocked` until somebody repairs it,
   * `paused` where it is often repaired by itself or by a new token.
   */
  readonly halts?: 'blocked' | 'paused'
}

interface HeardBase {
  /** Deterministic: the same fact has it again when it is delivered again. */
  readonly key: string
  readonly channel: 'whatsapp' | 'sms'
  /**
   * Which of our numbers: the `providerId` of a sender. Undefined where the provider does not say:
   * then our own message tells, or it is about all senders of this provider.
   */
  readonly receiver: string | undefined
  /** Names nobody only where a status leaves it to the message to tell. */
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
        /** The provider has read and answered the word itself. */
        readonly handled?: 'stop' | 'start' | 'help'
        /** Somebody else's words. */
        readonly isForwarded: boolean
        /** Words put in place of earlier ones: only a no in them is heard. */
        readonly isEdit?: true
        /** One of several readings of what came: only a no in it is heard. */
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
  /** The entry it is, alone, as JSON; absent where the body as a whole cannot be read. */
  readonly raw?: string
  readonly to?: To
}

/** What of ours something came to, as far as it says. */
export interface To {
  /** Numbers it names, as `providerId`s; those of people may be among them. */
  readonly receivers?: readonly string[]
  readonly wabaId?: string
}

export type TemplateState = 'approved' | 'pending' | 'paused' | 'disabled' | 'rejected'

/** What a provider says of our own account: a template, a number. Nobody's will is in it. */
export interface Affair {
  readonly type: 'affair'
  /** As of a fact heard. */
  readonly key: string
  /** Epoch ms; undefined where the provider says nothing. */
  readonly at: number | undefined
  /** The key is what it says and nothing more, so the same may be said again and be news. */
  readonly isUndated?: true
  /** Which senders it reaches: those that fit all that is there; of this provider, all. */
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
        /** Announced: from this moment (epoch ms) on it is another category. */
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
  /** Whether it is the provider's own: on the raw bytes, in constant time, before any parsing. */
  readonly isOurs: (incoming: Incoming) => boolean
  /** Status of an answer to what is not: 401 or 403. */
  readonly refusal: 401 | 403
  /** In order; may be read as they are taken, once. */
  readonly parse: (incoming: Incoming) => Iterable<Part>
  /** The body of a 200; never text that a provider would send on to the person. */
  readonly answer: { readonly type: string; readonly body: string }
}

/**
 * Ends the addresses we give to Twilio, which repeats a failed webhook only where its address says so.
 * Source: Twilio, Webhooks: connection overrides.
 */
export const REPEATED = '#rc=5&rp=all'

/** BSUID: two letters of the country, a dot, `ENT.` for a parent id, letters and digits. */
export const USER_ID = /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/

export const isSomebody = (who: Named): boolean =>
  who.phone !== undefined || who.userId !== undefined || who.parentId !== undefined

/** A row of a table by what a provider wrote; nothing for what is in no table. */
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
 * What was read of one entry of a webhook; what of it cannot be placed is kept as this entry alone,
 * so that it is one of its own and holds nobody else's words.
 */
export const ofEntry = (parts: readonly Part[], entry: unknown, to: To = {}): Part[] =>
  parts.map((part) => fromEntry(part, entry, to))

/** The same for one. */
export function fromEntry(part: Part, entry: unknown, to: To = {}): Part {
  if (part.type !== 'unplaced' || entry === undefined) return part
  return { ...part, raw: part.raw ?? JSON.stringify(entry), to: part.to ?? to }
}
