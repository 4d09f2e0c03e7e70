// Takes a form that was sent: checks it against what the door shows, and records it. The answer
// is the same whoever the number belongs to, and whatever is known of them.

import type { ActKind } from '../../consent/events.ts'
import type { Provided } from '../../consent/evidence.ts'
import { ToolkitError } from '../../errors.ts'
import type { FormError } from '../../languages/pages-words.ts'
import { identifyTyped } from '../../people/identify.ts'
import type { Recorder } from '../../recording/recorder.ts'
import type { Catalog } from '../../settings/catalog.ts'
import type { EntryPoint } from '../../settings/schemas.ts'
import { faultsOf, type Submission } from './entries.ts'
import { boxesOf, shownBy, wordsRef } from './shown.ts'

export interface TakeDeps {
  readonly catalog: Catalog
  readonly recorder: Recorder
  /** Epoch ms. */
  readonly clock: () => number
}

/** What was agreed, as far as anybody may be told. */
export interface Taken {
  readonly topics: readonly string[]
  readonly language: string
  /** Of the notice. */
  readonly version: number
  /** Names its words as they were rendered. */
  readonly words: string
  /** Double opt-in: nothing is granted until the address answers. */
  readonly pending: boolean
  /** Epoch ms. */
  readonly at: number
}

export type Outcome =
  | { readonly taken: Taken }
  /** 503 when the store is away, else 422. */
  | { readonly errors: readonly FormError[]; readonly status: 422 | 503 }

/** What was done and what proves it, besides the words. */
export interface Act {
  readonly kind: Extract<ActKind, 'form' | 'terminal'>
  readonly provided: Provided
}

export async function takeForm(
  deps: TakeDeps,
  door: EntryPoint,
  language: string,
  submission: Submission,
  act: Act,
): Promise<Outcome> {
  const now = deps.clock()
  const { business, notice, topics } = shownBy(deps.catalog, door, language, now)
  const { entries } = submission
  const offered = topics.map((topic) => topic.key)
  const errors = faultsOf(submission, offered, notice.ref)
  const person = identifyTyped(entries.phone, business.country)
  if (submission.isAmbiguous) errors.push('phone_invalid')
  else if (entries.phone === '') errors.push('phone_required')
  else if (!person) errors.push('phone_invalid')
  if (errors.length > 0 || !person) return { errors, status: 422 }

  // A robot is told what everybody is told.
  if (!submission.isRobot) {
    const { once } = submission
    const same = once === undefined ? undefined : sameForm(door, once, entries.topics, notice.ref)
    try {
      await deps.recorder.consent({
        business: door.business,
        person,
        topics: entries.topics,
        entryPoint: door.slug,
        kind: act.kind,
        at: now,
        now,
        notice: { id: door.noticeId, version: notice.version, language },
        boxes: boxesOf(
          topics.filter(({ key }) => entries.topics.includes(key)),
          language,
        ),
        provided: { ...act.provided, boxes: 'unticked when shown' },
        ...(same !== undefined && { idempotencyKey: same }),
      })
    } catch (error) {
      if (!(error instanceof ToolkitError) || error.code !== 'store_unavailable') throw error
      return { errors: ['store_unavailable'], status: 503 }
    }
  }
  const pending = door.confirmation === 'double'
  const { version } = notice
  const words = wordsRef(door, notice)
  return { taken: { topics: entries.topics, language, version, words, pending, at: now } }
}

/** The same form with other boxes or other words is another act. */
const sameForm = (door: EntryPoint, once: string, topics: readonly string[], ref: string) =>
  `form ${JSON.stringify([door.slug, once, [...topics].sort(), ref])}`
