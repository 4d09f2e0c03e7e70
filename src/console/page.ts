// What the console shows, worked out beforehand: doors, the latest facts, one question answered.

import type { RecordedEvent } from '../consent/events.ts'
import type { Days } from '../doors/counting/days.ts'
import type { Eligibility } from '../eligibility/answer.ts'
import { wordsIn } from '../languages/language.ts'
import { labelOf } from '../settings/notices.ts'
import type { Business, EntryPoint, Topic } from '../settings/schemas.ts'
import type { DoorUrls } from '../settings/urls.ts'
import { frame } from '../web/pages/frame.ts'
import { phoneExample } from '../world/phones/example.ts'
import { consoleFrame, timeIn } from './frame.ts'
import { briefOf } from './funnel.ts'
import type { noticeOf } from './look-page.ts'
import { reasonIn } from './reason-words.ts'
import { folded, toneOf, whatOf } from './timeline.ts'
import { type ConsoleWords, consoleWords } from './words.ts'

/** A question typed into the console. */
export interface Asked {
  readonly phone: string
  readonly topic: string
}

export interface ConsoleState {
  readonly business: Business
  readonly language: string
  readonly doors: readonly { readonly door: EntryPoint; readonly urls: DoorUrls }[]
  /** By slug. */
  readonly counts: ReadonlyMap<string, Days>
  readonly topics: readonly Topic[]
  readonly latest: readonly RecordedEvent[]
  readonly asked: Asked
  readonly answer?: Eligibility
  /** Why the question could not be asked. */
  readonly fault?: keyof ConsoleWords['faults']
  readonly now: number
  /** What waits for somebody to look at it. */
  readonly notice: ReturnType<typeof noticeOf>
}

export function consolePage(state: ConsoleState) {
  const { business, language, asked, now } = state
  const words = consoleWords(language)
  const { kinds, channels } = wordsIn(language).pages
  const time = timeIn(business, language)
  const label = (key: string) => {
    const topic = state.topics.find((each) => each.key === key)
    return topic ? labelOf(topic, language) : key
  }
  const answer = state.answer && answerShown(state.answer, language, time)
  return {
    ...consoleFrame(state, words.title, 'overview', {
      told: answer?.verdict ?? '',
      isFaulty: state.fault !== undefined,
    }),
    words,
    notice: state.notice,
    clock: `${time(now)} (${business.timeZone})`,
    ask: {
      phone: asked.phone,
      example: phoneExample(business.country).international,
      error: state.fault ? words.faults[state.fault] : '',
      topics: state.topics.map((topic) => ({
        key: topic.key,
        label: labelOf(topic, language),
        selected: topic.key === asked.topic,
      })),
    },
    hasAnswer: answer !== undefined,
    answer,
    doors: state.doors.map(({ door, urls }) => ({
      slug: door.slug,
      kind: kinds[door.kind],
      state: words.states[door.state],
      isLive: door.state === 'live',
      ways: waysOf(door.slug, urls, words.open),
      insertHref: `/console/doors/${door.slug}?lang=${language}`,
      brief: briefOf(state.counts.get(door.slug) ?? {}, language, now),
    })),
    hasEvents: state.latest.length > 0,
    events: folded(state.latest.toReversed())
      .reverse()
      .map(({ event }) => ({
        when: time(event.recordedAt),
        what: whatOf(event, language),
        tone: toneOf(event),
        channel: channels[event.channel],
        topics: 'topics' in event ? event.topics.map(label).join(', ') : '',
        door: event.entryPoint ?? '',
      })),
  }
}

/** A door as people meet it; its code on a screen and on paper. */
function waysOf(slug: string, { page, short, qr }: DoorUrls, open: string) {
  const entrance = page ?? short
  return [
    ...(entrance === undefined ? [] : [{ name: open, href: entrance }]),
    ...(qr === undefined
      ? []
      : [
          { name: 'QR', href: qr },
          { name: 'PDF', href: qr.replace(/svg$/, 'pdf') },
        ]),
  ].map((way) => ({ ...way, label: `${way.name} ${slug}` }))
}

function answerShown(answer: Eligibility, language: string, time: (at: number) => string) {
  const words = consoleWords(language)
  const { consent, retryAt } = answer
  return {
    isAllowed: answer.decision === 'allow',
    verdict: answer.decision === 'allow' ? words.allow : words.deny,
    reasons: answer.reasons.filter(isSaidAlone(answer.reasons)).map((reason) => ({
      code: reason.code,
      message: reasonIn(language, reason.code, reason.message),
      liftedBy: words.liftedBy[reason.liftedBy],
      since: reason.since === null ? '' : words.since(time(reason.since)),
    })),
    proof:
      consent === null || consent.givenAt === null
        ? ''
        : words.proof(time(consent.givenAt), consent.entryPoint ?? '–'),
    retry: retryAt === null ? '' : words.retry(time(retryAt)),
  }
}

/** Who opted out of everything need not read that marketing is part of it. */
const isSaidAlone =
  (reasons: Eligibility['reasons']) =>
  ({ code }: Eligibility['reasons'][number]): boolean =>
    code !== 'opted_out_marketing' || !reasons.some((reason) => reason.code === 'opted_out')

/** The page that holds the button: looking at a link uses nothing up. */
export function enterPage(language: string, link: string) {
  const words = consoleWords(language)
  return { ...frame(language, words.title, []), style: '/console.css', words, link }
}
