// The person's answer to a question of ours: a button that carries its token, a yes or no in reply to
// that very message, or a plain yes or no within 24 hours of our asking. A plain word refers to
// whatever was said last in a chat, so a plain yes counts only in the chat where we asked, after we
// asked, and while nothing else has answered the question.

import { mayAnswer, plainAnswer } from '../../chat/yes.ts'
import type { Question } from '../../consent/commands.ts'
import { type Evidence, shownWords } from '../../consent/evidence.ts'
import { askedIn, type Fact, type QuestionFact } from '../../consent/fact.ts'
import { platformStopOf } from '../../consent/noes.ts'
import { type ConsentTopic, readTopic } from '../../consent/reading.ts'
import { EMPTY, join, type Standing } from '../../consent/standing.ts'
import { type Index, indexOf } from '../../consent/standing-index.ts'
import { historyOf } from '../../ledger/history.ts'
import type { Ledger, PersonKey } from '../../ledger/port.ts'
import type { Heard } from '../../providers/port.ts'
import { spanOf } from '../../settings/asked.ts'
import { DAY_MS } from '../../time.ts'

/** A plain word can answer a question for so long. */
const ANSWERABLE_MS = DAY_MS
/** A button can say yes for so long, as our links can: later nobody remembers what it was about. */
const AGREES_WITHIN_MS = 7 * DAY_MS

export interface Answered {
  readonly question: Question
  readonly agrees: boolean
  /** By a plain word: neither by a button of ours nor in reply to the question. */
  readonly byWord: boolean
  /** A yes that came too late: the question is asked anew. */
  readonly isOver?: true
}

type Message = Extract<Heard, { type: 'message' }>

/** Where and when it was heard. */
interface Here {
  /** Phone of the sender it was written to. */
  readonly sender: string
  readonly now: number
  /** The token of the question in a message of ours, by the provider's id of that message. */
  readonly questionIn: (messageId: string) => Promise<string | undefined>
  /** Whether a message of ours, by our id, may have arrived. */
  readonly mayHaveArrived: (messageId: string) => Promise<boolean>
}

/** Payloads of our own buttons: they say by themselves what they mean. */
const OURS = /^(?:CONFIRM|DECLINE|OPTIN|OPTOUT_TOPIC):|^OPTOUT_(?:ALL|MARKETING)$/

/** An answer, and the token of its question where it is known. */
interface Said {
  readonly agrees: boolean
  readonly token?: string | undefined
  /** The word it was read from. Some words are a yes in one language and a no in another. */
  readonly word?: string
}

/**
 * What a message answers. The token is looked for among that person's own questions only, so a
 * button passed on to somebody else answers nothing.
 * @throws ToolkitError `store_unavailable`
 */
export async function answeredIn(
  ledger: Ledger,
  people: readonly PersonKey[],
  heard: Heard,
  here: Here,
): Promise<Answered | undefined> {
  if (heard.type !== 'message' || heard.isForwarded || heard.handled) return undefined
  const said = pressed(heard.payload) ?? (await replied(heard, here)) ?? worded(heard)
  if (!said) return undefined
  const records = (await ledger.read(people)).filter((record) => record !== undefined)
  const { asked } = indexOf(records.reduce((all, { standing }) => join(all, standing), EMPTY))
  const token = said.token ?? (await askedBefore(asked, heard, here, said.agrees))?.answers
  if (token === undefined) return undefined
  for (const { person } of records) {
    const found = await findQuestion(ledger, person, token)
    if (found) return meant(said, found, heard.at ?? here.now)
  }
  return undefined
}

/** A person's question by its token, and when it was asked last, epoch ms. */
async function findQuestion(ledger: Ledger, person: PersonKey, token: string) {
  let question: Question | undefined
  let askedAt = 0
  for await (const event of historyOf(ledger, person)) {
    const isQuestion =
      event.type === 'consent.pending' ||
      (event.type === 'consent.given' && event.channel === 'voice')
    // An erased question has no words that a yes could stand on.
    if (event.id === token && isQuestion && !event.erased) question = event
    const isAsked = event.type === 'message.updated' && event.asks === token
    if (event.id === token || isAsked) askedAt = Math.max(askedAt, event.occurredAt)
  }
  return question && { question, askedAt }
}

/** @param at moment of the answer, epoch ms */
function meant(
  { agrees: isYes, token, word }: Said,
  { question, askedAt }: { readonly question: Question; readonly askedAt: number },
  at: number,
): Answered | undefined {
  const answer = word === undefined ? undefined : plainAnswer(word, question.evidence?.language)
  if (word !== undefined && answer === undefined) return undefined
  const own = answer === undefined ? isYes : answer === 'yes'
  // A consent given by a key press counts already and is only confirmed, so it is never too late.
  const isOver = own && question.type === 'consent.pending' && at >= askedAt + AGREES_WITHIN_MS
  const byWord = token === undefined
  return { question, agrees: own, byWord, ...(isOver && { isOver: true as const }) }
}

/** A button with a token of ours. */
function pressed(payload = ''): Said | undefined {
  const [, order, token] = /^(CONFIRM|DECLINE):(.{1,200})$/s.exec(payload) ?? []
  return token === undefined ? undefined : { agrees: order === 'CONFIRM', token }
}

/**
 * A yes or no in reply to the very message that asked. Buttons of Twilio's templates cannot carry a
 * token, only what was registered with them (`Yes`, `confirm_yes`): there the reply names the message.
 */
async function replied(
  { payload, text = '', about }: Message,
  { questionIn }: Here,
): Promise<Said | undefined> {
  if (about.answers === undefined || OURS.test(payload ?? '')) return undefined
  // The words on a button come before its payload: they are what the person read.
  const word = mayAnswer(text) ? text : (payload ?? '')
  const answer = mayAnswer(word)
  const token = answer && (await questionIn(about.answers))
  return token === undefined ? undefined : { agrees: answer === 'yes', token, word }
}

/**
 * A plain word, typed or on a button. As a reply to another message a yes is a yes to that message,
 * and a button belongs to it, so neither answers our question.
 */
function worded({ payload, text = '', about }: Message): Said | undefined {
  if (OURS.test(payload ?? '')) return undefined
  const answer = mayAnswer(text)
  const isElsewhere = about.answers !== undefined && (payload !== undefined || answer === 'yes')
  return answer === undefined || isElsewhere ? undefined : { agrees: answer === 'yes', word: text }
}

/**
 * The question a plain word may answer. A no counts in whatever chat it was said; a yes only in the
 * chat that asked, and not while our question may still be waiting to be sent.
 */
async function askedBefore(
  asked: Index['asked'],
  heard: Message,
  { sender, now, mayHaveArrived }: Here,
  agrees: boolean,
): Promise<QuestionFact | undefined> {
  const { from: at, until } = spanOf(heard, heard.at ?? now)
  const here = asked.get(askedIn(heard.channel, sender))
  const fresh = (agrees ? (here ? [here] : []) : [...asked.values()]).filter(
    ({ t }) => at < t + ANSWERABLE_MS && (!agrees || until >= t),
  )
  const [last] = fresh.sort((a, b) => b.t - a.t)
  const isUnseen = agrees && last !== undefined && !(await mayHaveArrived(last.message))
  return isUnseen ? undefined : last
}

/** The evidence of a yes to a question: the words it showed, and what the person sent or pressed. */
export function standingOn(question: Pick<Question, 'evidence'>, heard: Evidence = {}): Evidence {
  const words = shownWords(question.evidence)
  if (words.text === undefined) return heard
  return { ...heard, ...words, ...(heard.text !== undefined && { said: heard.text }) }
}

/** What an answer is judged by. */
export interface Asking {
  readonly topics: readonly ConsentTopic[]
  readonly now: number
}

/** Whether the answer still meets its question: a plain yes does not where something has settled it. */
export function isOpenFor(
  { question, agrees, byWord }: Answered,
  { topics, now }: Asking,
  standing: Standing,
): boolean {
  if (!byWord || !agrees) return true
  return topics.some((topic) => {
    if (!question.topics.includes(topic.key)) return false
    const { status, act, ...noes } = readTopic(standing, topic, now)
    const { optOut, optOutMarketing, optOutTopic, refusal } = noes
    // Filling in the form once more settles nothing, though no second question was sent. A no does.
    if (status === 'pending') {
      const isFollowed = (no: Fact | undefined) => no !== undefined && no.t >= question.occurredAt
      const isSettled = [optOut, optOutMarketing, optOutTopic, refusal].some(isFollowed)
      return !isSettled && act !== undefined && act.t >= question.occurredAt
    }
    return status === 'given' && act?.id === question.id
  })
}

/**
 * Whether this very question was answered with yes already and that still counts: a button tapped
 * twice. After a no of any kind, or once the consent has lapsed, the tap is a new act.
 */
export function isRepeated(
  { question, agrees }: Answered,
  { topics, now, lapsedAt }: Asking & { readonly lapsedAt: number },
  standing: Standing,
): boolean {
  const named = topics.filter(({ key }) => question.topics.includes(key))
  return (
    agrees &&
    named.length > 0 &&
    named.every((topic) => {
      const { grants, review } = readTopic(standing, topic, now)
      const isGiven = grants.some(({ answers, t }) => answers === question.id && t > lapsedAt)
      return isGiven && !review && !isStoppedAnywhere(standing, topic)
    })
  )
}

const isStoppedAnywhere = (standing: Standing, { key, marketing }: ConsentTopic): boolean =>
  marketing &&
  [...indexOf(standing).platformStop.keys()].some((sender) => platformStopOf(standing, sender, key))
