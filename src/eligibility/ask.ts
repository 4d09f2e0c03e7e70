// Messages that need no consent, only an act of the person or a permitted invitation: questions
// and answers about consent itself (design §4.7). Fewer rules than for a business's messages, and
// never a message to somebody who said no, unless they asked for this very one.

import { readTopic, type TopicOf } from '../consent/reading.ts'
import { open, type Question } from './question.ts'
import { RULES } from './rules.ts'

/**
 * `confirmation`: the question of a double opt-in. `invitation`: an SMS or call that a business
 * asked for. `proof`: a code that shows whose number it is. `help`, `start` and `optout`: the
 * answers to HELP, START and to an opt-out.
 */
export type AskPurpose = 'confirmation' | 'invitation' | 'proof' | 'help' | 'start' | 'optout'

/** What an opted-out person has just asked for themselves. */
const JUST_ASKED: ReadonlySet<AskPurpose> = new Set(['proof', 'help', 'start', 'optout'])

export interface Asking extends Omit<Question, 'message'> {
  readonly purpose: AskPurpose
  readonly channel: 'whatsapp' | 'sms' | 'voice'
  /** Sent as a registered template, so no window is needed. */
  readonly isTemplate: boolean
  /** What a question asks consent for; empty for answers. */
  readonly topics: readonly TopicOf[]
}

/** Codes of every rule that forbids it, in the order of the answer; none: it may leave. */
export function askReasons(asking: Asking): (keyof typeof RULES)[] {
  const opened = open({ ...asking, message: { type: 'freeform' } })
  const isAnswer = JUST_ASKED.has(asking.purpose)
  const overWhatsApp = asking.channel === 'whatsapp'
  const applies = {
    sender_blocked: RULES.sender_blocked.rule(opened) !== undefined,
    country_blocked: RULES.country_blocked.rule(opened) !== undefined,
    opted_out: !isAnswer && saidNo(asking),
    business_hold: !isAnswer && RULES.business_hold.rule(opened) !== undefined,
    // Unreachable on WhatsApp says nothing about a text.
    undeliverable: overWhatsApp && RULES.undeliverable.rule(opened) !== undefined,
    window_closed:
      overWhatsApp && !asking.isTemplate && RULES.window_closed.rule(opened) !== undefined,
  }
  return (Object.keys(applies) as (keyof typeof applies)[]).filter((code) => applies[code])
}

/** Any opt-out of all, or of a topic asked about, that nothing of theirs has lifted. */
function saidNo({ standing, topics, at }: Asking): boolean {
  const readings = topics.length > 0 ? topics : [{ key: '', marketing: true }]
  return readings.some((topic) => {
    const { optOut, optOutMarketing, optOutTopic, refusal } = readTopic(standing, topic, at)
    return [optOut, optOutMarketing, optOutTopic].some((no) => no !== undefined && no !== refusal)
  })
}
