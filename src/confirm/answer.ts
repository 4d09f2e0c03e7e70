// Turns what was pressed on `/c/{token}` into a fact: once, whatever is posted again or at once.

import { decide } from '../consent/decide.ts'
import type { Ledger } from '../ledger/port.ts'
import type { Recorder } from '../recorder/recorder.ts'
import { actKeysOf, type Invitation, type Question } from './find.ts'
import type { Choice } from './page.ts'
import { confirmWords } from './words.ts'

/** What proves where it was pressed. */
const PAGE = '/c/'

interface Posted {
  readonly shown: unknown
  readonly isBare: boolean
}

export interface Answers {
  /**
   * Durable when it resolves. The first answer stands for its link.
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

  async function toQuestion({ link, pending }: Question, agrees: boolean, language: string) {
    const now = clock()
    const base = {
      // One id for a yes and a no: of two at once the ledger keeps the first.
      id: `link.${pending.id}`,
      ...({ occurredAt: now, now, actor: 'person', channel: 'web' } as const),
    }
    const evidence = {
      ...pending.evidence,
      act: { kind: 'link', at: new Date(now).toISOString() },
      page: PAGE,
      pageLanguage: language,
    }
    await ledger.recordFor(link.person, (standing) =>
      decide({ ...base, type: 'answer', question: pending, agrees, evidence }, standing),
    )
  }

  async function toInvitation(
    found: Invitation,
    choice: Choice,
    isBare: boolean,
    language: string,
  ) {
    const { link, topics, asked, business } = found
    if (!asked) return
    const now = clock()
    const keys = actKeysOf(link)
    const { invitation, decline } = confirmWords(language)
    const act = {
      ...({
        business: business.id,
        person: asked.person,
        topics,
        kind: 'link',
        at: now,
        now,
      } as const),
      entryPoint: link.door ?? '',
      idempotencyKey: choice === 'tap' ? keys.tap : keys.answer,
      provided: {
        invitation: link.id,
        page: PAGE,
        pageLanguage: language,
        ...(choice === 'agree' && !isBare && { button: invitation.agree }),
        ...(choice === 'decline' && { button: decline }),
        // A scanner may do this too, so it is no yes.
        ...(choice === 'tap' && { script: '/tap.js' }),
      },
    }
    if (choice === 'decline') await recorder.refuse(act)
    else {
      const until = choice === 'tap' ? ({ until: 'message' } as const) : {}
      await recorder.consent({ ...act, ...until, notice: asked.notice })
    }
  }

  return {
    async take(found, choice, { shown, isBare }, language) {
      if (found.answer && found.answer.choice !== 'tapped') return true
      if (found.type === 'question') {
        if (choice !== 'tap') await toQuestion(found, choice === 'agree', language)
        return true
      }
      const isSeen = shown === found.asked?.shown || (isBare && shown === undefined)
      if (choice !== 'decline' && !isSeen) return false
      await toInvitation(found, choice, isBare, language)
      return true
    },
  }
}
