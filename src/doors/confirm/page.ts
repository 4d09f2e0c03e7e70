// What `/c/{token}` shows, worked out beforehand: one page, whose state is what was answered.

import { wordsIn } from '../../languages/language.ts'
import type { Catalog } from '../../settings/catalog.ts'
import { labelOf } from '../../settings/notices.ts'
import type { EntryPoint } from '../../settings/schemas.ts'
import { consentSentence, hasPage, waMe } from '../../settings/urls.ts'
import { momentIn, zoneIn } from '../../web/pages/dates.ts'
import { frame } from '../../web/pages/frame.ts'
import { headed } from '../../web/pages/heading.ts'
import { unbrokenPhone } from '../../world/phones/spaced.ts'
import { capital } from '../optin/shown.ts'
import type { Expired, Invitation, Question } from './find.ts'

/** What may be posted. `tap`: the script of a page whose door lets it. */
export const CHOICES = ['agree', 'decline', 'tap'] as const
export type Choice = (typeof CHOICES)[number]

interface Way {
  readonly href: string
  readonly label: string
  readonly isMain: boolean
}

/**
 * @param options.isChanged what was shown is no longer what would be agreed to
 */
export function confirmPage(
  catalog: Catalog,
  found: Question | Invitation | Expired,
  language: string,
  options: { readonly isChanged?: boolean } = {},
) {
  const words = wordsIn(language).confirm
  const { business, door } = found
  const name = business.displayName
  const number = catalog.numberOf(business.id, door)
  const state = stateOf(found)
  const said = wordsOf(found, language, number !== undefined)
  const isOpen = state === 'open' || state === 'tapped'
  const isNo = state === 'declined' || state === 'withdrawn'
  const hasEnded = isNo || state === 'expired'
  const namesTopics = found.type !== 'expired' && state !== 'declined'
  const topics = namesTopics ? found.topics : []
  const typed = number && unbrokenPhone(number)
  const stop = typed === undefined ? words.stopNoNumber : words.stop(typed)
  const chosen = found.type === 'expired' ? undefined : found.topics
  const opened =
    number !== undefined && door && waMe(number, consentSentence(catalog, door, language, chosen))
  return {
    // The title of an invitation names the business already.
    ...frame(
      language,
      said.title.includes(name) ? said.title : `${said.title} – ${name}`,
      business.languages,
      options.isChanged,
    ),
    ...headed(name, said.title),
    lead: said.lead,
    error: options.isChanged ? words.changed : '',
    topics: catalog
      .topics(business.id, topics)
      .map((topic) => capital(labelOf(topic, language), language)),
    open:
      opened && (state === 'agreed' || state === 'tapped')
        ? { href: opened, label: words.open, hint: state === 'agreed' ? words.openHint : '' }
        : { href: '', label: '', hint: '' },
    isOpen,
    canTakeBack: state === 'agreed',
    takeBack: words.takeBack,
    // Once tapped, what remains is the message; only the no stays beside it.
    agree: state === 'open' ? said.agree : '',
    action: `?lang=${language}`,
    decline: words.decline,
    unchanged: state === 'open' ? words.unchanged : '',
    shown: found.type === 'invitation' && found.asked ? found.asked.shown : '',
    script: mayTap(found) && !options.isChanged ? '/tap.js' : '',
    ways: state === 'expired' ? waysBack(door, opened || '', language) : [],
    // After a no a form is there to be found; nothing opens WhatsApp.
    waysOfNo: isNo ? waysBack(door, '', language) : [],
    wordsTitle: state === 'agreed' ? words.agreedWords : words.words,
    text: found.type === 'expired' || hasEnded ? '' : found.text,
    textLanguage: found.type === 'expired' ? '' : found.textLanguage,
    stop: hasEnded ? '' : stop,
    again: againOf(),
    whenTitle: words.when,
    when: state === 'agreed' ? momentOf(found, language) : '',
    zone:
      found.type !== 'expired' && found.answer
        ? zoneIn(language, found.answer.at, business.timeZone)
        : '',
  }

  function againOf(): string {
    if (isNo) return words.stands(name)
    return state === 'agreed' && typed !== undefined ? words.again(typed) : ''
  }
}

type State = 'open' | 'tapped' | 'agreed' | 'declined' | 'withdrawn' | 'expired'

const stateOf = (found: Question | Invitation | Expired): State =>
  found.type === 'expired' ? 'expired' : (found.answer?.choice ?? 'open')

/** Whether the page may post by itself: an invitation through a door that says so, nothing yet done. */
const mayTap = (found: Question | Invitation | Expired): boolean =>
  found.type === 'invitation' && found.door?.onTap === true && stateOf(found) === 'open'

function wordsOf(found: Question | Invitation | Expired, language: string, canOpen: boolean) {
  const words = wordsIn(language).confirm
  const { question, invitation } = words
  const name = found.business.displayName
  const state = stateOf(found)
  if (state !== 'open') {
    const { title, lead } = words[state]
    return { title, lead: lead(name), agree: '' }
  }
  if (found.type === 'question') {
    return { title: question.title, lead: question.lead(name), agree: question.agree }
  }
  const agree = canOpen ? invitation.agree : invitation.agreeOnly
  return { title: invitation.title(name), lead: invitation.lead(name), agree }
}

/** How to start again: the form they came through, and the chat, which proves the number at once. */
function waysBack(door: EntryPoint | undefined, opened: string, language: string): Way[] {
  const words = wordsIn(language).confirm
  if (door?.state !== 'live') return []
  const ways: Way[] = []
  if (hasPage(door.kind) && door.kind !== 'sms_link') {
    ways.push({ href: `/o/${door.slug}?lang=${language}`, label: words.form, isMain: true })
  }
  if (opened !== '') {
    ways.push({ href: opened, label: words.onWhatsApp, isMain: ways.length === 0 })
  }
  return ways
}

function momentOf(found: Question | Invitation | Expired, language: string): string {
  if (found.type === 'expired' || !found.answer) return ''
  return momentIn(language, found.answer.at, found.business.timeZone)
}
