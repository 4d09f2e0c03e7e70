// The answer: allow, or deny with every reason that applies, in order, and when time heals them.

import { claimedAt } from '../consent/fact.ts'
import { STRENGTH } from '../consent/reading.ts'
import { DAY_MS } from '../time.ts'
import { type Case, open, type Question } from './question.ts'
import type { Finding, LiftedBy } from './rule.ts'
import { REASON_CODES, type ReasonCode, RULES } from './rules.ts'

/** One reason of a denial. Times are epoch ms. */
export interface Reason {
  readonly code: ReasonCode
  readonly message: string
  readonly liftedBy: LiftedBy
  readonly since: number | null
  /** The first moment at which time alone lifts this reason; null when it never does. */
  readonly until: number | null
  readonly eventId: string | null
}

export interface Eligibility {
  readonly decision: 'allow' | 'deny'
  readonly reasons: readonly Reason[]
  readonly window: Case['window']
  readonly consent: ConsentShown | null
  readonly retryAt: number | null
}

/** The consent the answer stands on, or the one that fell short. */
interface ConsentShown {
  readonly topic: string
  readonly status: 'given' | 'pending' | 'withdrawn' | 'refused' | 'expired'
  readonly strength: string | null
  readonly givenAt: number | null
  readonly entryPoint: string | null
  readonly noticeId: string | null
  readonly eventId: string
}

/** At most so many steps are tried to find `retryAt`; each leaps over one healing reason. */
const MOST_LEAPS = 50
/** Time is not asked to heal anything later than ten years from the message. */
const HORIZON_MS = 10 * 366 * DAY_MS

/** Answers a question. Pure: the standing must hold the facts that had happened by `at`. */
export function answer(question: Question): Eligibility {
  const opened = open(question)
  const reasons = reasonsOf(opened)
  return {
    decision: reasons.length === 0 ? 'allow' : 'deny',
    reasons,
    window: opened.window,
    consent: consentShown(opened),
    retryAt: reasons.length === 0 ? null : retryAt(question, reasons),
  }
}

function reasonsOf(opened: Case): Reason[] {
  const reasons: Reason[] = []
  for (const code of REASON_CODES) {
    const found = RULES[code].rule(opened)
    if (found !== undefined) reasons.push(reasonOf(code, found))
  }
  return reasons
}

/** What a rule found, as a reason of the answer. */
export function reasonOf(code: ReasonCode, found: Finding): Reason {
  const { message, liftedBy } = RULES[code]
  return {
    code,
    message: found.message ?? message,
    liftedBy: found.liftedBy ?? liftedBy,
    since: found.since ?? null,
    until: found.until ?? null,
    eventId: found.eventId ?? null,
  }
}

/**
 * The first moment at which time alone turns the answer to allow. Until its last reason heals,
 * some reason stands; what else has begun by then is asked again from there.
 */
function retryAt(question: Question, first: readonly Reason[]): number | null {
  let reasons = first
  for (let leap = 0; leap < MOST_LEAPS; leap++) {
    let at = 0
    for (const { until } of reasons) {
      if (until === null) return null
      at = Math.max(at, until)
    }
    if (at > question.at + HORIZON_MS) return null
    reasons = reasonsOf(open({ ...question, at }))
    if (reasons.length === 0) return at
  }
  return null
}

function consentShown(opened: Case): ConsentShown | null {
  const { message, reading, grant, flaws } = opened
  if (message.type !== 'template' || !reading?.status) return null
  const act = grant ?? reading.act
  if (act === undefined) return null
  const isGrant = reading.status === 'given' || reading.status === 'withdrawn'
  return {
    topic: message.topic.key,
    status: reading.status === 'given' && flaws.expired !== undefined ? 'expired' : reading.status,
    strength: (grant ? STRENGTH[grant.cls] : reading.strength) ?? null,
    givenAt: isGrant ? claimedAt(act) : null,
    entryPoint: act.door ?? null,
    noticeId: act.notice ?? null,
    eventId: act.id,
  }
}
