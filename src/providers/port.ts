// What every provider gives us: a check that a webhook is its own, and what the webhook says, in
// our words. Nothing of a provider's format leaves its folder.

/** How a person is named by a provider. At least one is there. */
export interface Named {
  /** E.164 with `+`. */
  readonly phone?: string
  /** BSUID, exactly as Meta wrote it. */
  readonly userId?: string
}

/** What an error of a provider means for us. */
export type ErrorClass = 'personStop' | 'person' | 'temporary' | 'ours' | 'unsure'

/**
 * What a failure changes in a person's standing. `stopped`: they sent the provider a STOP that it
 * answers with silence for everything from this number.
 */
export type Failure = 'undelivered' | 'invalid' | 'limit' | 'experiment' | 'stopped' | 'other'

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
  /** Which of our numbers: the `providerId` of a sender. */
  readonly receiver: string
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
        /** Kept as evidence: kind of message, advertisement, message it answers. */
        readonly about: { readonly [name: string]: string }
      }
    | { readonly type: 'preference'; readonly value: 'stop' | 'resume' }
    | {
        readonly type: 'status'
        /** The provider's. */
        readonly messageId: string
        /** Ours, where it rode along. */
        readonly reference?: string
        readonly state: 'sent' | 'delivered' | 'read' | 'failed'
        readonly category?: 'marketing' | 'utility' | 'authentication'
        readonly error?: ProviderError
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
}

export type Part = Heard | Unplaced

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
  readonly parse: (incoming: Incoming) => readonly Part[]
  /** The body of a 200; never text that a provider would send on to the person. */
  readonly answer: { readonly type: string; readonly body: string }
}

/** JSON or undefined: what is signed and yet no JSON is set aside like anything unreadable. */
export function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}

export const unplaced = (reason: Unplaced['reason'], what: string): Unplaced => ({
  type: 'unplaced',
  reason,
  what: what.slice(0, 60),
})
