// Everything our calls say, but for the notice itself. Short sentences: nobody can look back at what
// they heard.

/** What the sentences name. `number` is spoken digit by digit. */
interface CallNames {
  readonly business: string
  /** Our number on WhatsApp; undefined when there is none. */
  readonly number: string | undefined
}

export interface CallWords {
  /** To somebody who called us, and to somebody we call. */
  readonly hello: (names: CallNames) => string
  readonly calling: (names: CallNames) => string
  /** Where the notice does not say it. */
  readonly onWhatsApp: string
  readonly offerKeys: string
  /** `key` chooses this language; the second is said where keys end with the hash key. */
  readonly language: (key: string) => string
  readonly numberLanguage: (key: string) => string
  readonly numberWithheld: string
  readonly numberLandline: string
  readonly check: (number: string) => string
  /** Beside `offerKeys`, where a number was keyed in. */
  readonly keyAgain: string
  readonly silence: string
  readonly wrongKey: string
  readonly wrongNumber: string
  /**
   * After key 1: the same for everybody, and true for all. Whoever said no before is sent nothing, and
   * nobody learns on the telephone whether the owner of a number did.
   */
  readonly agreed: (names: CallNames) => string
  readonly declined: string
  /** After silence or keys that made no sense. */
  readonly nothing: string
  /** To a machine: who called, and no offer. */
  readonly machine: (names: CallNames) => string
  readonly closed: (names: CallNames) => string
  /** How `+` is said, and what parts the groups of a number. */
  readonly plus: string
  readonly pause: string
}
