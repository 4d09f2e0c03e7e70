// The sentence a wa.me link writes for the person, by language. Whoever adds one tries it against
// the reading of what comes back (chat/agreement.ts): it may hold no word that turns a sentence
// round in any language ("no" is Portuguese for "on the"), and it names business and topics whole.

type Sentence = (business: string, topics: string) => string

const SENTENCES: Readonly<Record<string, Sentence>> = {
  en: (business, topics) => `I agree to get ${topics} from ${business} on WhatsApp.`,
  ja: (business, topics) => `${business}から${topics}をWhatsAppで受け取ることに同意します。`,
  es: (business, topics) => `Acepto recibir ${topics} de ${business} por WhatsApp.`,
  pt: (business, topics) => `Aceito receber ${topics} de ${business} pelo WhatsApp.`,
  fr: (business, topics) => `J’accepte de recevoir ${topics} de ${business} sur WhatsApp.`,
  de: (business, topics) => `Ich stimme zu, ${topics} von ${business} über WhatsApp zu erhalten.`,
  it: (business, topics) => `Accetto di ricevere ${topics} da ${business} su WhatsApp.`,
  nl: (business, topics) => `Ik ga akkoord met ${topics} van ${business} via WhatsApp.`,
  id: (business, topics) => `Saya setuju menerima ${topics} dari ${business} lewat WhatsApp.`,
  hi: (business, topics) => `मैं ${business} से ${topics} WhatsApp पर पाने के लिए सहमत हूँ।`,
  ar: (business, topics) => `أوافق على تلقي ${topics} من ${business} عبر واتساب.`,
}

/** Languages with a sentence of their own; others get the English one. */
export const SENTENCE_LANGUAGES: readonly string[] = Object.keys(SENTENCES)

/** @param topics labels, in the order of the door */
export function sentenceIn(language: string, business: string, topics: readonly string[]): string {
  const base = language.split('-')[0] ?? ''
  const known = Object.hasOwn(SENTENCES, base) ? base : 'en'
  // Arabic writes its "and" onto the word that follows, which then is another word.
  const list =
    known === 'ar'
      ? topics.join('، ')
      : new Intl.ListFormat(known, { type: 'conjunction' }).format(topics)
  return (SENTENCES[known] as Sentence)(business, list)
}
