// What an invitation says by SMS, in English and Japanese. Who writes, what about, how to refuse,
// and the link at the end; the page behind it has the whole notice.
// Source: CTIA, Messaging Principles (2023): name the sender, say how to opt out; 特定電子メール法
// (name of the sender, way to refuse).

import type { SmsNames } from '../chat/sms.ts'
import { spokenIn } from '../places/language.ts'

interface InvitationWords {
  /** To a sender that takes replies. */
  readonly sms: (names: SmsNames) => string
  /** To one that takes none: the page has the no. */
  readonly smsOneWay: (names: SmsNames) => string
}

const WORDS: Readonly<Record<string, InvitationWords>> = {
  en: {
    sms: ({ business, topics }) =>
      `${business}: may we send you ${topics} on WhatsApp? Reply STOP to refuse all messages. Read and decide:`,
    smsOneWay: ({ business, topics }) =>
      `${business}: may we send you ${topics} on WhatsApp? Read, agree or refuse:`,
  },
  ja: {
    sms: ({ business, topics }) =>
      `${business}です。WhatsAppで${topics}をお送りしてもよろしいですか。お断りの場合はSTOPとご返信ください。内容の確認・同意はこちら`,
    smsOneWay: ({ business, topics }) =>
      `${business}です。WhatsAppで${topics}をお送りしてもよろしいですか。内容の確認・同意・お断りはこちら`,
  },
}

/** The words of a language (BCP 47); undefined where there are none. */
export const invitationWords = (language: string): InvitationWords | undefined =>
  WORDS[language.split('-')[0] ?? '']

/**
 * The language to invite in: the one asked for, else the one most spoken where the number is, as
 * far as the business writes it and we do; else the business's first that we do; else English.
 * @param country ISO 3166-1 alpha-2 of the number
 * @returns a base tag: `ja` for `ja-JP`
 */
export function invitationLanguage(
  asked: string | undefined,
  country: string | undefined,
  languages: readonly string[],
): string {
  const spoken = spokenIn(country)
  const base = (tag: string) => tag.split('-')[0]
  const found = [asked, languages.find((tag) => base(tag) === spoken), ...languages].find(
    (tag) => tag !== undefined && invitationWords(tag) !== undefined,
  )
  return base(found ?? 'en') ?? 'en'
}
