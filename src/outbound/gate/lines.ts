// In which line a message waits: its sender's, and there apart whether it answers somebody. A
// provider that is silent, or a campaign of thousands, holds up nobody's confirmation elsewhere.

import type { Part } from '../outbox/waiting.ts'

/** Name of the queue messages wait in. */
export const QUEUE = 'messages'

/** Messages under way at once in one process: enough for every provider but one to be silent. */
export const TOGETHER = 64
const PROVIDER_MOST = 32
/** Of one sender: at 80 a second (Meta) a provider may take 300 ms. */
const MESSAGES_MOST = 24
const ANSWERS_MOST = 8

/** Behind the line's name; neither holds one. */
const END = '~'

interface Leaving {
  readonly provider: string
  /** The sender's `providerId`. */
  readonly from: string
}

/** What a message is called in the queue. `isAnswer`: it is owed to somebody, not a business's own. */
export function jobOf(id: string, { provider, from }: Leaving, isAnswer: boolean): string {
  const sender = encodeURIComponent(from).replaceAll('.', '%2E').replaceAll(END, '%7E')
  return `${provider}_${isAnswer ? 'answers' : 'messages'}_${sender}${END}${id}`
}

/** The message a job is about. */
export const messageOf = (job: string): string => job.slice(job.indexOf(END) + 1)

/** As of a queue: its line, and all of its provider. */
export function linesOf(job: string): readonly Part[] {
  const name = job.slice(0, Math.max(0, job.indexOf(END)))
  const [provider = '', kind] = name.split('_')
  // Queued by an earlier version.
  if (name === '') return []
  return [
    { name, most: kind === 'answers' ? ANSWERS_MOST : MESSAGES_MOST },
    { name: provider, most: PROVIDER_MOST },
  ]
}
