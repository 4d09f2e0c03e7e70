// The question of a double opt-in: when it is asked, and how often. Texts and templates cost money on
// the word of whoever typed the number, so a business spends no more on them than its limits allow;
// what is not asked by them is asked in the chat, once the person writes.

import { consentTopic } from '../../consent/reading.ts'
import { isRefused } from '../../eligibility/ask.ts'
import type { Outgoing } from '../../outbound/gate/outgoing.ts'
import type { Budget } from '../../outbound/limits/budget.ts'
import { dailyShares } from '../../outbound/limits/spending.ts'
import { type Limit, reachedBy, type Turn, type Turns } from '../../outbound/limits/turns.ts'
import { DAY_MS } from '../../time.ts'
import type { HeldBack } from './held-back.ts'
import { type Asked, keyOfForm, questionKey } from './open.ts'
import { createWays, type Started, type Way, type WaysDeps, type Whom } from './ways.ts'

/**
 * Anyone can type a number into a form, so its person is not asked each time somebody does. The answer
 * to an earlier question counts for later forms too.
 */
export const QUESTION_LIMITS: readonly Limit[] = [
  { name: 'same_question', max: 1, withinMs: 10 * 60_000, same: true },
  { name: 'questions_a_day', max: 3, withinMs: DAY_MS },
]

export interface QuestionDeps extends WaysDeps {
  readonly outgoing: Outgoing
  /** How often a person may be asked; `QUESTION_LIMITS`. */
  readonly questions: Turns
  /** How many questions that cost money a business may send. */
  readonly budget: Budget
  readonly heldBack: HeldBack
}

/** The key of a question that answers START, by the id of that START. */
const keyOfStart = (id: string) => `question to ${id}`

export function createQuestions(deps: QuestionDeps) {
  const { catalog, outgoing, questions, budget } = deps
  const waysOf = createWays(deps)

  /**
   * Takes the person's turn to be asked, and chooses the first way that costs nothing or that the
   * business's budget allows. The person's own limits are looked at before the budget, so that somebody
   * who is over them uses up nothing that others share.
   */
  async function take(business: string, ways: readonly Way[], { record, to }: Whom, turn: Turn) {
    const { person } = record
    const before = await questions.list(person, turn.at)
    // The turn was taken before: a crash cut off the sending, and it is the same message once more.
    if (before.some(({ id }) => id === turn.id)) return ways[0]
    if (reachedBy(before, turn, QUESTION_LIMITS)) return undefined
    const shares = dailyShares(catalog, business, to, turn.at)
    let way: Way | undefined
    for (const each of ways) {
      const over = each.isPaid ? await budget.spend(business, shares, turn.at) : undefined
      if (over) deps.heldBack(business, over, turn.at)
      way = over ? undefined : each
      if (way) break
    }
    if (!way || !(await questions.take(business, person, turn))) return way
    if (way.isPaid) await budget.giveBack(business, shares, turn.at)
    return undefined
  }

  const aboutOf = ({ entryPoint, topics }: Asked) =>
    JSON.stringify([entryPoint, [...topics].sort()])

  /**
   * Asks once, unless the person was asked often enough.
   * @param start the START that the question answers; each START may have one
   * @returns whether it is on its way
   */
  async function ask(
    business: string,
    pending: Asked,
    whom: Whom,
    now: number,
    start?: Started,
  ): Promise<boolean> {
    const ways = waysOf(business, pending, whom, now, start)
    if (ways.length === 0) return false
    const { topics } = pending
    const saidAt = start?.event.occurredAt
    // The gate would refuse it, and the turn it took would be missing when they say START.
    const { standing } = whom.record
    const named = catalog.topics(business, topics).map(consentTopic)
    if (isRefused({ standing, topics: named, at: now, saidAt })) return false
    const turn = {
      ...{ id: start?.event.id ?? pending.id, about: aboutOf(pending), at: now },
      ...(start && { since: await overUntil(business, pending, whom, now) }),
    }
    // Not now: it is asked when they write, or the answer to an earlier question counts for it.
    const way = await take(business, ways, whom, turn)
    if (!way) return false
    const claim = {
      ...({ type: 'ask', purpose: 'confirmation', topics, question: pending.id } as const),
      door: pending.entryPoint,
      ...(way.isTemplate && { isTemplate: true }),
      ...(saidAt !== undefined && { saidAt }),
    }
    const key = start ? keyOfStart(start.event.id) : questionKey(pending, whom.record.person, now)
    const content = await way.content()
    const { via: sender } = way
    const order = { business, key, sender, claim, to: whom.to, content, now }
    await outgoing.send({ ...order, notAfter: start?.notAfter })
    return true
  }

  /** Whether the same question was asked lately and can still be answered. */
  async function isAsked(business: string, pending: Asked, whom: Whom, now: number) {
    const over = await overUntil(business, pending, whom, now)
    return (await sameBefore(pending, whom, now)).some(({ at }) => at >= over)
  }

  const sameBefore = async (pending: Asked, { record }: Whom, now: number) =>
    (await questions.list(record.person, now)).filter(({ about }) => about === aboutOf(pending))

  /**
   * Questions from before this moment (epoch ms) can no longer be answered: a no came after them that a
   * plain yes would not lift, or they never arrived.
   */
  async function overUntil(business: string, pending: Asked, whom: Whom, now: number) {
    const { standing } = whom.record
    const topics = catalog.topics(business, pending.topics).map(consentTopic)
    let over = 0
    for (const { id, at } of await sameBefore(pending, whom, now)) {
      const isOver =
        isRefused({ standing, topics, at: now, saidAt: at }) ||
        (await outgoing.hasFailed(business, keyOfStart(id))) ||
        (await outgoing.hasFailed(business, keyOfForm(id)))
      if (isOver) over = Math.max(over, at + 1)
    }
    return over
  }

  return { ask, isAsked }
}
