import type { ChatWords } from '../chat-words.ts'

export const chat: ChatWords = {
  agreement: ({ business, topics }) =>
    `Ich stimme zu, ${topics} von ${business} über WhatsApp zu erhalten.`,
  howToStop: 'Antworten Sie jederzeit mit STOP, um keine Nachrichten mehr zu erhalten.',
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
  started: ({ business, topics }) =>
    `Sie erhalten von ${business} wieder Nachrichten zu: ${topics}. Mit STOP enden sie.`,
  startedNothing: ({ business }) =>
    `Es ist nichts mehr angehalten. ${business} schreibt Ihnen nur zu Themen, denen Sie zustimmen.`,
  stays: ({ business }) =>
    `Was Sie anders als mit STOP beendet haben, bleibt beendet. Um es wieder zu erhalten, stimmen Sie auf einer Seite von ${business} zu und antworten Sie mit START.`,
  switchedOff: ({ business, topics }) =>
    `Diese Nachrichten bleiben aus: ${topics}. In WhatsApp selbst ist „Angebote und Ankündigungen“ ausgeschaltet. Tippen Sie oben im Chat auf den Namen von ${business} und schalten Sie es ein. Kommt danach nichts, stimmen Sie auf einer Seite von ${business} noch einmal zu.`,
  inReview: ({ business, topics }) =>
    `Was Sie geschrieben haben, war vielleicht ein Nein, und ${business} muss es noch lesen. Bis dahin erhalten Sie keine Nachrichten zu: ${topics}.`,
}
