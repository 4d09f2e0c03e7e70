// Turns what was pressed on `/c/{token}` into a fact: once, whatever is posted again or at once. A
// yes and a no are facts of their own, so that a no after a yes is never taken for it.

import { decide } from '../../consent/decide.ts'
import type { Evidence } from '../../consent/evidence.ts'
import type { Fact } from '../../consent/fact.ts'
import type { Standing } from '../../consent/standing.ts'
import { indexOf } from '../../consent/standing-index.ts'
import { wordsIn } from '../../languages/language.ts'
import type { Ledger } from '../../ledger/port.ts'
import type { Recorder } from '../../recording/recorder.ts'
import { iso } from '../../time.ts'
import { type Asked, actKeysOf, type Invitation, isNoOf, noIdOf, type Question } from './find.ts'
import type { Choice } from './page.ts'

/** What proves where it was pressed. */
const PAGE = '/c/'

interface Posted {
  readonly shown: unknown
  readonly isBare: boolean
}

export interface Answers {
  /**
   * Durable when it resolves. A no after a yes takes it back; after a no the link takes no yes.
   * @param posted.shown what the page said of the words it showed
   * @param posted.isBare no button was named; without `shown` it is to the words in force
   * @returns false when the words shown are no longer those that would be agreed to
   * @throws ToolkitError `entry_point_…`, `notice_…`, `store_unavailable`
   */
  take(
    found: Question | Invitation,
    choice: Choice,
    posted: Posted,
    language: string,
  ): Promise<boolean>
}

export function createAnswers(deps: {
  readonly ledger: Ledger
  readonly recorder: Recorder
  readonly clock: () => number
}): Answers {
  const { ledger, recorder, clock } = deps

  async function confirm({ link, pending }: Question, language: string): Promise<void> {
    const now = clock()
    const base = { occurredAt: now, now, actor: 'person', channel: 'web' } as const
    const evidence = evidenceOf(pending.evidence, now, { page: PAGE, pageLanguage: language })
    const command = { ...base, id: `link.${pending.id}`, evidence, type: 'answer' } as const
    await ledger.recordFor(link.person, (standing) =>
      isDeclined(standing, { link, topics: pending.topics })
        ? []
        : decide({ ...command, question: pending, agrees: true }, standing),
    )
  }

  async function agree(
    { link, topics, business }: Invitation,
    asked: Asked,
    choice: 'agree' | 'tap',
    isBare: boolean,
    language: string,
  ): Promise<void> {
    const now = clock()
    const keys = actKeysOf(link)
    const isTap = choice === 'tap'
    await recorder.consent({
      ...({ business: business.id, person: asked.person, topics, notice: asked.notice } as const),
      ...({ kind: 'link', at: now, now, entryPoint: link.door ?? '' } as const),
      idempotencyKey: isTap ? keys.tap : keys.answer,
      provided: {
        ...providedBy(link.id, language),
        ...(!isTap && !isBare && { button: wordsIn(language).confirm.invitation.agree }),
        // A scanner may do this too, so it is no yes.
        ...(isTap && { script: '/tap.js' }),
      },
      ...(isTap && ({ until: 'message' } as const)),
      unless: (standing) => isDeclined(standing, { link, topics }),
    })
  }

  /** Pressed again with no yes in between, it is the same no. */
  async function decline(found: Question | Invitation, language: string): Promise<void> {
    const { link, topics } = found
    const now = clock()
    const words = wordsIn(language).confirm
    const button = found.answer?.choice === 'agreed' ? words.takeBack : words.decline
    await ledger.recordFor(link.person, (standing) => {
      const id = noIdOf(link, latestYes(standing, topics)?.t)
      const base = { id, occurredAt: now, now, actor: 'person', channel: 'web' } as const
      if (found.type === 'question') {
        const { pending } = found
        const where = { page: PAGE, pageLanguage: language }
        const evidence = evidenceOf(pending.evidence, now, where)
        const answer = { type: 'answer', question: pending, agrees: false } as const
        return decide({ ...base, ...answer, evidence }, standing)
      }
      const evidence = evidenceOf({}, now, {
        provided: { ...providedBy(link.id, language), button },
      })
      const refusal = { type: 'refuse', topics, entryPoint: link.door ?? '' } as const
      return decide({ ...base, ...refusal, evidence }, standing)
    })
  }

  return {
    async take(found, choice, { shown, isBare }, language) {
      if (choice === 'decline') {
        await decline(found, language)
        return true
      }
      if (found.answer && found.answer.choice !== 'tapped') return true
      if (found.type === 'question') {
        if (choice === 'agree') await confirm(found, language)
        return true
      }
      const { asked } = found
      const isSeen = shown === asked?.shown || (isBare && shown === undefined)
      if (!isSeen) return false
      if (asked) await agree(found, asked, choice, isBare, language)
      return true
    },
  }
}

const evidenceOf = (known: Evidence | undefined, at: number, more: Evidence): Evidence => ({
  ...known,
  act: { kind: 'link', at: iso(at) },
  ...more,
})

const providedBy = (invitation: string, language: string) => ({
  ...{ invitation, page: PAGE, pageLanguage: language },
})

function latestYes(standing: Standing, topics: readonly string[]): Fact | undefined {
  const yeses = indexOf(standing).grants.filter(({ topic }) => topics.includes(topic))
  return yeses.reduce<Fact | undefined>((a, b) => (a === undefined || b.t > a.t ? b : a), undefined)
}

/** Whether a no of this link is the last one to any of the topics: of both at once it stands. */
function isDeclined(
  standing: Standing,
  { link, topics }: Pick<Question | Invitation, 'link' | 'topics'>,
): boolean {
  const { refused, optOutTopic } = indexOf(standing)
  return topics.some((topic) =>
    [refused.get(topic), optOutTopic.get(topic)].some((no) => no && isNoOf(link, no.id)),
  )
}
