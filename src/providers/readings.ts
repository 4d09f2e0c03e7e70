// A webhook in which a name stands twice can be read in several ways. What all readings agree on is
// taken. Of the rest every no counts, whichever reading it is in, and nothing else does: a lost no
// violates somebody's will, while one too many is lifted by a word of theirs. The rest is set aside.

import { createHash } from 'node:crypto'
import { z } from 'zod'
import { MESSAGE_MOST } from '../chat/words.ts'
import { READINGS_MOST, readingsOf } from '../json.ts'
import { type Heard, type Part, type To, unplaced } from './port.ts'

/** Reads a JSON body. @param parse of one reading of it; gets `undefined` for what is no JSON */
export function readJson(bytes: Buffer, parse: (body: unknown) => Iterable<Part>): Iterable<Part> {
  const [body, ...others] = readingsOf(bytes.toString('utf8'))
  // With one reading there is nothing to compare, so a generator stays one.
  return others.length === 0
    ? parse(body)
    : agreed([body, ...others].map((reading) => [...parse(reading)]))
}

/** Each name once, with all its values: in one pass, since `getAll` goes through the whole form. */
export const fieldsOf = (form: URLSearchParams): (readonly [name: string, values: string[]])[] =>
  [...Map.groupBy(form, ([name]) => name)].map(
    ([name, pairs]) => [name, pairs.map(([, value]) => value)] as const,
  )

/** Every way a form can be read in which a name stands with several values. */
export function formReadings(form: URLSearchParams): readonly URLSearchParams[] {
  const fields = fieldsOf(form).map(([name, values]) => [name, [...new Set(values)]] as const)
  const ways = fields.reduce((product, [, values]) => product * values.length, 1)
  return Array.from({ length: Math.min(ways, READINGS_MOST) }, (_, way) => {
    let rest = way
    const pairs = fields.map(([name, values]) => {
      const value = values[rest % values.length] ?? ''
      rest = Math.floor(rest / values.length)
      return [name, value]
    })
    return new URLSearchParams(pairs)
  })
}

/** What several readings of one webhook amount to. */
export function agreed(readings: readonly (readonly Part[])[]): readonly Part[] {
  const [first = [], ...others] = readings
  if (others.length === 0) return first
  const texts = readings.map((parts) => new Set(parts.map((part) => JSON.stringify(part))))
  const isSure = (text: string) => texts.every((each) => each.has(text))
  const sure = first.filter((part) => isSure(JSON.stringify(part)))
  const doubted = new Map<string, Part>()
  for (const part of readings.flat()) {
    const text = JSON.stringify(part)
    if (!isSure(text)) doubted.set(text, part)
  }
  const entries = Map.groupBy(doubted.values(), (part) => ('key' in part ? part.key : ''))
  return [
    ...sure,
    ...[...doubted.values()].flatMap(noOf),
    ...[...entries].flatMap(([key, parts]) => (key === '' ? parts : [shown(parts)])),
    // There may be more readings than were made, so the webhook is kept whatever these say.
    ...(readings.length < READINGS_MOST ? [] : [unplaced('broken', 'repeated field')]),
  ]
}

/** The readings of one entry, set aside as one thing to look at. */
function shown(parts: readonly Part[]): Part {
  const receivers = parts.flatMap((part) => ('receiver' in part ? (part.receiver ?? []) : []))
  const to: To = { receivers: [...new Set(receivers)] }
  return { ...unplaced('broken', 'repeated field'), raw: JSON.stringify(parts), to }
}

/**
 * The no in something that may or may not have been said. Its key differs from the plain fact's, so
 * that neither hides the other.
 */
export function noOf(part: Part): Heard[] {
  if (part.type === 'unplaced' || part.type === 'affair') return []
  const digest = createHash('sha256').update(JSON.stringify(part)).digest('base64url')
  const key = `${part.key}.doubted.${digest}`
  switch (part.type) {
    case 'message': {
      // Without a word there is no no in it.
      const { text, payload, handled } = part
      if ((text ?? payload ?? handled) === undefined) return []
      return [{ ...part, key, isDoubted: true, about: { ...part.about, read: 'in doubt' } }]
    }
    case 'preference':
      return part.value === 'stop' ? [{ ...part, key }] : []
    case 'block':
      return part.isBlocked ? [{ ...part, key }] : []
    case 'status':
      return part.error?.class === 'personStop' ? [{ ...part, key }] : []
    case 'call':
    case 'signup':
    case 'identity':
      return []
    default:
      return part satisfies never
  }
}

/** Words of a message. Too long a text is cut, not refused: a stop may stand at its beginning. */
export const messageText = z.string().transform((text) => text.slice(0, MESSAGE_MOST))
