// From what a preference page sent to what the person chose. Pure. A no is taken whatever else is
// wrong with the rest; a yes only for boxes that were shown unticked, under words still in use.

import type { PreferenceError } from '../../languages/preferences-words.ts'
import type { Choice } from '../../recording/choices.ts'
import { refOf } from '../../settings/notices.ts'
import type { Offer } from './offers.ts'
import { isOn, PAUSES } from './page.ts'
import type { TopicState } from './state.ts'

/** What a page held when it was shown; it comes back sealed with the post. */
export interface Shown {
  /** Names this showing of the page. */
  readonly id: string
  /** Keys that were ticked. */
  readonly on: readonly string[]
  /** Names of the words shown. */
  readonly words: readonly string[]
}

/** As the page is now. */
export interface Now {
  /** Every topic of the business. */
  readonly states: readonly TopicState[]
  readonly offers: readonly Offer[]
  readonly languages: readonly string[]
}

export interface Act {
  readonly choices: readonly Choice[]
  readonly errors: readonly PreferenceError[]
  /** Boxes as sent, where they were. */
  readonly ticked?: readonly string[]
}

type Fields = Readonly<Record<string, unknown>>

const wrong = (error: PreferenceError): Act => ({ choices: [], errors: [error] })

/**
 * A mail client's button (RFC 8058): the person asked for no more mail of this kind, which is
 * marketing. It comes without a page of ours, often from a server.
 * @param body fields of a form, or the text of a multipart one
 */
export function isOneClick(body: unknown): boolean {
  if (typeof body === 'string') return isOneClickPart(body.split(/\r?\n/))
  return [(body as Fields | undefined)?.['List-Unsubscribe']].flat().includes('One-Click')
}

/** The part of that name, behind the blank line that ends its head. */
function isOneClickPart(lines: readonly string[]): boolean {
  let isNamed = false
  for (const [i, line] of lines.entries()) {
    if (/name="?List-Unsubscribe"?$/i.test(line)) isNamed = true
    if (line !== '') continue
    if (isNamed && /^One-Click/i.test(lines[i + 1] ?? '')) return true
    isNamed = false
  }
  return false
}

export const ONE_CLICK: Act = { choices: [{ type: 'stop', scope: 'marketing' }], errors: [] }

/** "Stop everything", pressed on the page. */
export const isStop = (body: unknown): boolean =>
  typeof body === 'object' && (body as Fields | null)?.action === 'stop'

/** @param shown undefined when the post brought none that we made for this person */
export function readAct(fields: Fields, shown: Shown | undefined, now: Now): Act {
  switch (fields.action) {
    case 'save':
      return save(fields, shown, now)
    case 'stop':
      return { choices: [{ type: 'stop', scope: 'all' }], errors: [] }
    case 'pause': {
      const days = PAUSES.find((each) => String(each) === fields.days)
      if (days === undefined) return wrong('choice_unknown')
      return { choices: [{ type: 'pause', days }], errors: [] }
    }
    case 'resume': {
      const paused = now.states.filter(({ status }) => status === 'paused')
      return switchOn(
        paused.map(({ key }) => key),
        shown,
        now,
      )
    }
    case 'language': {
      const language = now.languages.find((each) => each === fields.language)
      if (language === undefined) return wrong('choice_unknown')
      return { choices: [{ type: 'language', language }], errors: [] }
    }
    default:
      return wrong('choice_unknown')
  }
}

function save(fields: Fields, shown: Shown | undefined, now: Now): Act {
  const given = Array.isArray(fields.topics) ? fields.topics : [fields.topics]
  const ticked = [...new Set(given.filter((key) => typeof key === 'string' && key !== ''))]
  // Without knowing what was shown, an empty box is no refusal and a ticked one no consent.
  if (!shown) return { ...wrong('page_stale'), ticked }
  const known = new Set(now.states.map(({ key }) => key))
  const off = shown.on.filter((key) => known.has(key) && !ticked.includes(key))
  const refused: Choice[] = off.length > 0 ? [{ type: 'off', topics: off }] : []
  if (!ticked.every((key) => known.has(key))) {
    return { choices: refused, errors: ['topic_unknown'], ticked }
  }
  const added = ticked.filter((key) => !shown.on.includes(key))
  const { choices, errors } = switchOn(added, shown, now)
  return { choices: [...refused, ...choices], errors, ticked }
}

/** Grants under the words that were shown, as far as they are still the ones in use. */
function switchOn(keys: readonly string[], shown: Shown | undefined, now: Now): Act {
  if (keys.length === 0) return { choices: [], errors: [] }
  if (!shown) return wrong('page_stale')
  const offered = now.offers.flatMap(({ topics }) => topics)
  if (!keys.every((key) => offered.includes(key))) return wrong('topic_unknown')
  const parts = now.offers
    .map((offer) => ({ offer, topics: keys.filter((key) => offer.topics.includes(key)) }))
    .filter(({ topics }) => topics.length > 0)
  if (!parts.every(({ offer }) => shown.words.includes(nameOf(offer)))) {
    return wrong('notice_changed')
  }
  const choices = parts.map(({ offer, topics }): Choice => {
    const { noticeId, version, sender, double } = offer
    const boxes = offer.boxes.filter(({ topic }) => topics.includes(topic))
    return { type: 'on', given: { topics, noticeId, version, boxes, sender, double } }
  })
  return { choices, errors: [] }
}

const nameOf = ({ noticeId, version, text, boxes }: Offer): string =>
  refOf(noticeId, version, text, boxes)

/** What a page holds as it is shown now. */
export const shownNow = (id: string, { states, offers }: Now): Shown => ({
  id,
  on: states.filter(isOn).map(({ key }) => key),
  words: offers.map(nameOf),
})
