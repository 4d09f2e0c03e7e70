// Messages about consent itself: questions, answers, codes, invitations. They need no consent, only an
// act of the person or a permitted invitation, so fewer rules apply than to a business's messages. But
// somebody who said no gets one only where they have just asked for it (START asks for the question of
// a form that waited for it).

import type { Fact } from '../consent/fact.ts'
import { platformStopOf } from '../consent/noes.ts'
import { textBarOf } from '../consent/reach.ts'
import { type ConsentTopic, readTopic, type TopicReading } from '../consent/reading.ts'
import { indexOf } from '../consent/standing-index.ts'
import { type Reason, reasonOf } from './answer.ts'
import { open, type Question } from './question.ts'
import { because, type Finding } from './rule.ts'
import { REASON_CODES, type ReasonCode, RULES } from './rules.ts'

/**
 * `confirmation`: the question of a double opt-in. `invitation`: an SMS or call that a business
 * asked for. `proof`: a code that shows whose number it is. `welcome`: the answer to a yes. `help`
 * and `optout`: those to HELP and to an opt-out. `start`: the one to a START that restored nothing.
 */
export type AskPurpose =
  | 'confirmation'
  | 'invitation'
  | 'proof'
  | 'welcome'
  | 'help'
  | 'start'
  | 'optout'

/** Replies to what the person has just done: a hold of the business does not keep them back. */
const ANSWERS: ReadonlySet<AskPurpose> = new Set(['proof', 'welcome', 'help', 'start', 'optout'])

export interface Asking extends Omit<Question, 'message'> {
  readonly purpose: AskPurpose
  readonly channel: 'whatsapp' | 'sms' | 'voice'
  /** Sent as a registered template, so no window is needed. */
  readonly isTemplate: boolean
  /** The topics a question asks about, or a reply says were agreed to; else empty. */
  readonly topics: readonly ConsentTopic[]
  /** For `start`, and for a `confirmation` that answers START: when they said START, epoch ms. */
  readonly saidAt?: number | undefined
}

type Findings = Partial<Record<ReasonCode, Finding | undefined>>

/** Every reason that forbids it, in the order of the answer; none: it may leave. */
export function askFindings(asking: Asking): Reason[] {
  const opened = open({ ...asking, message: { type: 'freeform' } })
  const isAnswer = ANSWERS.has(asking.purpose)
  const overWhatsApp = asking.channel === 'whatsapp'
  const textBar = asking.channel === 'sms' ? textBarOf(asking.standing) : undefined
  const found: Findings = {
    sender_blocked: RULES.sender_blocked.rule(opened),
    country_blocked: RULES.country_blocked.rule(opened),
    ...(overWhatsApp && { no_address: RULES.no_address.rule(opened) }),
    ...noesAgainst(asking),
    ...(!isAnswer && { business_hold: RULES.business_hold.rule(opened) }),
    // Unreachable on WhatsApp says nothing about a text or a call, nor the other way round.
    undeliverable: overWhatsApp ? RULES.undeliverable.rule(opened) : because(textBar),
    ...(overWhatsApp && !asking.isTemplate && { window_closed: RULES.window_closed.rule(opened) }),
    ...(asking.purpose === 'invitation' && unasked(asking)),
  }
  return REASON_CODES.flatMap((code) => {
    const finding = found[code]
    return finding ? [reasonOf(code, finding)] : []
  })
}

/** Their codes alone. */
export const askReasons = (asking: Asking): ReasonCode[] =>
  askFindings(asking).map(({ code }) => code)

/** Whether somebody said no to what they would be asked about, and has not taken it back. */
export const isRefused = (about: About & Pick<Asking, 'saidAt'>): boolean =>
  Object.values(noesToQuestion(about)).some((finding) => finding !== undefined)

type About = Pick<Asking, 'standing' | 'topics' | 'at'>

/** The noes that keep it back. */
function noesAgainst(asking: Asking): Findings {
  switch (asking.purpose) {
    case 'proof':
    case 'help':
    case 'optout':
      return {}
    case 'start':
      // The reply to START says how they stand; only a no since then makes it untrue.
      return noesOf(asking, asking.saidAt)
    case 'welcome':
      // It says what will come from now on, which is untrue while wording of theirs is in review.
      return {
        ...noesOf(asking),
        opted_out_topic: firstOf(asking)(({ optOutTopic }) => optOutTopic),
        opt_out_in_review: firstOf(asking)(({ review }) => review),
      }
    case 'confirmation':
      return noesToQuestion(asking)
    case 'invitation':
      return noesOf(asking)
    default:
      return asking.purpose satisfies never
  }
}

/**
 * The first no found among the topics asked about.
 * @param since epoch ms; older ones are passed over
 */
function firstOf(asking: About, since = 0) {
  const { topics, standing, at } = asking
  const named = topics.length > 0 ? topics : [{ key: '', marketing: true }]
  const readings = named.map((topic) => readTopic(standing, topic, at))
  return (of: (reading: TopicReading) => Fact | undefined): Finding | undefined => {
    return because(readings.map(of).find((fact) => fact !== undefined && fact.t >= since))
  }
}

/** Any opt-out of all, of marketing, or of a topic asked about, that nothing of theirs has lifted. */
function noesOf(asking: About, since?: number): Findings {
  const first = firstOf(asking, since)
  return {
    opted_out: first(({ optOut }) => optOut),
    opted_out_marketing: first(({ optOutMarketing }) => optOutMarketing),
    // A refusal answered one question. Where they act by themselves later, they may be asked another.
    opted_out_topic: first(({ optOutTopic, refusal }) =>
      optOutTopic === refusal ? undefined : optOutTopic,
    ),
  }
}

/**
 * The noes that keep back a question. Where it answers START and its topics are pending or given, only
 * noes since START count: START asks for the question, though topics were stopped before.
 */
function noesToQuestion({ saidAt, ...about }: About & Pick<Asking, 'saidAt'>): Findings {
  const { topics, standing, at } = about
  const isOpen = topics.every((topic) => {
    const { status } = readTopic(standing, topic, at)
    return status === 'pending' || status === 'given'
  })
  if (saidAt === undefined) return noesOf(about)
  return isOpen ? noesSince(about, saidAt) : { ...noesOf(about), opted_out_topic: noToTopic(about) }
}

/** A no to one of these topics, a refusal included. */
const noToTopic = (about: About): Finding | undefined =>
  firstOf(about)(({ optOutTopic, refusal }) => optOutTopic ?? refusal)

/** Every kind of no that came at this moment (epoch ms) or later, in force or not. */
function noesSince({ standing, topics }: About, since: number): Findings {
  const index = indexOf(standing)
  const first = (noes: Iterable<Fact | undefined>): Finding | undefined => {
    return because([...noes].find((fact) => fact !== undefined && fact.t >= since))
  }
  return {
    opted_out: first([index.stop, index.optOut]),
    opted_out_topic: first(
      topics.flatMap(({ key }) => [index.optOutTopic.get(key), index.refused.get(key)]),
    ),
    ...(topics.some(({ marketing }) => marketing) && {
      opted_out_marketing: first([index.optOutMarketing, ...index.pauses]),
      opt_out_in_review: first(index.reviews),
      platform_marketing_stop: first(index.platformStop.values()),
    }),
  }
}

/** More noes that keep back an invitation: it comes unasked, so whatever may be a no counts as one. */
function unasked(asking: Asking): Findings {
  const { standing, topics } = asking
  const first = firstOf(asking)
  const senders = [...indexOf(standing).platformStop.keys()]
  const stop = topics
    .filter(({ marketing }) => marketing)
    .flatMap(({ key }) => senders.map((sender) => platformStopOf(standing, sender, key)))
    .find((found) => found !== undefined)
  const category = 'marketing'
  const message = { type: 'template', category, topic: { key: '', category } } as const
  return {
    opted_out_topic: noToTopic(asking),
    opt_out_in_review: first(({ review }) => review),
    platform_marketing_stop: because(stop),
    quiet_hours: RULES.quiet_hours.rule(open({ ...asking, message })),
  }
}
