// Every rule there is, in the order of the answer. To find the rule behind a denial, look up its
// code here.

import type { LiftedBy, Rule } from './rule.ts'
import { countryBlocked, noAddress, senderBlocked, windowClosed } from './rules/address.ts'
import {
  consentExpired,
  consentPending,
  evidenceTooWeak,
  identityChanged,
  noConsent,
  noticeOutdated,
  topicNotCovered,
} from './rules/consent.ts'
import {
  businessHold,
  optedOut,
  optedOutMarketing,
  optedOutTopic,
  optOutInReview,
  undeliverable,
} from './rules/noes.ts'
import {
  platformExperiment,
  platformLimit,
  platformMarketingStop,
  usMarketingPause,
} from './rules/platform.ts'
import { categoryMismatch, templateUnavailable } from './rules/template.ts'
import { frequencyCap, quietHours } from './rules/timing.ts'

interface Row {
  readonly rule: Rule
  readonly liftedBy: LiftedBy
  readonly message: string
}

export const RULES = {
  sender_blocked: {
    rule: senderBlocked,
    liftedBy: 'sender',
    message: 'The sending number is blocked or not healthy.',
  },
  country_blocked: {
    rule: countryBlocked,
    liftedBy: 'nobody',
    message: 'Nobody in this country may be messaged.',
  },
  no_address: {
    rule: noAddress,
    liftedBy: 'person',
    message: 'This kind of message needs a phone number, and none is known.',
  },
  opted_out: {
    rule: optedOut,
    liftedBy: 'person',
    message: 'The person opted out of all messages.',
  },
  business_hold: {
    rule: businessHold,
    liftedBy: 'business',
    message: 'The business itself holds messages to this person.',
  },
  undeliverable: {
    rule: undeliverable,
    liftedBy: 'person',
    message: 'Messages to this address cannot be delivered.',
  },
  window_closed: {
    rule: windowClosed,
    liftedBy: 'person',
    message: 'The person has not written to this sender within the last 24 hours.',
  },
  no_consent: {
    rule: noConsent,
    liftedBy: 'person',
    message: 'The person never agreed to messages from this business.',
  },
  topic_not_covered: {
    rule: topicNotCovered,
    liftedBy: 'person',
    message: 'The person agreed to other topics, not to this one.',
  },
  consent_pending: {
    rule: consentPending,
    liftedBy: 'person',
    message: 'The person has not yet confirmed from the address itself.',
  },
  consent_expired: {
    rule: consentExpired,
    liftedBy: 'person',
    message: 'The consent is older than the policy allows.',
  },
  notice_outdated: {
    rule: noticeOutdated,
    liftedBy: 'person',
    message: 'The notice has changed so much that earlier consents no longer count.',
  },
  evidence_too_weak: {
    rule: evidenceTooWeak,
    liftedBy: 'person',
    message: 'The evidence of the consent is weaker than the policy asks for.',
  },
  identity_changed: {
    rule: identityChanged,
    liftedBy: 'person',
    message: 'The number or its owner changed after the consent.',
  },
  opted_out_topic: {
    rule: optedOutTopic,
    liftedBy: 'person',
    message: 'The person opted out of this topic.',
  },
  opted_out_marketing: {
    rule: optedOutMarketing,
    liftedBy: 'person',
    message: 'The person opted out of marketing.',
  },
  opt_out_in_review: {
    rule: optOutInReview,
    liftedBy: 'business',
    message: 'Something the person wrote may be an opt-out and waits for review.',
  },
  category_mismatch: {
    rule: categoryMismatch,
    liftedBy: 'business',
    message: 'The category contradicts the registered template or is laxer than the topic.',
  },
  template_unavailable: {
    rule: templateUnavailable,
    liftedBy: 'business',
    message: 'The template is not approved at the moment.',
  },
  platform_marketing_stop: {
    rule: platformMarketingStop,
    liftedBy: 'person',
    message: 'The person switched off offers and announcements in WhatsApp.',
  },
  us_marketing_pause: {
    rule: usMarketingPause,
    liftedBy: 'nobody',
    message: 'WhatsApp delivers no marketing templates to numbers of the United States.',
  },
  platform_limit: {
    rule: platformLimit,
    liftedBy: 'time',
    message: 'WhatsApp limits marketing to this person for the time being.',
  },
  platform_experiment: {
    rule: platformExperiment,
    liftedBy: 'time',
    message: 'The person is in a WhatsApp group that gets no marketing templates.',
  },
  quiet_hours: {
    rule: quietHours,
    liftedBy: 'time',
    message: 'It is a quiet hour where the person is.',
  },
  frequency_cap: {
    rule: frequencyCap,
    liftedBy: 'time',
    message: 'The person has had as many messages as the policy allows.',
  },
} as const satisfies Record<string, Row>

export type ReasonCode = keyof typeof RULES

/** The codes, in the order of the answer. */
export const REASON_CODES = Object.keys(RULES) as readonly ReasonCode[]
