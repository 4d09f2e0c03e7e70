// Consents given on screens inside WhatsApp: Meta's In-App Signup, and a WhatsApp Flow of ours. The
// webhook does not say what the screen said, so they count only through a door that has its words.

import type { Command, CommandBase } from '../../consent/commands.ts'
import type { Evidence } from '../../consent/evidence.ts'
import type { ConsentTopic } from '../../consent/reading.ts'
import { orUndefined } from '../../errors.ts'
import type { Keyring } from '../../keys/keyring.ts'
import type { PersonKey } from '../../ledger/port.ts'
import type { Heard } from '../../providers/port.ts'
import { type WordsShown, wordsShown } from '../../recording/words.ts'
import { doorsWithin, liveWithin, spanOf } from '../../settings/asked.ts'
import type { Catalog } from '../../settings/catalog.ts'
import { FLOW_LIVES_MS, readFlowToken } from './flow-token.ts'

/** A door, what its screen said, and what more the evidence holds. */
export interface Signed {
  readonly door: string
  readonly words: WordsShown
  readonly more: Pick<Evidence, 'signup' | 'flow'>
}

/**
 * Meta's consent screen speaks of marketing messages, so it grants those topics for marketing that the
 * door had when they agreed.
 */
export function signedUp(
  catalog: Catalog,
  business: string,
  heard: Extract<Heard, { type: 'signup' }>,
  at: number,
): Signed | undefined {
  const found = catalog
    .list('entry-point', business)
    .find(({ body }) => body.signup?.id === heard.signupId && body.state === 'live')
  const now = found && catalog.entryPoint(found.id)
  const door = now && liveWithin(now, spanOf(heard, at))
  const signup = door?.signup
  if (!door || signup?.id !== heard.signupId) return undefined
  const topics = catalog
    .topics(business, door.topics)
    .filter(({ category }) => category === 'marketing')
    .map(({ key }) => key)
  if (topics.length === 0) return undefined
  const { id, message: text, language, privacyUrl, version } = signup
  return orUndefined(() => ({
    door: door.slug,
    words: wordsShown(catalog, business, topics, { text, language }, at),
    more: { signup: { id, version, privacyUrl } },
  }))
}

/**
 * The boxes ticked in a Flow, for the topics they stood for when our token was made. The token must be
 * this very person's, and the Flow's version the one that is registered still.
 */
export function flowAnswered(
  deps: { readonly catalog: Catalog; readonly keyring: Keyring },
  business: string,
  people: readonly PersonKey[],
  heard: Heard,
  at: number,
): Signed | undefined {
  if (heard.type !== 'message' || !heard.flow || heard.isForwarded) return undefined
  const { catalog, keyring } = deps
  const token = readFlowToken(keyring, heard.flow.token)
  if (token?.business !== business || !people.includes(token.person)) return undefined
  const now = catalog.entryPoint(token.door)
  const sentAt = token.expiresAt - FLOW_LIVES_MS
  const [door] = now ? doorsWithin(now, { from: sentAt, until: sentAt }) : []
  const flow = door?.flow
  const isSame = [flow, now?.flow].every(
    (one) => one?.id === token.flow && one.version === token.version,
  )
  if (!door || !flow || !isSame || now?.state !== 'live' || at >= token.expiresAt) return undefined
  const { answers } = heard.flow
  const ticked = flow.optIns.filter(({ field }) => answers[field] === true)
  const topics = [...new Set(ticked.map(({ topic }) => topic))]
  if (topics.length === 0) return undefined
  const notice = { id: door.noticeId, language: flow.language }
  return orUndefined(() => ({
    door: door.slug,
    words: wordsShown(catalog, business, topics, notice, sentAt, door),
    more: {
      flow: {
        id: flow.id,
        version: flow.version,
        ticked: ticked.map(({ field, label }) => ({ field, label })),
      },
    },
  }))
}

/** Their own act on WhatsApp itself, so it comes from the address. */
export function signedGrant(
  { door, words, more }: Signed,
  common: CommandBase,
  topics: readonly ConsentTopic[],
): Command {
  const { notice, ...shown } = words
  return {
    ...common,
    evidence: { ...common.evidence, ...shown, ...more },
    type: 'grant',
    entryPoint: door,
    topics: topics.filter((topic) => words.topics.includes(topic.key)),
    act: 'button',
    notice,
    double: false,
  }
}
