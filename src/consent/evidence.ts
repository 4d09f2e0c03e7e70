// What proves a fact: every field that the toolkit itself adds. What a caller adds of its own stands
// under `provided`, and is never read as a field of ours.

import type { ActKind, Scope } from './events.ts'

/** Any JSON value, kept exactly. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** What the source of a fact adds of its own: any object of JSON, kept exactly. */
export type Provided = { readonly [key: string]: Json }

/** The words a person was shown; of a grant, what it stands on. */
export interface ShownWords {
  readonly noticeId: string
  readonly noticeVersion: number
  /** Of the notice version, in all its languages. */
  readonly digest: string
  /** As rendered, or as spoken. */
  readonly text: string
  /** Tag of the language of `text`. */
  readonly language: string
  /** As displayed then. */
  readonly businessName: string
  /** Keys of the topics they name. */
  readonly topics: readonly string[]
}

/** A box as it stood on a form or page: what its topic was called there, and what was said of it. */
export interface ShownBox {
  readonly topic: string
  readonly label: string
  readonly description?: string
}

/** How the words of a chat were read. */
interface ReadAs {
  readonly meaning: 'stop' | 'doubt' | 'start' | 'help' | 'none'
  /** 1 a word alone, 2 a clear sentence, 3 in doubt. */
  readonly level?: 1 | 2 | 3
  /** Version of the word list. */
  readonly list?: string
  readonly word?: string
  /** Language of the word; empty where it is of none. */
  readonly language?: string
}

/** What the person did, and what of ours it went through. */
interface Acted {
  /** `at`: ISO 8601, as the source claims it. */
  readonly act?: { readonly kind: ActKind; readonly at: string }
  readonly provided?: Provided
  /** The API key through which it came, where a business's server reported it. */
  readonly recordedBy?: string
  /** What they heard in answer, in a call. */
  readonly told?: string
  /** A consent that waits for a WhatsApp message of theirs; no question is sent to get one. */
  readonly until?: 'message'
  /** The question in the chat shows the notice's words itself. */
  readonly asksWith?: 'words'
  /** Path of our page, its language, how it was reached, and the boxes or the button chosen. */
  readonly page?: string
  readonly pageLanguage?: string
  readonly link?: string
  readonly ticked?: readonly string[]
  /** The boxes ticked for a yes, with the words that stood beside them. */
  readonly boxes?: readonly ShownBox[]
  readonly oneClick?: true
}

/** A message or a call as a provider's webhook brought it. */
interface Heard {
  readonly provider?: string
  /** E.164 of our number. */
  readonly receiver?: string
  /** Kind of message; of a message of ours, what it claimed to be. */
  readonly kind?: string
  /** The provider's. */
  readonly messageId?: string
  /** Ids of the messages it answers, or edits. */
  readonly answers?: string
  readonly edits?: string
  readonly adId?: string
  readonly adType?: string
  /** Of a button. */
  readonly payload?: string
  readonly forwarded?: true
  /** The provider itself recognised this word, and answered it. */
  readonly handled?: 'stop' | 'start' | 'help'
  readonly read?: ReadAs
  /** What they sent, where `text` is the words shown. */
  readonly said?: string
  readonly keyword?: string
  /** `true`: a keyword sent again. Else the id of an opt-out that already says as much. */
  readonly repeats?: true | string
  /**
   * Where one message makes several opt-outs: on the first, how far the others reach; on the others,
   * the id of the first.
   */
  readonly also?: readonly Scope[]
  readonly partOf?: string
  readonly signupId?: string
  readonly signup?: { readonly id: string; readonly version: string; readonly privacyUrl: string }
  readonly flow?: {
    readonly id: string
    readonly version: string
    readonly ticked: readonly { readonly field: string; readonly label: string }[]
  }
}

/** What became of a message of ours. */
interface Sent {
  readonly errorCode?: string
  /** Of a question or an answer. */
  readonly purpose?: string
  /** Codes of what kept it back. */
  readonly reasons?: readonly string[]
}

/** What somebody of the business, a list or a file says. */
interface Reported {
  /** Why a hold was placed. */
  readonly reason?: string
  readonly by?: string
  readonly note?: string
  readonly scope?: Scope
  /** A provider's list, how somebody came onto it, and that it was compared with ours. */
  readonly list?: string
  readonly source?: string
  readonly blocklist?: true
  /** The import, the row, and the act the row claims. */
  readonly import?: { readonly id: string; readonly row?: number; readonly claimed?: string }
}

/** Facts that follow from others. */
interface Derived {
  /** Id of the fact it follows from, or why in words. */
  readonly because?: string
  /** Id of the no it says again. */
  readonly follows?: string
  readonly breaker?: string
  readonly settledBy?: string
  /** What an erasure took away, and which noes it left. */
  readonly erased?: readonly string[]
  readonly kept?: readonly string[]
}

const WORDS = [
  'noticeId',
  'noticeVersion',
  'digest',
  'text',
  'language',
  'businessName',
  'topics',
  'boxes',
] as const

/** The words and boxes that a question showed. They become the evidence of a yes to it. */
export const shownWords = (
  evidence: Evidence = {},
): Partial<Pick<Evidence, (typeof WORDS)[number]>> =>
  Object.fromEntries(
    WORDS.flatMap((name) => (evidence[name] === undefined ? [] : [[name, evidence[name]]])),
  )

export interface Evidence extends Partial<ShownWords>, Acted, Heard, Sent, Reported, Derived {}
