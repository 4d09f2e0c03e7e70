// What we answer in a chat, in the languages whose stop words we read. Short, no offers, no links:
// an opt-out confirmation may hold nothing but that (CTIA, Messaging Principles, 2023).

import { type Named, STARTED, type Started } from './started.ts'

interface Answers extends Started {
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
}

/**
 * Name of the template a question goes by while no window is open: business and topics, and two
 * quick replies.
 */
export const CONFIRMATION_TEMPLATE = 'optin_confirmation'

export const ANSWERS: Readonly<Record<string, Answers>> = {
  en: {
    ...STARTED.en,
    stopped: ({ business }) =>
      `You will get no more messages from ${business}. To start again, reply START.`,
    stoppedTopics: ({ business, topics }) =>
      `You will get no more messages about ${topics} from ${business}.`,
    help: ({ business }) =>
      `You are chatting with ${business}. Reply STOP to get no more messages.`,
    welcome: ({ business, topics }) =>
      `Thank you. ${business} may now write to you about ${topics}. Reply STOP at any time to end this.`,
    question: ({ business, topics }) =>
      `Would you like to get messages about ${topics} from ${business} on WhatsApp? You can end them at any time by replying STOP.`,
    yes: 'Yes, I agree',
    no: 'No, thanks',
    howToAnswer: ({ yes, no }) => `Reply “${yes}” or “${no}”.`,
    marketing: 'offers',
  },
  ja: {
    ...STARTED.ja,
    stopped: ({ business }) =>
      `${business}からのメッセージを停止しました。再開するには「START」と返信してください。`,
    stoppedTopics: ({ business, topics }) => `${business}からの${topics}の配信を停止しました。`,
    help: ({ business }) =>
      `こちらは${business}です。メッセージを止めるには「停止」と返信してください。`,
    welcome: ({ business, topics }) =>
      `ありがとうございます。${business}から${topics}をお送りします。いつでも「停止」と返信すると止められます。`,
    question: ({ business, topics }) =>
      `${business}から${topics}をWhatsAppで受け取りますか。いつでも「停止」と返信すると止められます。`,
    yes: 'はい、同意します',
    no: 'いいえ',
    howToAnswer: ({ yes, no }) => `「${yes}」または「${no}」と返信してください。`,
    marketing: 'お得な情報',
  },
  es: {
    ...STARTED.es,
    stopped: ({ business }) =>
      `No recibirá más mensajes de ${business}. Para volver a recibirlos, responda START.`,
    stoppedTopics: ({ business, topics }) =>
      `No recibirá más mensajes de ${business} sobre ${topics}.`,
    help: ({ business }) =>
      `Está en un chat con ${business}. Responda STOP para no recibir más mensajes.`,
    welcome: ({ business, topics }) =>
      `Gracias. ${business} puede escribirle ahora sobre ${topics}. Responda STOP cuando quiera para terminar.`,
    question: ({ business, topics }) =>
      `¿Quiere recibir mensajes de ${business} sobre ${topics} por WhatsApp? Puede terminar cuando quiera respondiendo STOP.`,
    yes: 'Sí, acepto',
    no: 'No, gracias',
    howToAnswer: ({ yes, no }) => `Responda «${yes}» o «${no}».`,
    marketing: 'ofertas',
  },
  pt: {
    ...STARTED.pt,
    stopped: ({ business }) =>
      `Você não receberá mais mensagens de ${business}. Para voltar a receber, responda START.`,
    stoppedTopics: ({ business, topics }) =>
      `Você não receberá mais mensagens de ${business} sobre ${topics}.`,
    help: ({ business }) =>
      `Esta é uma conversa com ${business}. Responda STOP para não receber mais mensagens.`,
    welcome: ({ business, topics }) =>
      `Obrigado. ${business} agora pode escrever para você sobre ${topics}. Responda STOP a qualquer momento para parar.`,
    question: ({ business, topics }) =>
      `Quer receber mensagens de ${business} sobre ${topics} pelo WhatsApp? Pode parar a qualquer momento respondendo STOP.`,
    yes: 'Sim, aceito',
    no: 'Não aceito',
    howToAnswer: ({ yes, no }) => `Responda “${yes}” ou “${no}”.`,
    marketing: 'ofertas',
  },
  fr: {
    ...STARTED.fr,
    stopped: ({ business }) =>
      `Vous ne recevrez plus de messages de ${business}. Pour reprendre, répondez START.`,
    stoppedTopics: ({ business, topics }) =>
      `Vous ne recevrez plus de messages de ${business} sur : ${topics}.`,
    help: ({ business }) =>
      `Vous discutez avec ${business}. Répondez STOP pour ne plus recevoir de messages.`,
    welcome: ({ business, topics }) =>
      `Merci. ${business} peut maintenant vous écrire sur : ${topics}. Répondez STOP à tout moment pour arrêter.`,
    question: ({ business, topics }) =>
      `Souhaitez-vous recevoir sur WhatsApp des messages de ${business} sur : ${topics} ? Vous pourrez arrêter à tout moment en répondant STOP.`,
    yes: 'Oui, j’accepte',
    no: 'Non, merci',
    howToAnswer: ({ yes, no }) => `Répondez «\u202f${yes}\u202f» ou «\u202f${no}\u202f».`,
    marketing: 'offres',
  },
  de: {
    ...STARTED.de,
    stopped: ({ business }) =>
      `Sie erhalten keine Nachrichten mehr von ${business}. Mit START beginnen sie wieder.`,
    stoppedTopics: ({ business, topics }) =>
      `Sie erhalten von ${business} keine Nachrichten mehr zu: ${topics}.`,
    help: ({ business }) =>
      `Sie chatten mit ${business}. Mit STOP erhalten Sie keine Nachrichten mehr.`,
    welcome: ({ business, topics }) =>
      `Danke. ${business} darf Ihnen jetzt schreiben zu: ${topics}. Mit STOP endet das jederzeit.`,
    question: ({ business, topics }) =>
      `Möchten Sie von ${business} auf WhatsApp Nachrichten erhalten zu: ${topics}? Mit STOP endet das jederzeit.`,
    yes: 'Ja, ich stimme zu',
    no: 'Nein, danke',
    howToAnswer: ({ yes, no }) => `Antworten Sie mit „${yes}“ oder „${no}“.`,
    marketing: 'Angebote',
  },
  it: {
    ...STARTED.it,
    stopped: ({ business }) =>
      `Non riceverà più messaggi da ${business}. Per ricominciare risponda START.`,
    stoppedTopics: ({ business, topics }) =>
      `Non riceverà più messaggi da ${business} su: ${topics}.`,
    help: ({ business }) =>
      `Sta scrivendo a ${business}. Risponda STOP per non ricevere più messaggi.`,
    welcome: ({ business, topics }) =>
      `Grazie. ${business} ora può scriverle su: ${topics}. Risponda STOP in ogni momento per terminare.`,
    question: ({ business, topics }) =>
      `Vuole ricevere su WhatsApp messaggi da ${business} su: ${topics}? Può terminare in ogni momento rispondendo STOP.`,
    yes: 'Sì, accetto',
    no: 'No, grazie',
    howToAnswer: ({ yes, no }) => `Risponda «${yes}» oppure «${no}».`,
    marketing: 'offerte',
  },
  nl: {
    ...STARTED.nl,
    stopped: ({ business }) =>
      `U krijgt geen berichten meer van ${business}. Antwoord START om weer te beginnen.`,
    stoppedTopics: ({ business, topics }) =>
      `U krijgt van ${business} geen berichten meer over ${topics}.`,
    help: ({ business }) =>
      `U chat met ${business}. Antwoord STOP om geen berichten meer te krijgen.`,
    welcome: ({ business, topics }) =>
      `Dank u. ${business} mag u nu schrijven over ${topics}. Antwoord op elk moment STOP om te stoppen.`,
    question: ({ business, topics }) =>
      `Wilt u op WhatsApp berichten van ${business} krijgen over ${topics}? U kunt op elk moment stoppen met STOP.`,
    yes: 'Ja, akkoord',
    no: 'Nee, dank u',
    howToAnswer: ({ yes, no }) => `Antwoord ‘${yes}’ of ‘${no}’.`,
    marketing: 'aanbiedingen',
  },
  id: {
    ...STARTED.id,
    stopped: ({ business }) =>
      `Anda tidak akan menerima pesan lagi dari ${business}. Untuk memulai lagi, balas START.`,
    stoppedTopics: ({ business, topics }) =>
      `Anda tidak akan lagi menerima pesan tentang ${topics} dari ${business}.`,
    help: ({ business }) =>
      `Anda sedang mengobrol dengan ${business}. Balas STOP untuk tidak menerima pesan lagi.`,
    welcome: ({ business, topics }) =>
      `Terima kasih. ${business} kini boleh menulis kepada Anda tentang ${topics}. Balas STOP kapan saja untuk berhenti.`,
    question: ({ business, topics }) =>
      `Apakah Anda ingin menerima pesan tentang ${topics} dari ${business} di WhatsApp? Anda dapat berhenti kapan saja dengan membalas STOP.`,
    yes: 'Ya, saya setuju',
    no: 'Tidak',
    howToAnswer: ({ yes, no }) => `Balas “${yes}” atau “${no}”.`,
    marketing: 'penawaran',
  },
  hi: {
    ...STARTED.hi,
    stopped: ({ business }) =>
      `अब आपको ${business} से कोई संदेश नहीं मिलेगा। फिर से शुरू करने के लिए START लिखें।`,
    stoppedTopics: ({ business, topics }) => `अब आपको ${business} से ${topics} के संदेश नहीं मिलेंगे।`,
    help: ({ business }) => `आप ${business} से बात कर रहे हैं। संदेश बंद करने के लिए STOP लिखें।`,
    welcome: ({ business, topics }) =>
      `धन्यवाद। ${business} अब आपको ${topics} के बारे में लिख सकता है। रोकने के लिए कभी भी STOP लिखें।`,
    question: ({ business, topics }) =>
      `क्या आप WhatsApp पर ${business} से ${topics} के संदेश पाना चाहते हैं? आप कभी भी STOP लिखकर इन्हें रोक सकते हैं।`,
    yes: 'हाँ, सहमत हूँ',
    no: 'नहीं',
    howToAnswer: ({ yes, no }) => `जवाब में “${yes}” या “${no}” लिखें।`,
    marketing: 'ऑफ़र',
  },
  ar: {
    ...STARTED.ar,
    stopped: ({ business }) => `لن تصلك أي رسائل أخرى من ${business}. للبدء من جديد أرسل START.`,
    stoppedTopics: ({ business, topics }) => `لن تصلك رسائل أخرى من ${business} حول ${topics}.`,
    help: ({ business }) => `أنت تتحدث مع ${business}. أرسل STOP حتى لا تصلك رسائل أخرى.`,
    welcome: ({ business, topics }) =>
      `شكرًا لك. يمكن لـ ${business} الآن مراسلتك حول ${topics}. أرسل STOP في أي وقت للإيقاف.`,
    question: ({ business, topics }) =>
      `هل ترغب في تلقي رسائل ${business} حول ${topics} على واتساب؟ يمكنك الإيقاف في أي وقت بإرسال STOP.`,
    yes: 'نعم، أوافق',
    no: 'لا، شكرًا',
    howToAnswer: ({ yes, no }) => `أجب بـ «${yes}» أو «${no}».`,
    marketing: 'العروض',
  },
}

/** The first of these languages (BCP 47) we can answer in; else English. */
export function answersIn(...languages: readonly (string | undefined)[]): {
  readonly language: string
  readonly words: Answers
} {
  for (const tag of languages) {
    const language = tag?.split('-')[0] ?? ''
    const words = Object.hasOwn(ANSWERS, language) ? ANSWERS[language] : undefined
    if (words) return { language, words }
  }
  return { language: 'en', words: ANSWERS.en as Answers }
}
