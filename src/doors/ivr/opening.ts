// How a call begins: who is on the line, in which languages it can be held, and the words of the
// door, taken once.

import { orUndefined } from '../../errors.ts'
import type { CallHeard } from '../../providers/calling.ts'
import type { Catalog } from '../../settings/catalog.ts'
import { render } from '../../settings/notices.ts'
import type { EntryPoint, NoticeVersion } from '../../settings/schemas.ts'
import type { KnownSender } from '../../settings/senders.ts'
import { countryOfPhone } from '../../world/phones/country.ts'
import { lineOf } from '../../world/phones/line.ts'
import type { Call } from './calls.ts'
import { clearLanguage, spokenLanguages } from './language.ts'

/** The notice version a door reads out at a moment, if it has one that names all it asks for. */
function noticeOf(catalog: Catalog, door: EntryPoint, at: number): NoticeVersion | undefined {
  const version = orUndefined(() => catalog.noticeVersion(door.business, door.noticeId, { at }))
  return version && door.topics.every((key) => version.topics.includes(key)) ? version : undefined
}

/** Languages in which a door can speak at all, its notice aside. */
export const languagesOf = (catalog: Catalog, door: EntryPoint): readonly string[] => {
  const { languages = [] } = catalog.business(door.business) ?? {}
  return spokenLanguages(languages, languages)
}

/**
 * @param asked the message and language of a call we placed
 * @returns undefined when the door has nothing it could say
 */
export function callOf(
  catalog: Catalog,
  door: EntryPoint,
  heard: Extract<CallHeard, { type: 'turn' }>,
  asked: { readonly message: string | undefined; readonly language: string | undefined },
  now: number,
): Call | undefined {
  const business = catalog.business(door.business)
  const version = noticeOf(catalog, door, now)
  if (!business || !version) return undefined
  const languages = spokenLanguages(Object.keys(version.texts), business.languages)
  if (languages.length === 0) return undefined
  const number = catalog.numberOf(door.business, door)
  const topics = catalog.topics(door.business, door.topics)
  const texts = languages.map(
    (language) => [language, render(version, language, { business, topics, number }).text] as const,
  )
  const { person, direction } = heard
  const isPlaced = direction === 'placed'
  const country = person === undefined ? undefined : countryOfPhone(person)
  return {
    setting: {
      languages,
      language: clearLanguage(languages, asked.language, country),
      // Whoever we called at a number is reached at it, whatever kind it is.
      caller:
        person === undefined
          ? 'withheld'
          : isPlaced || lineOf(person) !== 'fixed'
            ? 'known'
            : 'landline',
      ownNumber: person,
      region: business.country,
      isHuman: !isPlaced || heard.verdict === 'human',
    },
    words: {
      business: business.displayName,
      number,
      topics: door.topics,
      notice: { id: door.noticeId, version: version.version },
      texts: Object.fromEntries(texts),
      isPlaced,
    },
    receiver: heard.receiver,
    isVouched: heard.isVouched,
    isDoubted: heard.isDoubted,
    attestation: heard.attestation,
    messageId: isPlaced ? asked.message : undefined,
    beganAt: now,
  }
}

/**
 * The receiving sender tells the business: whose number was called, where it is another business's
 * than the door's. A number nobody registered is the door's.
 */
export function otherOwnerOf(
  catalog: Catalog,
  business: string,
  provider: string,
  { direction, receiver }: Extract<CallHeard, { type: 'turn' }>,
): string | undefined {
  if (direction !== 'inbound') return undefined
  const isCalled = (sender: KnownSender) =>
    sender.provider === provider && !sender.isWhatsApp && sender.phone === receiver
  const owner = catalog.businesses().find(({ id }) => catalog.senders(id).some(isCalled))
  return owner?.id === business ? undefined : owner?.id
}
