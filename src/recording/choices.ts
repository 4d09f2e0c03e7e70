// What a person chose on a preference page, as one step: topics switched on with the words shown,
// topics switched off, a stop, a pause, a language. Either all of it is recorded, or nothing.

import { createHash, randomUUID } from 'node:crypto'
import type { Command, CommandBase } from '../consent/commands.ts'
import { decide } from '../consent/decide.ts'
import type { ConsentEvent } from '../consent/events.ts'
import type { Evidence, ShownBox } from '../consent/evidence.ts'
import { consentTopic } from '../consent/reading.ts'
import { evolve, type Standing } from '../consent/standing.ts'
import type { Keyring } from '../keys/keyring.ts'
import type { Ledger, Recorded } from '../ledger/port.ts'
import { type Person, sealedOf } from '../people/identify.ts'
import type { Catalog } from '../settings/catalog.ts'
import { iso } from '../time.ts'
import { topicsOf, wordsShown } from './words.ts'

/** Topics that were off when shown and were switched on, under one notice. */
interface SwitchedOn {
  readonly topics: readonly string[]
  readonly noticeId: string
  readonly version: number
  /** What stood beside the boxes. */
  readonly boxes: readonly ShownBox[]
  /** Of the door that offers them: whose number the words name. */
  readonly sender?: string | undefined
  /** Whether the door that offers them asks everybody to confirm. */
  readonly double: boolean
}

export type Choice =
  | { readonly type: 'on'; readonly given: SwitchedOn }
  | { readonly type: 'off'; readonly topics: readonly string[] }
  | { readonly type: 'stop'; readonly scope: 'all' | 'marketing' }
  | { readonly type: 'pause'; readonly days: number }
  | { readonly type: 'language'; readonly language: string }

interface Chosen {
  readonly business: string
  readonly person: Person
  /** `link`: the page was reached from the address itself. `form`: by whoever had the link. */
  readonly kind: 'link' | 'form'
  readonly choices: readonly Choice[]
  /** Language of the page. */
  readonly language: string
  /**
   * Names the page as it was shown: the same boxes sent twice from one page switch on once. A no
   * is recorded each time: it may come after a yes that came in between.
   */
  readonly shown: string
  readonly evidence: Evidence
  /** Epoch ms. */
  readonly now: number
}

/** @throws ToolkitError `topic_unknown`, `notice_…`, `store_unavailable` */
export type RecordChoices = (chosen: Chosen) => Promise<Recorded>

export function createChoices(deps: {
  readonly ledger: Ledger
  readonly catalog: Catalog
  readonly keyring: Keyring
}): RecordChoices {
  const { ledger, catalog, keyring } = deps

  function commandOf(chosen: Chosen, choice: Choice): Command {
    const { business, kind, language, now } = chosen
    const evidence = {
      act: { kind, at: iso(now) },
      pageLanguage: language,
      ...chosen.evidence,
    }
    const base: CommandBase = {
      ...{ id: randomUUID(), occurredAt: now, now, actor: 'person', channel: 'web', evidence },
    }
    switch (choice.type) {
      case 'on': {
        const { topics, noticeId, version, boxes, sender, double } = choice.given
        const which = { id: noticeId, version, language }
        const words = wordsShown(catalog, business, topics, which, now, { sender })
        const { notice, ...shown } = words
        return {
          ...base,
          id: idOf(chosen, choice.given),
          evidence: { ...evidence, ...shown, boxes },
          type: 'grant',
          topics: topicsOf(catalog, business, topics).map(consentTopic),
          act: kind,
          notice,
          double: double && kind === 'form',
        }
      }
      case 'off':
        return { ...base, type: 'withdraw', scope: 'topic', topics: choice.topics }
      case 'stop':
        return { ...base, type: 'withdraw', scope: choice.scope, topics: [] }
      case 'pause':
        return { ...base, type: 'withdraw', scope: 'marketing', topics: [], forDays: choice.days }
      case 'language':
        return { ...base, type: 'choose-language', language: choice.language }
      default:
        return choice satisfies never
    }
  }

  return (chosen) => {
    const commands = chosen.choices.map((choice) => commandOf(chosen, choice))
    const sealed = sealedOf(keyring, chosen.business, chosen.person)
    return ledger.record(sealed, (standing) => decideAll(commands, standing))
  }
}

/** Each command on the standing that holds what those before it made. */
function decideAll(commands: readonly Command[], standing: Standing): ConsentEvent[] {
  const events: ConsentEvent[] = []
  let current = standing
  for (const command of commands) {
    const made = decide(command, current)
    events.push(...made)
    current = made.reduce(evolve, current)
  }
  return events
}

function idOf({ shown, business }: Chosen, { topics, noticeId, version }: SwitchedOn): string {
  const name = JSON.stringify([business, shown, [...topics].sort(), noticeId, version])
  return createHash('sha256').update(name).digest('base64url')
}
