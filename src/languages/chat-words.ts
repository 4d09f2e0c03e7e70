// What is written in a chat, by us and, in a link, for the person. Short, no offers, no links: an
// opt-out confirmation may hold nothing but that (CTIA, Messaging Principles, 2023).
// Names of WhatsApp's switch: as the preference page has them.

/** What a text names. `topics` is a list in the language of the text. */
export interface Named {
  readonly business: string
  readonly topics: string
}

export interface ChatWords {
  /**
   * The sentence a wa.me link writes for the person. Whoever adds one tries it against the reading of
   * what comes back (chat/agreement.ts): it may hold no word that turns a sentence round in any
   * language ("no" is Portuguese for "on the"), and it names business and topics whole.
   */
  readonly agreement: (named: Named) => string
  /** Where a notice says `{stop}`. */
  readonly howToStop: string
  /** After an opt-out of all. */
  readonly stopped: (named: Named) => string
  /** After an opt-out of `topics` alone. */
  readonly stoppedTopics: (named: Named) => string
  readonly help: (named: Named) => string
  /** After a consent by their own message or button. */
  readonly welcome: (named: Named) => string
  /** The question of a double opt-in. */
  readonly question: (named: Named) => string
  readonly yes: string
  readonly no: string
  /**
   * Under a question that is shown without its buttons. It asks for their words, since a bare YES is
   * a word that Twilio may take for START.
   */
  readonly howToAnswer: (buttons: { readonly yes: string; readonly no: string }) => string
  /** What marketing is called where an opt-out reached all of it. */
  readonly marketing: string
  /** `topics` come again; the second when nothing does. */
  readonly started: (named: Named) => string
  readonly startedNothing: (named: Named) => string
  /** What is stopped was not stopped by a word. */
  readonly stays: (named: Named) => string
  /** `topics` are held back by the switch in WhatsApp, of which Twilio tells us nothing. */
  readonly switchedOff: (named: Named) => string
  /** `topics` wait for somebody to read wording in doubt. */
  readonly inReview: (named: Named) => string
}
