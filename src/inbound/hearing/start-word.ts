// START: it restores what a stop word stopped, and confirms forms that were filled in since. Whoever
// fills in a form for a number that is opted out is told to send START from that number.

import { decide } from '../../consent/decide.ts'
import type { ConsentEvent } from '../../consent/events.ts'
import { readTopic } from '../../consent/reading.ts'
import { evolve, type Standing } from '../../consent/standing.ts'
import { standingOn } from './answered.ts'
import type { MessageBase, SaidFrame } from './said.ts'

/** One fact for START, and one for each form it confirms. They get one reply together. */
export function restored(
  common: MessageBase,
  { topics, waiting, now }: Pick<SaidFrame, 'topics' | 'waiting' | 'now'>,
  standing: Standing,
): ConsentEvent[] {
  const started = decide({ ...common, type: 'restore', topics }, standing)
  const after = started.reduce(evolve, standing)
  const confirmed = waiting
    // Where START's time is known to the second only, a form typed within that second may be later.
    .filter((form) => form.occurredAt < common.occurredAt)
    .flatMap((form, i) => {
      const open = topics.filter((topic) => {
        const { status, act } = readTopic(after, topic, now)
        return status === 'pending' && act?.id === form.id
      })
      if (open.length === 0) return []
      const question = { ...form, topics: open.map(({ key }) => key) }
      const id = `${common.id}.form${i + 1}`
      const evidence = standingOn(form, common.evidence)
      return decide({ ...common, id, evidence, type: 'answer', question, agrees: true }, standing)
    })
  if (confirmed.length === 0) return started
  const partOf = confirmed[0]?.id ?? common.id
  const quiet = started.map((event): ConsentEvent => {
    const isEmpty = event.type === 'consent.given' && event.topics.length === 0
    return isEmpty ? { ...event, evidence: { ...event.evidence, partOf } } : event
  })
  return [...quiet, ...confirmed]
}
