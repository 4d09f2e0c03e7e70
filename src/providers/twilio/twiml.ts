// TwiML of what is said in a call, built by Twilio's own package.

import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js'
import type { CallEndpoint, Spoken } from '../calling.ts'

/**
 * Voices by language, and by region where people would hear a stranger; Twilio's default speaks
 * English only. Source: Twilio, Text-to-Speech, available voices and languages.
 */
const VOICES: Readonly<Record<string, VoiceResponse.SayAttributes>> = {
  en: { language: 'en-US', voice: 'Polly.Joanna' },
  'en-GB': { language: 'en-GB', voice: 'Polly.Amy' },
  ja: { language: 'ja-JP', voice: 'Polly.Mizuki' },
  es: { language: 'es-US', voice: 'Polly.Lupe' },
  'es-ES': { language: 'es-ES', voice: 'Polly.Lucia' },
  'es-MX': { language: 'es-MX', voice: 'Polly.Mia' },
  pt: { language: 'pt-BR', voice: 'Polly.Camila' },
  'pt-PT': { language: 'pt-PT', voice: 'Polly.Ines' },
  fr: { language: 'fr-FR', voice: 'Polly.Lea' },
  'fr-CA': { language: 'fr-CA', voice: 'Polly.Chantal' },
  de: { language: 'de-DE', voice: 'Polly.Vicki' },
  it: { language: 'it-IT', voice: 'Polly.Bianca' },
  nl: { language: 'nl-NL', voice: 'Polly.Lotte' },
  id: { language: 'id-ID', voice: 'Google.id-ID-Standard-A' },
  hi: { language: 'hi-IN', voice: 'Polly.Aditi' },
  ar: { language: 'arb', voice: 'Polly.Zeina' },
}
/** Seconds of silence after which nothing counts as pressed. */
const KEY_SECONDS = 8
/** Between two digits of a number: people look at their notes. */
const NUMBER_SECONDS = 12
/** Twilio takes 4,096 characters in one `<Say>`. */
const PIECE = /[\s\S]{1,3000}/gu

/** Noncharacters that the builder throws at. @see W3C, XML 1.0 (2008), 2.2 */
const NOT_XML = /[\ufffe\uffff]/g

type Sayer = { say(attributes: VoiceResponse.SayAttributes, message: string): unknown }

export const twiml: CallEndpoint['render'] = (spoken, next) => {
  const response = new VoiceResponse()
  if (spoken?.listen === undefined) {
    if (spoken) {
      speak(response, spoken)
      response.hangup()
    }
  } else {
    const isKey = spoken.listen === 'key'
    const gather = response.gather({
      input: ['dtmf'],
      ...(isKey && { numDigits: 1 }),
      // No finishing key where one key is the answer, so that # is told like any other.
      finishOnKey: isKey ? '' : '#',
      timeout: isKey ? KEY_SECONDS : NUMBER_SECONDS,
      // Silence is told too: it is asked about once more, and is never an answer.
      actionOnEmptyResult: true,
      action: next,
      method: 'POST',
    })
    speak(gather, spoken)
  }
  return { type: 'text/xml', body: response.toString() }
}

function speak(to: Sayer, { say }: Spoken): void {
  for (const { language, text } of say) {
    const voice = VOICES[language] ?? VOICES[language.split('-')[0] ?? ''] ?? {}
    for (const piece of text.replaceAll(NOT_XML, '').match(PIECE) ?? []) to.say(voice, piece)
  }
}
