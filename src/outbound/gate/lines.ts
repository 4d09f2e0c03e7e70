// In which line of the queue a message waits: each sender has one for a business's messages and one
// for answers to people. So neither a provider that does not answer nor a campaign of thousands holds
// up somebody's confirmation.

import type { Part } from '../outbox/waiting.ts'

/** Name of the queue messages wait in. */
export const QUEUE = 'messages'

/** Messages under way at once in one process: enough for every provider but one to be silent. */
export const TOGETHER = 64
const PROVIDER_MOST = 32
/** Of one sender: at 80 a second (Meta) a provider may take 300 ms. */
const MESSAGES_MOST = 24
const ANSWERS_MOST = 8

/** Stands between the line's name and the message's id; neither contains one. */
const END = '~'

interface Leaving {
  readonly provider: string
  /** The sender's `providerId`. */
  readonly from: string
}

/** What a message is called in the queue. @param isAnswer it answers a person, or asks them something */
export function jobOf(id: string, { provider, from }: Leaving, isAnswer: boolean): string {
  const sender = encodeURIComponent(from).replaceAll('.', '%2E').replaceAll(END, '%7E')
  return `${provider}_${isAnswer ? 'answers' : 'messages'}_${sender}${END}${id}`
}

/** The message a job is about. */
export const messageOf = (job: string): string => job.slice(job.indexOf(END) + 1)

/** The parts of the queue a message counts in: its line, and its provider. */
export function linesOf(job: string): readonly Part[] {
  const name = job.slice(0, Math.max(0, job.indexOf(END)))
  const [provider = '', kind] = name.split('_')
  // Queued by an earlier version, which had no lines.
  if (name === '') return []
  return [
    { name, most: kind === 'answers' ? ANSWERS_MOST : MESSAGES_MOST },
    { name: provider, most: PROVIDER_MOST },
  ]
}
