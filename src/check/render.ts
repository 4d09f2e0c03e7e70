// An answer as JSON: times as ISO 8601 UTC with milliseconds.

import type { Eligibility } from '../eligibility/answer.ts'
import { isWithin } from '../json.ts'
import { DAY_MS } from '../time.ts'

const DAYS_MOST = 1_000
/** Moments are many and their days few: `2026-11-26T`, by days since 1970. */
const days = new Map<number, string>()
const padded = (count: number, digits: number) =>
  Array.from({ length: count }, (_, n) => String(n).padStart(digits, '0'))
const TWO = padded(60, 2)
const THREE = padded(1_000, 3)

/** Epoch ms to ISO 8601, null stays null. A fifth of what `toISOString` costs in every check. */
export function iso(time: number | null): string | null {
  if (time === null) return null
  const day = Math.floor(time / DAY_MS)
  let date = days.get(day)
  if (date === undefined) {
    date = new Date(time).toISOString().slice(0, -13)
    if (days.size >= DAYS_MOST) days.clear()
    days.set(day, date)
  }
  const ms = Math.trunc(time - day * DAY_MS)
  const second = Math.trunc(ms / 1_000)
  const minute = Math.trunc(second / 60)
  const hour = TWO[Math.trunc(minute / 60)]
  return `${date}${hour}:${TWO[minute % 60]}:${TWO[second % 60]}.${THREE[ms % 1_000]}Z`
}

/** The body of `POST /v1/eligibility`. */
export function eligibilityJson(answer: Eligibility, now: number) {
  const { window, consent } = answer
  return {
    decision: answer.decision,
    reasons: answer.reasons.map((reason) => ({
      ...reason,
      since: iso(reason.since),
      until: iso(reason.until),
    })),
    window: {
      ...window,
      closesAt: iso(window.closesAt),
      freeEntryUntil: iso(window.freeEntryUntil),
    },
    consent: consent && { ...consent, givenAt: iso(consent.givenAt) },
    retryAt: iso(answer.retryAt),
    checkedAt: iso(now),
  }
}

/** What was asked, whole: it came in a body no smaller. Null for what is nested too deep to write. */
const echo = (to: unknown): unknown => (isWithin(ECHO_DEEPEST, to) ? to : null)

const ECHO_DEEPEST = 20

/** Counts of a batch or stream, kept while it runs. */
export class Totals {
  allow = 0
  deny = 0
  errors = 0
  readonly byReason: Record<string, number> = {}

  /** Counts one answer and gives it in the short form of a batch. */
  count(to: unknown, answer: Eligibility) {
    const reasons = answer.reasons.map((reason) => reason.code)
    if (answer.decision === 'allow') this.allow++
    else this.deny++
    for (const code of reasons) this.byReason[code] = (this.byReason[code] ?? 0) + 1
    return { to, decision: answer.decision, reasons, retryAt: iso(answer.retryAt) }
  }

  /** Counts one that could not be asked. */
  fail(to: unknown, code: string) {
    this.errors++
    return to === undefined ? { error: { code } } : { to: echo(to), error: { code } }
  }

  toJSON() {
    const { allow, deny, errors, byReason } = this
    return { allow, deny, errors, byReason }
  }
}
