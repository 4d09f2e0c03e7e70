// A consent receipt: one grant with the words it stands on and all that was said about its topics
// since, in the vocabulary of ISO/IEC TS 27560:2023 as DPV 2.3 writes it, so that it can be read
// without us. Source: W3C DPVCG, "Consent Records and Receipts" (15 February 2026); DPV 2.3.

import { hash } from 'node:crypto'
import type { RecordedEvent } from '../consent/events.ts'
import type { Evidence, ShownBox } from '../consent/evidence.ts'
import type { Identifier } from '../keys/keyring.ts'
import { nameIn } from '../settings/notices.ts'
import type { Business, Topic } from '../settings/schemas.ts'
import { iso } from '../time.ts'
import { masked } from './identify.ts'

/** Terms a receipt uses. Kept in it, so that nothing has to be fetched to read it. */
const CONTEXT = {
  '@version': 1.1,
  dpv: 'https://w3id.org/dpv#',
  pd: 'https://w3id.org/dpv/pd#',
  loc: 'https://w3id.org/dpv/loc#',
  'dpv-27560': 'https://w3id.org/dpv/schema/dpv-27560#',
  dct: 'http://purl.org/dc/terms/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  cl: 'urn:optin:consent#',
  'dct:conformsTo': { '@type': '@id' },
  'skos:broader': { '@type': '@id' },
  'dct:created': { '@type': 'xsd:dateTime' },
  'dpv:isIndicatedAtTime': { '@type': 'xsd:dateTime' },
  'dpv:hasJurisdiction': { '@type': '@id' },
  'dpv:hasPersonalData': { '@type': '@id' },
  'dpv:hasDataController': { '@type': '@id' },
  'dpv:hasNecessity': { '@type': '@id' },
  'dpv:isIndicatedBy': { '@type': '@id' },
  'dpv:isExercisedAt': { '@type': '@id' },
}

export type Receipt = Readonly<Record<string, unknown>>

export interface ReceiptAbout {
  readonly business: Business
  /** A topic with the category it had at a moment, epoch ms. */
  readonly topicAt: (key: string, at: number) => Topic | undefined
  readonly identifiers: readonly Identifier[]
  /** The whole history of the person, oldest first. */
  readonly events: readonly RecordedEvent[]
  readonly consentLifetimeDays?: number | undefined
  /** Where the consent can be withdrawn. */
  readonly stopUrl: string
  /** Epoch ms. */
  readonly now: number
}

/** SHA-256 of the words as shown, for whoever wants to check them against another copy. */
export const digestOfWords = (text: string): string =>
  `sha-256:${hash('sha256', text, 'base64url')}`

/** Whether an event is a grant with its words, of which there is a receipt. */
export const hasReceipt = (event: RecordedEvent): boolean =>
  (event.type === 'consent.given' || event.type === 'consent.confirmed') &&
  event.evidence?.text !== undefined &&
  event.evidence.noticeId !== undefined

/** @param grant one for which `hasReceipt` */
export function receiptOf(grant: RecordedEvent, about: ReceiptAbout): Receipt {
  const { business, now } = about
  const evidence = grant.evidence ?? {}
  const { text = '', language = 'und', businessName = business.displayName } = evidence
  const keys: readonly string[] = 'topics' in grant ? grant.topics : []
  const controller = `urn:optin:business:${business.id}`
  const validity =
    about.consentLifetimeDays === undefined
      ? { '@type': 'dpv:UntilEventDuration', 'rdf:value': 'withdrawal' }
      : {
          '@type': 'dpv:TemporalDuration',
          'rdf:value': { '@type': 'xsd:duration', '@value': `P${about.consentLifetimeDays}D` },
        }
  return {
    '@context': CONTEXT,
    '@id': `urn:optin:receipt:${encodeURIComponent(grant.id)}`,
    '@type': 'dpv:ConsentReceipt',
    'dct:identifier': grant.id,
    'dct:conformsTo': 'dpv-27560:record',
    'dct:created': iso(now),
    'dct:publisher': controller,
    'dpv:hasRecordOfActivity': {
      '@id': `urn:optin:consent:${encodeURIComponent(grant.id)}`,
      '@type': 'dpv:ConsentRecord',
      'dct:identifier': grant.id,
      'dct:conformsTo': 'dpv-27560:record',
      'dpv:hasDataSubject': {
        '@id': `urn:optin:person:${grant.person}`,
        '@type': 'dpv:DataSubject',
        'cl:address': about.identifiers.map((identifier) => ({
          'cl:kind': identifier.kind,
          'cl:hint': masked(identifier),
        })),
      },
      'dpv:hasJurisdiction': `loc:${business.country}`,
      'dpv:hasNotice': {
        '@type': 'dpv:ConsentNotice',
        'dct:identifier': `${evidence.noticeId}.${evidence.noticeVersion}`,
        'dct:language': language,
        'cl:presentedText': text,
        'cl:presentedDigest': digestOfWords(text),
        'cl:noticeDigest': evidence.digest ?? null,
        ...(evidence.boxes && { 'cl:presentedBox': evidence.boxes.map(boxOf) }),
      },
      'dpv:hasProcess': keys.map((key) => processOf(key, grant, about)),
      'dpv:hasConsentControl': {
        '@type': 'dpv:WithdrawConsent',
        'dpv:isExercisedAt': about.stopUrl,
        'dct:description': 'Reply STOP to any message, or open the address.',
      },
      'dpv:hasConsentStatus': about.events
        .filter((event) => touches(event, grant, keys, about))
        .map((event) => statusOf(event, controller, validity)),
      'dpv:hasEntity': {
        '@id': controller,
        '@type': ['dpv:LegalEntity', 'dpv:DataController'],
        'dpv:hasName': business.legalName,
        'cl:displayName': businessName,
        ...(business.privacyUrl !== undefined && { 'cl:privacyPolicy': business.privacyUrl }),
      },
    },
  }
}

const boxOf = ({ topic, label, description }: ShownBox) => ({
  'dct:identifier': topic,
  'cl:label': label,
  ...(description !== undefined && { 'dct:description': description }),
})

/** As it was then: what a topic is called since is no part of the consent. */
function processOf(key: string, grant: RecordedEvent, { business, topicAt }: ReceiptAbout) {
  const topic = topicAt(key, grant.recordedAt)
  const name = topic && nameShown(topic, grant.evidence)
  return {
    '@type': 'dpv:Process',
    'dpv:hasPurpose': {
      '@id': `urn:optin:purpose:${business.id}:${key}`,
      '@type': 'dpv:Purpose',
      'skos:broader':
        topic?.category === 'marketing' ? 'dpv:DirectMarketing' : 'dpv:ServiceProvision',
      ...(name !== undefined && { 'dct:description': name }),
    },
    'cl:channel': 'whatsapp',
    'dpv:hasPersonalData': 'pd:TelephoneNumber',
    'dpv:hasNecessity': 'dpv:Optional',
    'dpv:hasDataController': `urn:optin:business:${business.id}`,
  }
}

const nameShown = (topic: Topic, { boxes, text = '', language }: Evidence = {}) =>
  boxes?.find((box) => box.topic === topic.key)?.label ?? nameIn(text, topic, language)

/** What each kind of fact makes of a consent, in DPV's words. */
const STATES: Readonly<Partial<Record<RecordedEvent['type'], readonly string[]>>> = {
  'consent.pending': ['dpv:ConsentRequested'],
  'consent.given': ['dpv:ConsentGiven', 'dpv:ExpressedConsent'],
  'consent.confirmed': ['dpv:ConsentGiven', 'dpv:ExpressedConsent'],
  'consent.refused': ['dpv:ConsentRefused'],
  'consent.withdrawn': ['dpv:ConsentWithdrawn'],
  // Of an import that was undone.
  'import.finished': ['dpv:ConsentInvalidated'],
}

/** Whether an event says anything of this consent. */
function touches(
  event: RecordedEvent,
  grant: RecordedEvent,
  keys: readonly string[],
  { topicAt, now }: ReceiptAbout,
): boolean {
  if (event.type === 'import.finished') return event.voided === grant.batch
  if (event.type === 'consent.withdrawn' && event.takesBack !== undefined) {
    return event.takesBack === grant.batch
  }
  if (!STATES[event.type]) return false
  if (event.type === 'consent.withdrawn' && event.scope !== 'topic') {
    // A no to marketing reaches a topic that became marketing since.
    return event.scope === 'all' || keys.some((key) => topicAt(key, now)?.category === 'marketing')
  }
  return 'topics' in event && event.topics.some((key) => keys.includes(key))
}

function statesOf(event: RecordedEvent): readonly string[] {
  if (event.type === 'consent.withdrawn') {
    // Nobody's no, and what may be one.
    if (event.takesBack !== undefined) return ['dpv:ConsentInvalidated']
    if (event.doubtful) return ['dpv:ConsentUnknown']
  }
  return STATES[event.type] ?? []
}

function statusOf(event: RecordedEvent, by: string, validity: object) {
  const states = statesOf(event)
  const isGrant = states.includes('dpv:ConsentGiven')
  return {
    '@type': states,
    'dpv:isIndicatedBy': event.actor === 'person' ? 'dpv:DataSubject' : by,
    'dpv:isIndicatedAtTime': iso(event.occurredAt),
    'cl:recordedAt': iso(event.recordedAt),
    'cl:eventId': event.id,
    'cl:channel': event.channel,
    ...(event.type === 'consent.withdrawn' && { 'cl:scope': event.scope }),
    ...(event.entryPoint !== undefined && { 'dpv:hasIndicationMethod': event.entryPoint }),
    ...(isGrant && { 'dpv:hasDuration': validity }),
  }
}
