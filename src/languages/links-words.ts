// Sentences of what links and codes lead to, of what is printed with them, and of what brings a link.

import type { Named } from './chat-words.ts'

export interface LinkWords {
  readonly title: (business: string) => string
  readonly lead: (business: string) => string
  readonly topics: string
  readonly open: string
  readonly openHint: string
  readonly phone: string
  readonly phoneHint: string
  readonly code: (business: string) => string
  readonly number: string
  readonly numberHint: string
  readonly message: string
  readonly stopTitle: string
  readonly stop: (number: string) => string
  readonly words: string
  readonly poster: PosterWords
}

export interface PosterWords {
  /** The heading: what to do. */
  readonly scan: string
  readonly how: string
  readonly about: string
  readonly words: string
  /** In place of topics and words that do not fit: where both are. */
  readonly full: (address: string) => string
  readonly stop: (number: string) => string
  /** @param centimetres from which a phone reads the code */
  readonly reach: (millimetres: number, centimetres: number) => string
  readonly wording: (id: string, version: number) => string
  readonly fold: string
}

export interface ConfirmWords {
  /** The last step of a double opt-in. */
  readonly question: {
    readonly title: string
    readonly lead: (business: string) => string
    readonly agree: string
  }
  /** Behind the link of an invitation. */
  readonly invitation: {
    readonly title: (business: string) => string
    readonly lead: (business: string) => string
    readonly agree: string
    /** Where the business has no WhatsApp number to open. */
    readonly agreeOnly: string
  }
  readonly decline: string
  /** After a yes: as easy as the yes was. */
  readonly takeBack: string
  /** Beside the buttons. */
  readonly unchanged: string
  readonly tapped: { readonly title: string; readonly lead: (business: string) => string }
  readonly agreed: { readonly title: string; readonly lead: (business: string) => string }
  readonly declined: { readonly title: string; readonly lead: (business: string) => string }
  /** A no after a yes; the topics follow. */
  readonly withdrawn: { readonly title: string; readonly lead: (business: string) => string }
  readonly expired: { readonly title: string; readonly lead: (business: string) => string }
  readonly changed: string
  readonly open: string
  readonly openHint: string
  readonly form: string
  readonly onWhatsApp: string
  readonly words: string
  readonly agreedWords: string
  readonly when: string
  readonly stop: (number: string) => string
  readonly stopNoNumber: string
  readonly again: (number: string) => string
  /** Under a no: a yes through the same link changes nothing any more. */
  readonly stands: (business: string) => string
}

/**
 * An invitation by SMS: who writes, what about, how to refuse; the link comes behind it, and the page
 * it leads to has the whole notice.
 * Source: CTIA, Messaging Principles (2023): name the sender, say how to opt out; 特定電子メール法
 * (name of the sender, way to refuse).
 */
export interface InvitationWords {
  /** To a sender that takes replies. */
  readonly sms: (names: Named) => string
  /** To one that takes none: the page has the no. */
  readonly smsOneWay: (names: Named) => string
}
