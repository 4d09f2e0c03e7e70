// What somebody else reports of many people at once: the same facts, with the same words beside
// them, as one act reported by itself. A million rows share a few notices, so the words are
// rendered once for all who were shown the same.

import { LRUCache } from 'lru-cache'
import type { Command, CommandBase } from '../consent/commands.ts'
import type { Scope } from '../consent/events.ts'
import type { Evidence, Provided } from '../consent/evidence.ts'
import { type ConsentTopic, consentTopic } from '../consent/reading.ts'
import type { Catalog } from '../settings/catalog.ts'
import { iso } from '../time.ts'
import { zoneOf } from './times.ts'
import {
  doorOf,
  mustSpeak,
  type NoticeGiven,
  topicsOf,
  type WordsShown,
  wordsShown,
} from './words.ts'

/** What is the same for everybody who was shown the same words at the same door. */
export interface Shown {
  /** Slug of the door. */
  readonly entryPoint: string
  readonly topics: readonly ConsentTopic[]
  readonly words: WordsShown
}

/** Where and with what words somebody agreed. */
interface Showing {
  readonly topics: readonly string[]
  readonly entryPoint: string
  readonly notice: NoticeGiven
  /** The moment claimed, epoch ms. */
  readonly at: number
}

const REMEMBERED = 1_000

/** @throws ToolkitError `topic_unknown`, `entry_point_…`, `notice_…` */
export type ShownAt = (business: string, showing: Showing) => Shown

/** Looks up what was shown; remembered until a setting changes. One for all who ask. */
export function createShown(catalog: Catalog): ShownAt {
  const remembered = new LRUCache<string, Shown>({ max: REMEMBERED })
  catalog.onChange(() => remembered.clear())
  return (business, { topics, entryPoint, notice, at }) => {
    const version =
      'id' in notice
        ? catalog.noticeVersion(business, notice.id, { version: notice.version, at }).version
        : 0
    const name = JSON.stringify([business, topics, entryPoint, notice, version])
    let shown = remembered.get(name)
    if (!shown) {
      mustSpeak(catalog, business, notice, at)
      const known = topicsOf(catalog, business, topics)
      const door = doorOf(catalog, business, entryPoint, 'import')
      shown = {
        entryPoint,
        topics: known.map(consentTopic),
        words: wordsShown(catalog, business, topics, notice, at, door),
      }
      remembered.set(name, shown)
    }
    return shown
  }
}

/** One of many facts reported together. Times are epoch ms. */
export interface Reported {
  /** The fact's own id: the same for the same report. */
  readonly id: string
  /** The moment it claims, already checked. */
  readonly at: number
  readonly now: number
  /** What can be taken back as a whole. */
  readonly batch: string
  /** Where it stood, kept in the evidence as `import`. */
  readonly from: NonNullable<Evidence['import']>
  /** What the source adds, kept exactly. */
  readonly provided?: Provided | undefined
  /** The API key through which it came. */
  readonly recordedBy?: string | undefined
}

/** That somebody agreed: `recorded` at most, and it lifts no no. */
export function reportedGrant({ entryPoint, topics, words }: Shown, reported: Reported): Command {
  const { notice, ...shown } = words
  const evidence = evidenceOf(shown, reported)
  const given = { type: 'grant', entryPoint, topics, act: 'import', notice, double: false } as const
  return { ...base(reported, evidence), ...given }
}

/** That somebody does not want messages. */
export function reportedWithdrawal(
  scope: Scope,
  topics: readonly string[],
  reported: Reported,
): Command {
  return { ...base(reported, evidenceOf({}, reported)), type: 'withdraw', scope, topics }
}

/** As of an act reported by itself, and where it stood. */
function evidenceOf(shown: Evidence, { at, provided, recordedBy, from }: Reported): Evidence {
  return {
    ...shown,
    act: { kind: 'import', at: iso(at) },
    ...(provided && { provided }),
    ...(recordedBy !== undefined && { recordedBy }),
    import: from,
  }
}

function base(reported: Reported, evidence: Evidence): CommandBase {
  const { id, at: occurredAt, now, batch, provided } = reported
  const zone = zoneOf(provided)
  const said = {
    id,
    occurredAt,
    now,
    actor: 'business',
    channel: 'import',
    batch,
    evidence,
  } as const
  return zone === undefined ? said : { ...said, zone }
}
