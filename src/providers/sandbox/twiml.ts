// Reads the TwiML our calls are answered with, as Twilio would: what is said, what is listened for.
// Only what our own server writes; anything else ends the call.

import { rowOf } from '../port.ts'

export interface Heard {
  readonly say: readonly { readonly language: string; readonly text: string }[]
  /** Undefined: the call ends after what was said. */
  readonly gather?: {
    /** Where the keys go. */
    readonly action: string
    /** Undefined: as many as come before the finishing key. */
    readonly most: number | undefined
    /** Empty: none. */
    readonly finish: string
  }
}

const TOKEN = /<(\/?)(\w+)((?:\s+[\w:-]+="[^"]*")*)\s*\/?>|([^<]+)/g
const ENTITIES: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" },
}

const plain = (text: string): string =>
  text.replaceAll(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return rowOf(ENTITIES, name) ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })

const attributesOf = (text: string): ReadonlyMap<string, string> =>
  new Map(
    [...text.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      plain(value),
    ]),
  )

export function readTwiml(xml: string): Heard {
  const say: { language: string; text: string }[] = []
  let gather: Heard['gather']
  let language: string | undefined
  for (const [, closing, name, attributes = '', text] of xml.matchAll(TOKEN)) {
    if (text !== undefined) {
      if (language !== undefined) say.push({ language, text: plain(text) })
    } else if (closing) {
      if (name === 'Say') language = undefined
    } else if (name === 'Say') {
      language = attributesOf(attributes).get('language') ?? 'en-US'
    } else if (name === 'Gather') {
      const given = attributesOf(attributes)
      const digits = given.get('numDigits')
      gather = {
        action: given.get('action') ?? '',
        most: digits === undefined ? undefined : Number(digits),
        finish: given.get('finishOnKey') ?? '#',
      }
    }
  }
  return gather ? { say, gather } : { say }
}
