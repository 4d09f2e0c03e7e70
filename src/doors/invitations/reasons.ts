// Why a person may not be invited: all reasons at once, in the form of an eligibility answer.

import type { GrantFact } from '../../consent/fact.ts'
import { textNoOf } from '../../consent/reach.ts'
import { consentTopic } from '../../consent/reading.ts'
import type { Standing } from '../../consent/standing.ts'
import type { Reason } from '../../eligibility/answer.ts'
import { askFindings } from '../../eligibility/ask.ts'
import { open } from '../../eligibility/question.ts'
import type { LiftedBy } from '../../eligibility/rule.ts'
import { RULES } from '../../eligibility/rules.ts'
import { countryOf, type Person } from '../../people/identify.ts'
import type { Catalog } from '../../settings/catalog.ts'
import type { EntryPoint } from '../../settings/schemas.ts'
import type { KnownSender } from '../../settings/senders.ts'
import { lineRefusal } from '../../world/phones/line.ts'

const OWN = {
  no_sms_sender: ['business', 'The business has no number that sends texts.'],
  no_voice_sender: ['business', 'The business has no number that places calls.'],
  no_address: [RULES.no_address.liftedBy, 'An invitation needs a phone number, and none is given.'],
  landline: ['nobody', 'The number is a landline, which gets no texts.'],
  special_number: [
    'nobody',
    'The number is premium rate, shared cost, a satellite phone or the like.',
  ],
  texts_unwanted: [
    'person',
    'The provider lets no text through: the person, or a list they are on, wants none.',
  ],
  already_agreed: ['nobody', 'The person agreed to all of this already, and it still counts.'],
} as const satisfies Record<string, readonly [liftedBy: LiftedBy, message: string]>

/** Codes in the order of the answer: these first, then eligibility's own. */
export type InvitationReason = Omit<Reason, 'code'> & {
  readonly code: Reason['code'] | keyof typeof OWN
}
const OWN_REASONS = Object.keys(OWN) as readonly (keyof typeof OWN)[]

export interface Inviting {
  readonly business: string
  readonly to: Person
  readonly channel: 'sms' | 'voice'
  readonly door: EntryPoint
  /** Leaves from here; undefined: there is none. */
  readonly sender: KnownSender | undefined
  readonly standing: Standing
  /** Epoch ms. */
  readonly now: number
}

/** Every reason against it; none: the person may be invited. Pure. */
export function invitationReasons(catalog: Catalog, inviting: Inviting): InvitationReason[] {
  const { business, to, channel, door, sender, standing, now } = inviting
  const line = to.phone === undefined ? undefined : lineRefusal(to.phone, channel)
  const topics = catalog.topics(business, door.topics)
  const common = {
    at: now,
    standing,
    person: { ...to, country: countryOf(to) },
    sender: sender ?? { phone: '' },
    policy: catalog.policyAt(business, now),
    outdatedFrom: (grant: GrantFact) => catalog.outdatedFrom(business, grant),
  }
  const agreed = topics.every(({ key, category }) => {
    const message = { type: 'template', category, topic: { key, category } } as const
    const { grant, flaws } = open({ ...common, message })
    return grant !== undefined && Object.keys(flaws).length === 0
  })
  const applies = {
    no_sms_sender: channel === 'sms' && sender === undefined,
    no_voice_sender: channel === 'voice' && sender === undefined,
    no_address: to.phone === undefined,
    landline: line === 'landline',
    special_number: line === 'special_number',
    // Also to a call: it would come as unasked.
    texts_unwanted: textNoOf(standing) !== undefined,
    already_agreed: agreed,
  }
  const asking = { ...common, purpose: 'invitation', channel, isTemplate: false } as const
  return [
    ...OWN_REASONS.filter((code) => applies[code]).map(ownReason),
    ...askFindings({ ...asking, topics: topics.map(consentTopic) }),
  ]
}

function ownReason(code: keyof typeof OWN): InvitationReason {
  const [liftedBy, message] = OWN[code]
  return { code, message, liftedBy, since: null, until: null, eventId: null }
}

/** When time alone would heal all of them, epoch ms; null when it would not. */
export function healedAt(reasons: readonly InvitationReason[]): number | null {
  let at = 0
  for (const { until } of reasons) {
    if (until === null) return null
    at = Math.max(at, until)
  }
  return at
}
