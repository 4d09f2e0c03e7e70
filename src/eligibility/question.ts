// The question "may I send this message to this person now?" with all that the rules look at.

import type { Category, Strength } from '../consent/events.ts'
import type { GrantFact } from '../consent/fact.ts'
import { endsOf } from '../consent/lasting.ts'
import { RANK, readTopic, STRENGTH, type TopicReading } from '../consent/reading.ts'
import type { Standing } from '../consent/standing.ts'
import { type Grant, type Index, indexOf } from '../consent/standing-index.ts'
import { windowOf } from '../consent/windows.ts'

/** A business's policy, as the rules read it. */
interface Policy {
  readonly minimumStrength: Readonly<Record<Category, Strength>>
  readonly consentLifetimeDays?: number | undefined
  readonly quietHours?:
    | { readonly from: string; readonly to: string; readonly categories: readonly Category[] }
    | undefined
  readonly frequencyCap?:
    | readonly { readonly category: Category; readonly max: number; readonly perHours: number }[]
    | undefined
  readonly blockedCountries?: readonly string[] | undefined
}

/** The message asked about. */
export type Message =
  | { readonly type: 'freeform' }
  | {
      readonly type: 'template'
      /** As of now: the registered template's, else the caller's, else the topic's. */
      readonly category: Category
      /** What the caller called it, where it did. */
      readonly claimed?: Category | undefined
      readonly topic: { readonly key: string; readonly category: Category }
      /** State of the registered template; undefined when none is registered. */
      readonly registered?: { readonly category: Category; readonly state: string } | undefined
    }

export interface Question {
  /** The moment of the message, epoch ms. */
  readonly at: number
  readonly standing: Standing
  readonly person: {
    readonly phone?: string | undefined
    readonly userId?: string | undefined
    /** ISO 3166-1 alpha-2, of the phone, else of the user id. */
    readonly country?: string | undefined
    /** What names them is of another portfolio than the sender, and no number is known. */
    readonly isForeign?: boolean | undefined
  }
  readonly sender: {
    readonly phone: string
    /** `until`: it ends by itself. Epoch ms. */
    readonly blocked?:
      | { readonly since: number; readonly reason: string; readonly until?: number | undefined }
      | undefined
  }
  readonly message: Message
  readonly policy: Policy
  /** When the notice a grant points to stopped covering it (epoch ms), if it did. */
  readonly outdatedFrom: (grant: GrantFact) => number | undefined
}

/** What is wrong with a grant that counts: each is a reason of its own. */
interface Flaws {
  /** Since when, epoch ms. */
  readonly expired?: number
  readonly outdated?: number
  readonly weak?: true
}

/** A question with what several rules need worked out once. */
export interface Case extends Question {
  readonly index: Index
  readonly window: ReturnType<typeof windowOf>
  readonly marketing: boolean
  /** Of a template's topic; undefined for free form. */
  readonly reading: TopicReading | undefined
  /** The grant the answer stands on, and its flaws: none if any grant without flaws exists. */
  readonly grant: Grant | undefined
  readonly flaws: Flaws
}

/** Works out what several rules need. */
export function open(question: Question): Case {
  const { message, standing, at } = question
  const window = windowOf(standing, question.sender.phone, at)
  const index = indexOf(standing)
  if (message.type === 'freeform') {
    const none = { marketing: false, reading: undefined, grant: undefined, flaws: {} }
    return { ...question, index, window, ...none }
  }
  const marketing = isMarketing(message)
  const reading = readTopic(standing, { key: message.topic.key, marketing }, at)
  let grant: Grant | undefined
  let flaws: Flaws = {}
  for (const candidate of reading.grants) {
    const found = flawsOf(question, message.category, candidate, STRENGTH[candidate.cls])
    const isSound = Object.keys(found).length === 0
    if (grant === undefined || isSound) {
      grant = candidate
      flaws = found
    }
    if (isSound) break
  }
  return { ...question, index, window, marketing, reading, grant, flaws }
}

/** A message is marketing when anything says so: its template, its caller or its topic. */
function isMarketing(message: Extract<Message, { type: 'template' }>): boolean {
  return (
    message.category === 'marketing' ||
    message.claimed === 'marketing' ||
    message.topic.category === 'marketing'
  )
}

function flawsOf(
  question: Question,
  category: Category,
  grant: GrantFact,
  strength: Strength,
): Flaws {
  const { policy, outdatedFrom, at } = question
  const { consentLifetimeDays } = policy
  return {
    ...endsOf(grant, { consentLifetimeDays, outdatedFrom }, at),
    ...(RANK[strength] < RANK[policy.minimumStrength[category]] && { weak: true as const }),
  }
}
