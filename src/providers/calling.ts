// What a provider of telephone calls gives us: what its webhooks say of a call, and how it is told
// what to say and listen for. Nothing of its format leaves its folder.

import type { Incoming, ProviderError, Unplaced } from './port.ts'

/** Who answered a call of ours. What is not surely a person is none. */
export type Verdict = 'human' | 'machine' | 'unknown'

/** One webhook of a call. `callId` is the provider's and stays the same through a call. */
export type CallHeard =
  | {
      /** The call waits for what we say next. */
      readonly type: 'turn'
      readonly callId: string
      /** `placed`: we called the person. */
      readonly direction: 'inbound' | 'placed'
      /** E.164 of the person; undefined where it is withheld or none. */
      readonly person: string | undefined
      /** Our number. */
      readonly receiver: string
      /** The network vouches that the caller may use this number. */
      readonly isVouched: boolean
      /** The network looked, and could not say that the call is from this number. */
      readonly isDoubted: boolean
      /** What the network says about the caller id, as it came. */
      readonly attestation: string | undefined
      readonly verdict: Verdict | undefined
      /** Keys pressed since we spoke; empty: none were. Undefined: we did not ask. */
      readonly keys: string | undefined
      /** An answer of ours did not arrive, so it asks once more what is to be done now. */
      readonly isFallback?: true
    }
  | { readonly type: 'verdict'; readonly callId: string; readonly verdict: Verdict }
  | {
      readonly type: 'status'
      readonly callId: string
      readonly state: 'sent' | 'delivered' | 'failed'
      readonly verdict: Verdict | undefined
      readonly error?: ProviderError
    }

/** What is said, in order, and what is listened for then; without it the call ends. */
export interface Spoken {
  readonly say: readonly { readonly language: string; readonly text: string }[]
  /** `key`: one key, at once. `number`: keys up to `#`. */
  readonly listen?: 'key' | 'number' | undefined
}

/** Where a provider asks what a call is to do: `path`, then the slug of a door. */
export interface CallEndpoint {
  readonly provider: 'twilio' | 'sandbox'
  readonly path: string
  /** On the raw bytes, in constant time, before any parsing. */
  readonly isOurs: (incoming: Incoming) => boolean
  readonly refusal: 401 | 403
  readonly parse: (incoming: Incoming) => CallHeard | Unplaced
  /**
   * @param next address at which the provider tells what was pressed
   * @returns the body of a 200; undefined `spoken`: nothing more is to be done
   */
  readonly render: (
    spoken: Spoken | undefined,
    next: string,
  ) => { readonly type: string; readonly body: string }
}
