// How often something may happen to one subject, for example a question to a person: a short list
// of when it did, changed by compare-and-set, so that no limit is overshot by requests at once,
// from however many processes.

import { revised } from '../../ledger/late.ts'
import type { Documents } from '../../ledger/port.ts'

/** Something that happened, or is about to. */
export interface Turn {
  /** The same id is the same turn, however often it is taken. */
  readonly id: string
  /** What it is about, for example a door. */
  readonly about: string
  /** Epoch ms. */
  readonly at: number
  /** Turns about the same thing from before this moment (epoch ms) no longer count. */
  readonly since?: number
}

export interface Limit {
  readonly name: string
  readonly max: number
  readonly withinMs: number
  /** Only turns about the same count. */
  readonly same?: true
}

/** A limit that was reached, and the first moment at which it no longer is, epoch ms. */
export interface Reached {
  readonly limit: string
  readonly retryAt: number
}

export interface Turns {
  /** Those that still count for some limit, oldest first. */
  list(subject: string, now: number): Promise<readonly Turn[]>
  /** Durable when it resolves. @returns undefined when the turn is taken, else what forbade it */
  take(business: string, subject: string, turn: Turn): Promise<Reached | undefined>
}

interface Body {
  readonly turns: readonly Turn[]
}

/**
 * @param name keeps subjects of different uses apart
 * @param limits all of them hold at once
 */
export function createTurns(documents: Documents, name: string, limits: readonly Limit[]): Turns {
  const kind = `turns.${name}`
  const longestMs = Math.max(...limits.map(({ withinMs }) => withinMs))
  const counting = (body: Body | undefined, now: number) =>
    (body?.turns ?? []).filter(({ at }) => now < at + longestMs)
  return {
    async list(subject, now) {
      return counting((await documents.get<Body>(kind, subject))?.body, now)
    },
    async take(business, subject, turn) {
      let reached: Reached | undefined
      await revised<Body>(documents, { kind, id: subject, business }, (body) => {
        const turns = counting(body, turn.at)
        const isTaken = turns.some(({ id }) => id === turn.id)
        reached = isTaken ? undefined : reachedBy(turns, turn, limits)
        if (isTaken || reached) return undefined
        const { id, about, at } = turn
        return { body: { turns: [...turns, { id, about, at }] }, expiresAt: at + longestMs }
      })
      return reached
    },
  }
}

/** Of the limits that one more turn would break, the one that lasts longest. Pure. */
export function reachedBy(
  turns: readonly Turn[],
  { about, at, since = 0 }: Omit<Turn, 'id'>,
  limits: readonly Limit[],
): Reached | undefined {
  let reached: Reached | undefined
  const isSame = (turn: Turn) => turn.about === about && turn.at >= since
  for (const { name, max, withinMs, same } of limits) {
    const times = turns
      .filter((turn) => at < turn.at + withinMs && (!same || isSame(turn)))
      .map((turn) => turn.at)
      .sort((a, b) => b - a)
    if (times.length < max) continue
    // Once this one no longer counts, there is room for one.
    const retryAt = (times[max - 1] ?? at) + withinMs
    if (!reached || retryAt > reached.retryAt) reached = { limit: name, retryAt }
  }
  return reached
}
