// What a person's own words or buttons mean, as facts: an opt-out where they are clear, a doubt where
// they are not, START, an answer to a question of ours. The words themselves are read in `chat/`.

import { withoutReferences } from '../../chat/agreement.ts'
import { WORDS_VERSION } from '../../chat/lists.ts'
import type { Names } from '../../chat/names.ts'
import { ALL, type Reading, type StopScope } from '../../chat/reading.ts'
import { readWords } from '../../chat/words.ts'
import { decide } from '../../consent/decide.ts'
import type { ConsentEvent } from '../../consent/events.ts'
import type { Evidence } from '../../consent/evidence.ts'
import { standingOptOut } from '../../consent/noes.ts'
import { type ConsentTopic, readTopic } from '../../consent/reading.ts'
import type { Standing } from '../../consent/standing.ts'
import type { Heard } from '../../providers/port.ts'
import { clocked } from '../../recording/status.ts'
import type { Catalog } from '../../settings/catalog.ts'
import { type Agreed, grantOf } from './agreed.ts'
import { type Answered, isOpenFor, isRepeated, standingOn } from './answered.ts'
import { type Askable, questionOf } from './chat-question.ts'
import { type Signed, signedGrant } from './signed.ts'
import { restored } from './start-word.ts'
import { finishedBy, type Waiting } from './waiting.ts'

type Message = Extract<Heard, { type: 'message' }>
export type MessageBase = Omit<Parameters<typeof decide>[0], 'type'>

/** What the words are judged by. */
export interface SaidFrame {
  readonly now: number
  readonly topics: readonly ConsentTopic[]
  /** Consents given up to then are too old by the policy, epoch ms. */
  readonly lapsedAt: number
  /** What the person's own message agrees to through one of our links. */
  readonly agreed: Agreed | undefined
  /** Consents already pending at the door it came through: this message may be the second act. */
  readonly begun: readonly Waiting[]
  /** What they agreed to on a consent screen of WhatsApp's. */
  readonly signed: Signed | undefined
  /** The question of ours it answers. */
  readonly answered: Answered | undefined
  /** Consents typed for this address while it was opted out. */
  readonly waiting: readonly Waiting[]
  /** The question we may ask them now that they wrote. */
  readonly askable: Askable | undefined
  /** What its words mean. */
  readonly reading: Reading
}

const NOTHING: Reading = { meaning: 'none' }

/** By the catalog's list of topics: it is another object whenever a topic has changed. */
const namesOf = new WeakMap<object, Names>()

function names(catalog: Catalog, business: string): Names {
  const list = catalog.list('topic', business)
  const displayName = catalog.business(business)?.displayName ?? ''
  const known = namesOf.get(list)
  if (known?.business === displayName) return known
  const made = { business: displayName, topics: list.map(({ body }) => body) }
  namesOf.set(list, made)
  return made
}

/** What a message means, by the provider's reading where it has one, else by ours. */
export function readingOf(catalog: Catalog, business: string, heard: Heard): Reading {
  if (heard.type !== 'message') return NOTHING
  const { handled, text = '', payload } = heard
  if (handled) return { meaning: handled, ...(handled === 'stop' && { scopes: ALL }) }
  // Doors of any state and business: a reference in the text of an old link is no word to be read.
  const isDoor = (slug: string) => catalog.entryPoint(slug) !== undefined
  const reading = readWords(withoutReferences(text, isDoor), names(catalog, business))
  // On a button that the business gave an id of its own, `Cancel` means whatever that button is for.
  const isOwnButton = payload !== undefined && payload !== text
  return reading.isAmbiguous && isOwnButton ? NOTHING : reading
}

/** The facts that a person's words or button make, if any. */
export function said(
  heard: Message,
  common: MessageBase,
  frame: SaidFrame,
  standing: Standing,
): ConsentEvent[] {
  const pressed = payloadScope(heard.payload, frame)
  if (pressed) return withdrawn([pressed], common, frame, standing)
  // Somebody else's words mean nothing here.
  if (heard.isForwarded) return []
  if (frame.agreed) {
    const finished = finishedBy(frame.agreed.words.topics, frame, standing)
    if (finished) return answer(finished, common, frame, standing)
    return decide(grantOf(frame.agreed, common, frame.topics, standing), standing)
  }
  if (frame.signed) return decide(signedGrant(frame.signed, common, frame.topics), standing)
  const { reading } = frame
  const isAnswer = frame.answered && isOpenFor(frame.answered, frame, standing)
  if (frame.answered && isAnswer && reading.meaning !== 'stop') {
    return answer(frame.answered, common, frame, standing)
  }
  const { meaning, level, word = '', language = '', scopes = ALL } = reading
  const rule = { meaning, ...(level && { level }), list: WORDS_VERSION, word, language }
  const evidence: Evidence = {
    ...common.evidence,
    read: rule,
    ...(heard.handled && { handled: heard.handled }),
  }
  const ordered = { ...common, evidence }
  switch (meaning) {
    case 'stop':
      return [
        ...withdrawn(scopes, ordered, frame, standing),
        ...(reading.isWrongNumber ? [ownerChanged(ordered)] : []),
      ]
    case 'doubt':
      return decide(
        { ...ordered, type: 'withdraw', scope: 'marketing', topics: [], doubtful: true },
        standing,
      )
    case 'start':
      return restored(ordered, frame, standing)
    case 'help':
      return []
    case 'none': {
      const question = frame.askable && questionOf(frame.askable, common, frame, standing)
      return question ? decide(question, standing) : []
    }
    default:
      return meaning satisfies never
  }
}

/** A yes or no to a question of ours. A button tapped twice is answered once. */
function answer(
  answered: Answered,
  common: MessageBase,
  frame: SaidFrame,
  standing: Standing,
): ConsentEvent[] {
  if (isRepeated(answered, frame, standing)) return []
  const { question, agrees } = answered
  // Our reply is in the language of the question.
  const { language: asked } = question.evidence ?? {}
  const { topics } = question
  const told = agrees ? undefined : toldAlready([{ scope: 'topic', topics }], frame, standing)
  const evidence = {
    ...(agrees ? standingOn(question, common.evidence) : common.evidence),
    ...(asked !== undefined && { language: asked }),
    ...(told !== undefined && { repeats: told }),
  }
  return decide({ ...common, evidence, type: 'answer', ...answered }, standing)
}

/** One opt-out for each scope named. Our one reply goes with the first of them. */
function withdrawn(
  scopes: readonly StopScope[],
  common: MessageBase,
  frame: SaidFrame,
  standing: Standing,
): ConsentEvent[] {
  const repeats = toldAlready(scopes, frame, standing)
  return scopes.flatMap(({ scope, topics }, i) => {
    const evidence: Evidence = {
      ...common.evidence,
      ...(repeats !== undefined && { repeats }),
      ...(i === 0 && scopes.length > 1 && { also: scopes.slice(1).map((each) => each.scope) }),
      ...(i > 0 && { partOf: common.id }),
    }
    const id = i === 0 ? common.id : `${common.id}.${i + 1}`
    return decide(
      {
        ...{ ...common, id, evidence, type: 'withdraw', scope, topics },
        // Our reply to an opt-out of all says that START lifts it, so START has to.
        ...(scope === 'all' && { byStopWord: true }),
      },
      standing,
    )
  })
}

/**
 * Id of an opt-out in force that reaches as far already. Saying it again is a new fact, but there is
 * no second reply in the chat.
 */
function toldAlready(
  scopes: readonly StopScope[],
  { topics, now }: SaidFrame,
  standing: Standing,
): string | undefined {
  const ofAll = standingOptOut(standing)?.id
  const found = scopes.map(({ scope, topics: keys }) => {
    if (scope === 'all' || ofAll !== undefined) return ofAll
    const noes = topics
      .filter(({ key, marketing }) => (scope === 'marketing' ? marketing : keys.includes(key)))
      .map((topic) => {
        const { optOutMarketing, optOutTopic } = readTopic(standing, topic, now)
        return (optOutMarketing ?? (scope === 'topic' ? optOutTopic : undefined))?.id
      })
    return noes.every((id) => id !== undefined) ? noes[0] : undefined
  })
  return found.every((id) => id !== undefined) ? found[0] : undefined
}

/** "Wrong number": whoever has the address now never agreed; the consents on record are another's. */
function ownerChanged({ id, actor, evidence, ...base }: MessageBase): ConsentEvent {
  return {
    ...clocked({ ...base, id: `${id}.owner` }),
    type: 'identity.changed',
    actor,
    cause: 'owner',
    ...(evidence && { evidence }),
  }
}

/** Payloads of our own opt-out buttons. */
function payloadScope(payload: string | undefined, { topics }: SaidFrame): StopScope | undefined {
  if (payload === 'OPTOUT_ALL') return { scope: 'all', topics: [] }
  if (payload === 'OPTOUT_MARKETING') return { scope: 'marketing', topics: [] }
  const key = /^OPTOUT_TOPIC:(.+)$/.exec(payload ?? '')?.[1]
  if (key === undefined) return undefined
  // The button's topic is gone, but the no must not be: then it is one to all marketing.
  return topics.some((topic) => topic.key === key)
    ? { scope: 'topic', topics: [key] }
    : { scope: 'marketing', topics: [] }
}
