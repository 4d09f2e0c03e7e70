// What an SMS costs and how it is kept short: a text is sent in segments, each of which is paid
// for and can get lost. Source: 3GPP TS 23.038 (GSM 7-bit alphabet), 23.040 (concatenation).

import type { Named } from '../languages/chat-words.ts'

const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
/** Each of them takes the place of two. */
const EXTENDED = '^{}\\[~]|€\f'

const SEPTETS = new Map([
  ...[...BASIC].map((char) => [char, 1] as const),
  ...[...EXTENDED].map((char) => [char, 2] as const),
])
/** Places of a text alone, and of each part of a longer one: the rest joins the parts. */
const ROOM = { gsm7: { alone: 160, part: 153 }, ucs2: { alone: 70, part: 67 } } as const

export interface Segments {
  readonly encoding: keyof typeof ROOM
  readonly count: number
}

/** How a text is sent. One character outside GSM 7-bit turns all of it into UCS-2. */
export function segmentsOf(text: string): Segments {
  const chars = [...text]
  const isGsm = chars.every((char) => SEPTETS.has(char))
  const encoding = isGsm ? 'gsm7' : 'ucs2'
  const sizes = chars.map((char) => (isGsm ? (SEPTETS.get(char) ?? 1) : char.length))
  const { alone, part } = ROOM[encoding]
  if (sizes.reduce((sum, size) => sum + size, 0) <= alone) {
    return { encoding, count: text === '' ? 0 : 1 }
  }
  let count = 1
  let used = 0
  for (const size of sizes) {
    // No character is parted: an escape stays with what it escapes, a pair together.
    if (used + size > part) {
      count++
      used = 0
    }
    used += size
  }
  return { encoding, count }
}

/** No text of ours takes more. */
export const MOST_SEGMENTS = 3

/** Lengths tried in turn, in UTF-16 units: the name is worth more than the rest. */
const LENGTHS = [
  { business: 200, topics: 400 },
  { business: 200, topics: 120 },
  { business: 80, topics: 80 },
  { business: 50, topics: 40 },
  { business: 30, topics: 30 },
  { business: 20, topics: 20 },
  { business: 12, topics: 12 },
] as const

/** Three dots: the one sign for them would turn the text into UCS-2. */
const DOTS = '...'
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** At most so many UTF-16 units, cut between characters as people see them. */
function cut(text: string, most: number): string {
  const plain = text.replaceAll(/\s+/g, ' ').trim()
  if (plain.length <= most) return plain
  let kept = ''
  for (const { segment } of graphemes.segment(plain)) {
    if (kept.length + segment.length > most - DOTS.length) break
    kept += segment
  }
  return kept.trimEnd() + DOTS
}

/**
 * A text that ends in its link and fits into three segments: where names are too long for that,
 * they are cut; the page behind the link has them whole. The link never is.
 * @param say the words before the link
 */
export function smsWithLink(say: (names: Named) => string, names: Named, url: string): string {
  let text = ''
  for (const most of LENGTHS) {
    const business = cut(names.business, most.business)
    const topics = cut(names.topics, most.topics)
    text = `${say({ business, topics })} ${url}`
    if (segmentsOf(text).count <= MOST_SEGMENTS) break
  }
  return text
}
