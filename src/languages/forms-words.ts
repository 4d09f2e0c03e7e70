// Sentences of the hosted forms that no other page has, and of the same form in a shop's page.

export interface FormWords {
  /** As large as the button that agrees. */
  readonly no: string
  readonly understood: {
    readonly title: string
    readonly text: (business: string) => string
    readonly back: string
  }
  /** In place of the general sentence: here a button says no. */
  readonly topicRequired: string
  readonly agreeAndOpen: string
  /** The door has one topic: the button itself says yes to it. */
  readonly oneTopic: string
  readonly points: {
    readonly title: string
    readonly choose: { readonly title: string; readonly text: string }
    readonly stop: { readonly title: string; readonly text: (number: string) => string }
    readonly refuse: { readonly title: string; readonly text: string }
  }
  readonly kiosk: {
    readonly language: string
    readonly over: string
    readonly phoneHint: string
    readonly agree: string
    readonly no: string
    readonly keypad: string
    readonly erase: string
    readonly clear: string
    readonly plus: string
    readonly done: string
    /** The screen is shared, so WhatsApp is opened on the person's own phone. */
    readonly scan: {
      readonly title: string
      readonly code: string
      readonly given: (business: string) => string
      readonly pending: string
      /** So much was chosen that the code opens the chat alone. */
      readonly bare: (business: string) => string
    }
    readonly idle: {
      readonly title: string
      /** Before and after the number of seconds. */
      readonly counts: readonly [before: string, after: string]
      readonly more: string
    }
    readonly wrongTerminal: readonly [title: string, text: string]
  }
}

export interface EmbedWords {
  readonly title: (business: string) => string
  readonly lead: (business: string) => string
  readonly banner: (business: string) => string
  readonly choose: string
  readonly agree: string
  readonly no: string
  readonly close: string
  readonly done: string
  readonly given: string
  readonly again: (number: string) => string
  readonly topicRequired: string
  readonly failed: string
}
