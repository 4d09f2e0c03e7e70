// What a provider that keeps a list of people it does not write to gives us of it. Infobip has one.
// Twilio's is not to be read (it shows in error 21610 alone), and Meta's holds whom we block, not
// who blocks us.

/** One entry of a provider's own list. */
export interface Blocked {
  /** E.164 with `+`. */
  readonly phone: string
  /** The `providerId` of the sender it is for; absent: all of the account's. */
  readonly sender?: string
  /** How it got there, in the provider's word. */
  readonly source: string
  /** Epoch ms. */
  readonly at: number
}

/**
 * Reads the list, page by page: entries that hold WhatsApp messages back.
 * @throws BlocklistFault when the provider does not answer as it should
 */
export type ReadBlocklist = () => AsyncIterable<readonly Blocked[]>

/** Why a list could not be read. `code`: HTTP status, `unreadable`, or a word for the connection. */
export class BlocklistFault extends Error {
  readonly code: string

  constructor(code: string) {
    super(`The provider's list could not be read (${code}).`)
    this.name = 'BlocklistFault'
    this.code = code
  }
}
