// What WhatsApp itself holds back from marketing.

import { platformStopOf } from '../../consent/noes.ts'
import { DAY_MS } from '../../time.ts'
import { isUsMarketingPaused } from '../../world/places/us-marketing-pause.ts'
import { because, type Rule } from '../rule.ts'

/** 131049 heals after a day (Meta, per-user marketing limits). */
const LIMIT_MS = DAY_MS
/** 130472 is open-ended; it is tried again after 90 days. */
const EXPERIMENT_MS = 90 * DAY_MS

/** "Offers and announcements" switched off for this sender; a fresh act for the topic lifts it. */
export const platformMarketingStop: Rule = ({ standing, sender, message, marketing }) => {
  if (!marketing || message.type !== 'template') return undefined
  return because(platformStopOf(standing, sender.phone, message.topic.key))
}

/** +1 with a US area code, or a US user id without a phone. */
export const usMarketingPause: Rule = ({ marketing, person, at }) =>
  marketing && isUsMarketingPaused(person.country, at) ? {} : undefined

/** 131049: a day from the failure, not inside an open window. */
export const platformLimit: Rule = ({ marketing, index, window, at }) => {
  const { limit } = index
  if (!marketing || !limit || window.open || at >= limit.t + LIMIT_MS) return undefined
  return because(limit, limit.t + LIMIT_MS)
}

/** 130472: whenever neither a window nor a free entry point is open. */
export const platformExperiment: Rule = ({ marketing, index, window, at }) => {
  const { experiment } = index
  const isOpen = window.open || window.freeEntryUntil !== null
  if (!marketing || !experiment || isOpen || at >= experiment.t + EXPERIMENT_MS) {
    return undefined
  }
  return because(experiment, experiment.t + EXPERIMENT_MS)
}
