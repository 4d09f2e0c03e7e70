// What an entry point within WhatsApp must be before it goes live: advertisements, Meta's own opt-in
// link, a Flow, a question asked in the chat. Their screens are made elsewhere, so their words are
// kept here, and must be whole.

import { type Fault, ToolkitError } from '../errors.ts'
import { countryOfPhone } from '../world/phones/country.ts'
import { isSignupExcluded } from '../world/places/signup-countries.ts'
import type { Catalog } from './catalog.ts'
import { checkText } from './notices.ts'
import type { EntryPoint, StoredEntryPoint } from './schemas.ts'

/** Kinds that lead into a chat. */
const IN_WHATSAPP: ReadonlySet<string> = new Set([
  ...['wa_link', 'qr', 'ctwa_ad', 'chat', 'email', 'social', 'sms_link', 'api'],
])
/** Characters WhatsApp shows above buttons. */
export const QUESTION_MOST = 1_024

const refuse = (message: string, path: string, code: string): never => {
  throw new ToolkitError('field_invalid', message, { faults: [{ path, code, message }] })
}

/** @throws ToolkitError `field_invalid`, `notice_incomplete` */
export function mayStandInWhatsApp(
  catalog: Catalog,
  business: string,
  door: StoredEntryPoint,
  now: number,
): void {
  const { adIds, signup, flow, kind } = door
  if (adIds && kind !== 'ctwa_ad') {
    refuse('Only a ctwa_ad has advertisements.', 'adIds', 'kind')
  }
  for (const [name, value] of Object.entries({ signup, flow })) {
    if (value && !IN_WHATSAPP.has(kind)) {
      refuse('This kind of entry point does not lead into WhatsApp.', name, 'kind')
    }
  }
  if (signup) signupMayStand(catalog, business, door, signup, now)
  if (flow) flowMayStand(door, flow)
  const asks = (kind === 'chat' || kind === 'ctwa_ad') && door.confirmation === 'double'
  if (asks && door.state === 'live') questionMayStand(catalog, business, door, now)
}

function signupMayStand(
  catalog: Catalog,
  business: string,
  door: StoredEntryPoint,
  signup: NonNullable<EntryPoint['signup']>,
  now: number,
): void {
  const owner = catalog.business(business)
  const number = catalog.numberOf(business, door)
  const countries = [owner?.country, number === undefined ? undefined : countryOfPhone(number)]
  if (countries.some((country) => isSignupExcluded(country, now))) {
    refuse('Meta offers no In-App Signup in the country of this business.', 'signup', 'country')
  }
  const isTaken = catalog
    .list('entry-point', business)
    .some(({ id, body }) => id !== door.slug && body.signup?.id === signup.id)
  if (isTaken) refuse('Another entry point has this signup.', 'signup.id', 'taken')
  const topics = catalog.topics(business, door.topics)
  const marketing = topics.filter(({ category }) => category === 'marketing')
  if (marketing.length === 0) {
    refuse('In-App Signup is a consent to marketing: name such a topic.', 'topics', 'marketing')
  }
  if (door.state !== 'live') return
  const { message, language } = signup
  const faults = checkText(message, language, owner?.displayName ?? '', marketing).map(
    (fault): Fault => ({ ...fault, path: 'signup.message' }),
  )
  if (faults.length > 0) {
    throw new ToolkitError('notice_incomplete', 'The signup message lacks what it must say.', {
      faults,
    })
  }
}

function flowMayStand(door: StoredEntryPoint, { optIns }: NonNullable<EntryPoint['flow']>): void {
  optIns.forEach(({ topic, initValue }, i) => {
    // A box that was ticked before anybody looked is nobody's agreement.
    if (initValue) {
      refuse(
        'A box that is ticked beforehand is no consent.',
        `flow.optIns.${i}.initValue`,
        'ticked',
      )
    }
    if (!door.topics.includes(topic)) {
      refuse('The entry point has no such topic.', `flow.optIns.${i}.topic`, 'topic')
    }
  })
}

function questionMayStand(
  catalog: Catalog,
  business: string,
  door: StoredEntryPoint,
  now: number,
): void {
  const version = catalog.noticeVersion(business, door.noticeId, { at: now })
  for (const language of Object.keys(version.texts)) {
    const { text } = catalog.renderNotice(business, version, language, door)
    if (text.length > QUESTION_MOST) {
      refuse(
        'The notice is too long to be asked in a chat: 1,024 characters.',
        'noticeId',
        'length',
      )
    }
  }
}
