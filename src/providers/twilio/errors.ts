// Twilio's error codes and what each means for us. Unlisted 63xxx are `unsure`, others ours.
// Source: Twilio, error and warning dictionary (read February 2025 to November 2026).

import { byCode, type ErrorTable } from '../error-table.ts'
import type { ProviderError } from '../port.ts'

const TABLE: ErrorTable = [
  // The person said no to marketing (Meta 131050).
  ['personStop', 'other', [63033]],
  // By an act of their own that Twilio does not name further: an opt-out, or a block of ours.
  ['personStop', 'barred', [63014]],
  ['temporary', 'limit', [63049]],
  ['temporary', 'experiment', [63032]],
  ['person', 'undelivered', [63024]],
  // Nothing takes a text there; nor do landlines (21614, 21635, 30006).
  ['person', 'invalid', [63003, 13224, 21211, 21217, 21614, 21635, 30006]],
  // Known to sue; on a carrier's or a state's list.
  ['person', 'barred', [30640]],
  ['unsure', 'barred', [30004]],
  // May have a new owner, or be away.
  ['person', 'other', [30005]],
  ['unsure', 'other', [63050]],
  // Free-form outside the window (Meta 131047).
  ['ours', 'window', [63016]],
  // Set-up, content, templates: nothing about the person.
  [
    'ours',
    'other',
    [
      ...[63001, 63005, 63013, 63015, 63019, 63020, 63021, 63022, 63025, 63027, 63028],
      ...[63030, 63031, 63040, 63041, 63042, 63052, 63062],
    ],
  ],
  [
    'temporary',
    'other',
    [63010, 63012, 63017, 63018, 63023, 63029, 63038, 30003, 30008, 30036, 30410, 30610, 20429],
  ],
]

const known = byCode(TABLE)
const isChannels = (code: number) => code >= 63_000 && code <= 63_999

/** Account locked; sender not found; wrong credentials. */
const HALTS: Readonly<Record<number, 'blocked' | 'paused'>> = {
  ...{ 63051: 'blocked', 63007: 'blocked', 20003: 'paused' },
}

/**
 * Whoever sent STOP gets nothing more from this sender: on WhatsApp (Advanced Opt-Out) it is their
 * opt-out; of texts it may also be a list's, or older than what they agreed to since.
 */
const STOPPED = 21610

/** @param channel of the message that failed */
export function twilioError(code: number, channel: 'whatsapp' | 'sms' | 'voice'): ProviderError {
  if (code === STOPPED) {
    const kind = channel === 'whatsapp' ? 'personStop' : 'person'
    return { code: String(code), class: kind, failure: 'stopped' }
  }
  const halts = HALTS[code]
  if (halts) return { code: String(code), class: 'ours', failure: 'other', halts }
  const found = known.get(code)
  // WhatsApp's own codes say nothing about texts and calls.
  const isForeign = channel !== 'whatsapp' && isChannels(code)
  if (found) return { code: String(code), ...found, ...(isForeign && { failure: 'other' }) }
  return { code: String(code), class: isChannels(code) ? 'unsure' : 'ours', failure: 'other' }
}
