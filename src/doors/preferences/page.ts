// What the preference page shows, worked out beforehand: the view only places it.

import type { RecordedEvent } from '../../consent/events.ts'
import { claimedAt } from '../../consent/fact.ts'
import { languageOf } from '../../consent/kept.ts'
import { holdsOf, platformStopOf } from '../../consent/noes.ts'
import { consentTopic, readTopic } from '../../consent/reading.ts'
import type { Standing } from '../../consent/standing.ts'
import { indexOf } from '../../consent/standing-index.ts'
import { wordsIn } from '../../languages/language.ts'
import type { PreferenceError } from '../../languages/preferences-words.ts'
import type { Business, EntryPoint, Topic } from '../../settings/schemas.ts'
import { DAY_MS } from '../../time.ts'
import { frame, toldFirst } from '../../web/pages/frame.ts'
import { headed } from '../../web/pages/heading.ts'
import { topicShown } from '../optin/shown.ts'
import { dayOf, eventsTold, historyLines } from './history.ts'
import type { Offer } from './offers.ts'
import { errorSummary } from './shared.ts'
import type { TopicState } from './state.ts'
import type { Origin } from './token.ts'

/** Lengths a pause can have, in days. */
export const PAUSES = [7, 30, 90] as const
/** Lines of the history on this page; the full record has all. */
const LINES = 12
/** So many events have as many lines, or nearly: a message of ours has four or five. */
export const EVENTS_READ = 100

/** What a page can say was done: everything stopped, or whatever else. */
export type Done = 'stopped' | 'saved'

export interface PreferenceView {
  readonly business: Business
  readonly topics: readonly Topic[]
  readonly states: readonly TopicState[]
  readonly offers: readonly Offer[]
  readonly standing: Standing
  /** The last ones, newest first. */
  readonly events: readonly RecordedEvent[]
  /** Of all there are. */
  readonly eventCount: number
  readonly doorOf: (slug: string) => Pick<EntryPoint, 'kind'> | undefined
  readonly origin: Origin
  /** The last part of the page's own address. */
  readonly token: string
  /** Of the address, for its owner to recognise. */
  readonly masked: string
  readonly language: string
  /** Sealed: what is on this page, for the post that follows. */
  readonly shown: string
  /** Keys ticked by the person in a post that was not taken. */
  readonly ticked?: readonly string[]
  readonly errors: readonly PreferenceError[]
  /** What was done a moment ago. */
  readonly done?: Done | undefined
  readonly now: number
}

/** Whether a topic is ticked when the page is shown. */
export const isOn = ({ status }: TopicState): boolean => status === 'on' || status === 'paused'

const ANCHORS: Readonly<Record<PreferenceError, string>> = {
  topic_unknown: '#topics',
  notice_changed: '#notice',
  page_stale: '#topics',
  choice_unknown: '#topics',
  confirm_needed: '#confirm',
  store_unavailable: '#topics',
}

export function preferencePage(view: PreferenceView) {
  const { business, language, origin, states, errors } = view
  const { preferences: words, errors: texts } = wordsIn(language).preferences
  const name = business.displayName
  const day = (at: number | undefined) => dayOf(at ?? view.now, language, business.timeZone)
  const told = eventsTold(view.events)
  const lines = historyLines(told.slice(0, LINES), view)
  const isProven = origin === 'address'
  const pausedUntil = Math.max(0, ...states.map(({ until }) => until ?? 0))
  const hasMarketing = states.some(
    (state) => isOn(state) && topicOf(view, state.key)?.category === 'marketing',
  )
  const isStopped = isAllStopped(view)
  const days = PAUSES.filter((each) => view.now + each * DAY_MS >= pausedUntil + DAY_MS)
  const action = `?lang=${language}`
  const done = doneOf()
  return {
    ...frame(language, toldFirst(done, words.title(name)), business.languages, errors.length > 0),
    style: '/preferences.css',
    ...headed(name, words.title(name)),
    lead: words.lead(view.masked.replaceAll(' ', '\u00a0')),
    action,
    done,
    summaryTitle: words.summary,
    errors: errorSummary(errors, texts, ANCHORS),
    notes: notesOf(view, day),
    proveHref: `/stop?b=${business.id}&lang=${language}`,
    topics: {
      legend: words.topics,
      hint: words.topicsHint,
      options: states.map((state) => optionOf(view, state, day)),
    },
    shown: view.shown,
    offers: view.offers.map(({ text, language: textLanguage }, i) => ({
      title: words.agreeTo,
      ...{ text, language: textLanguage },
      id: i === 0 ? 'notice' : `notice-${i + 1}`,
    })),
    save: words.save,
    // Whoever can agree to something new meets its words before the button.
    isAtHand: !states.some((state) => !isOn(state) && isOffered(view, state)),
    stop: {
      // Nothing is left to stop where nothing is on or waits.
      short: states.some(mayBeStopped) ? words.stopShort : '',
      // Whoever wants to say it again may.
      ...{ title: words.stopTitle, button: words.stop },
      text: isStopped ? words.stopped : words.stopText(name),
    },
    pause: {
      isOffered: hasMarketing,
      title: words.pauseTitle,
      text: pausedUntil > 0 ? words.pausedNow(day(pausedUntil)) : words.pauseText,
      // Of two pauses the one that ends last counts: only a longer one changes anything.
      days: days.map((each) => ({ days: each, label: words.pause(each) })),
      longer: pausedUntil > 0 ? words.pauseLonger : '',
      labelledBy: pausedUntil > 0 ? 'longer-title' : 'pause-title',
      canResume: pausedUntil > 0 && isProven,
      resume: words.resume,
      byCode: pausedUntil > 0 && !isProven ? words.resumeByCode : '',
    },
    speaks: {
      isOffered: business.languages.length > 1,
      title: words.languageTitle,
      text: words.languageText,
      label: words.languageLabel,
      save: words.languageSave,
      options: business.languages.map((tag) => ({
        tag,
        name: wordsIn(tag).name,
        isChosen: tag === (languageOf(view.standing) ?? language),
      })),
    },
    held: {
      title: words.heldTitle,
      text: words.heldText(name),
      nothing: lines.length === 0 ? words.heldNothing : '',
      lines,
      more: earlier(),
    },
    isProven,
    takePageHref: `${view.token}/record?lang=${language}`,
    takeJsonHref: `${view.token}/data.json`,
    take: {
      ...{ title: words.takeTitle, text: words.takeText },
      ...{ page: words.takePage, json: words.takeJson },
    },
    erase: {
      isOffered: view.eventCount > 0,
      isWrong: errors.includes('confirm_needed'),
      error: texts.confirm_needed,
      title: words.eraseTitle,
      text: words.eraseText(name),
      confirm: words.eraseConfirm,
      button: words.erase,
    },
    prove: {
      ...{ title: words.proveTitle, text: words.proveText, link: words.proveLink },
      file: words.shownFile,
    },
    privacyUrl: business.privacyUrl ?? '',
    privacy: words.privacy,
  }

  function doneOf(): string {
    if (view.done === undefined || errors.length > 0) return ''
    return view.done === 'stopped' && isStopped ? words.stopped : words.done
  }

  function earlier(): string {
    if (view.eventCount > view.events.length) return words.earlier(undefined)
    return told.length > LINES ? words.earlier(told.length - LINES) : ''
  }
}

const isOffered = ({ offers }: PreferenceView, { key }: TopicState) =>
  offers.some(({ topics }) => topics.includes(key))

const topicOf = ({ topics }: PreferenceView, key: string) => topics.find((each) => each.key === key)

function optionOf(view: PreferenceView, state: TopicState, day: (at?: number) => string) {
  const { preferences: words } = wordsIn(view.language).preferences
  const topic = topicOf(view, state.key)
  const shown = topic && topicShown(topic, view.language)
  const isOpen = isOn(state) || isOffered(view, state)
  const text = {
    on: words.on(day(state.since)),
    paused: words.paused(day(state.until)),
    waiting: isAwaitingAddress(view, state) ? words.waitingAddress : words.waitingAnswer,
    lapsed: words.lapsed,
    off: words.off(day(state.since)),
    never: '',
  }[state.status]
  return {
    id: `topic-${state.key}`,
    key: state.key,
    label: shown?.label ?? state.key,
    description: shown?.description ?? '',
    checked: view.ticked ? view.ticked.includes(state.key) : isOn(state),
    isOpen,
    state: isOpen ? text : words.notOffered,
    isAwaitingAddress: state.status === 'waiting' && isAwaitingAddress(view, state),
    prove: words.prove,
  }
}

/** A tick that waits for the number itself, not for an answer to a question of ours. */
const isAwaitingAddress = ({ standing, topics, now }: PreferenceView, { key }: TopicState) => {
  const marketing = topics.find((each) => each.key === key)?.category === 'marketing'
  const { optOut, optOutMarketing, optOutTopic } = readTopic(standing, { key, marketing }, now)
  return (optOut ?? optOutMarketing ?? optOutTopic) !== undefined
}

const mayBeStopped = (state: TopicState): boolean => isOn(state) || state.status === 'waiting'

/** A stop of all that nothing was switched on after. */
const isAllStopped = ({ standing, topics, states, now }: PreferenceView): boolean =>
  topics.every((topic) => readTopic(standing, consentTopic(topic), now).optOut !== undefined) &&
  !states.some(mayBeStopped)

/** What stands over single topics: stops, holds, an erasure. */
function notesOf(view: PreferenceView, day: (at?: number) => string): string[] {
  const { standing, topics, now, business, language } = view
  const { preferences: words } = wordsIn(language).preferences
  const index = indexOf(standing)
  const readings = topics.map((topic) => readTopic(standing, consentTopic(topic), now))
  const all = readings.flatMap(({ optOut }) => optOut ?? [])
  const marketing = readings.flatMap(({ optOutMarketing: no }) => (no && !no.until ? [no] : []))
  const isStoppedByPlatform = [...index.platformStop.keys()].some((sender) =>
    topics.some(
      ({ key, category }) =>
        category === 'marketing' && platformStopOf(standing, sender, key) !== undefined,
    ),
  )
  const [first] = all
  const [no] = marketing
  return [
    ...(first ? [words.stoppedAll(day(claimedAt(first)))] : []),
    ...(no && !first ? [words.stoppedMarketing(day(claimedAt(no)))] : []),
    ...(isStoppedByPlatform ? [words.platformStop] : []),
    ...(holdsOf(standing, now).length > 0 ? [words.held(business.displayName)] : []),
    ...(index.erased ? [words.erased(day(index.erased.t))] : []),
  ]
}
