// Puts the question together: what the caller asked, what the business has set, what the ledger
// holds. One read of the ledger answers any number of people asked about together.

import type { ConsentEvent } from '../consent/events.ts'
import type { GrantFact } from '../consent/fact.ts'
import { sayAgain } from '../consent/kept.ts'
import { EMPTY, join, type Standing, standingOf } from '../consent/standing.ts'
import { indexOf } from '../consent/standing-index.ts'
import { answer, type Eligibility } from '../eligibility/answer.ts'
import type { Message, Question } from '../eligibility/question.ts'
import { ToolkitError } from '../errors.ts'
import type { Keyring } from '../keys/keyring.ts'
import { historyOf } from '../ledger/history.ts'
import type { Ledger, PersonKey, PersonRecord, SealedIdentifier } from '../ledger/port.ts'
import { countryOf, keysOf, type Person } from '../people/identify.ts'
import { noesTraced } from '../people/noes.ts'
import { reachable } from '../people/portfolio.ts'
import type { Catalog } from '../settings/catalog.ts'
import type { KnownSender } from '../settings/senders.ts'
import { DAY_MS } from '../time.ts'
import { partedBy } from './parted.ts'
import { resolveMessage, resolveSender } from './resolve.ts'
import type { Asked } from './schemas.ts'

const YEAR_MS = 366 * DAY_MS

export interface AskerDeps {
  readonly ledger: Ledger
  readonly catalog: Catalog
  readonly keyring: Keyring
}

/** Asks about many people at once: everything but the person is worked out beforehand. */
export interface Asking {
  readonly at: number
  /** As asked, with the template's registered category and topic. */
  readonly message: Message
  readonly sender: KnownSender
  /**
   * The answer for a standing in hand: for whoever decides and commits in one step. Pure.
   * @param known what the ledger keeps of them
   */
  judge(person: Person, standing: Standing, known: readonly SealedIdentifier[]): Eligibility
  /** In the order asked. @throws ToolkitError `store_unavailable` */
  ask(people: readonly Person[]): Promise<Eligibility[]>
}

export interface Asker {
  /**
   * @throws ToolkitError `sender_unknown`, `sender_required`, `topic_unknown`,
   *   `template_invalid`, `time_invalid`
   */
  prepare(business: string, asked: Asked, now: number): Asking
}

export function createAsker({ ledger, catalog, keyring }: AskerDeps): Asker {
  return {
    prepare(business, asked, now) {
      const at = momentOf(asked.at, now)
      // Asked about now, every known fact counts, also one of a process whose clock is ahead of ours.
      const isNow = asked.at === undefined && asked.knownAt === undefined
      const knownAt = asked.knownAt === undefined ? undefined : Date.parse(asked.knownAt)
      if (knownAt !== undefined && knownAt > now) {
        throw timeInvalid('knownAt', '`knownAt` lies in the future.')
      }
      const sender = resolveSender(catalog, business, asked.sender)
      const message: Message = resolveMessage(catalog, business, asked.message, at, sender)
      const frame = {
        at,
        message,
        sender: asked.at === undefined ? sender : asBefore(sender, at),
        policy: catalog.policyAt(business, at),
        outdatedFrom: (grant: GrantFact) => catalog.outdatedFrom(business, grant),
      }

      /**
       * Somebody's standing as of `at`, from what was known by `knownAt`. It may be several standings:
       * of persons who were found to be one only later.
       * @param keys by which they were asked about
       */
      async function asOf(record: PersonRecord, keys: readonly PersonKey[]): Promise<Standing[]> {
        const isWhole = knownAt === undefined && isPresent(record, at)
        if (isNow || isWhole) return [record.standing]
        const events = await Array.fromAsync(historyOf(ledger, record.person))
        const isCounted = (event: ConsentEvent) =>
          event.recordedAt <= (knownAt ?? Infinity) &&
          (event.occurredAt <= at || isCorrection(event))
        const parts = knownAt === undefined ? [events] : partedBy(events, keys, knownAt)
        return parts.map((part) => standingOf(part.filter(isCounted)))
      }

      /** The standing of several persons whom only this question takes for one: the noes of all hold. */
      function asOne(standings: readonly Standing[]): Standing {
        const [first = EMPTY, ...others] = standings
        if (others.length === 0) return first
        const about = { topics: catalog.topics(business), now: at }
        return standings
          .flatMap((one, i) => noesTraced(one, { id: `joined.${i}`, at }, about))
          .reduce((said, { event, of }) => sayAgain(said, event, of), others.reduce(join, first))
      }

      const judge: Asking['judge'] = (person, standing, known) => {
        const question: Question = {
          ...frame,
          standing,
          person: { ...person, country: countryOf(person), isForeign: isForeign(person, known) },
        }
        return answer(question)
      }
      const leaving = { business, sender, senders: () => catalog.senders(business) }
      const isForeign = (person: Person, known: readonly SealedIdentifier[]) =>
        reachable(keyring, leaving, person, known) === undefined

      return {
        at,
        message,
        sender: frame.sender,
        judge,
        async ask(people) {
          const keys = people.map((person) => keysOf(keyring, business, person))
          const found = await ledger.read(keys.flat())
          const answers: Eligibility[] = []
          let next = 0
          for (const [i, person] of people.entries()) {
            const own = keys[i] ?? []
            const met = found.slice(next, next + own.length)
            next += own.length
            const records = distinct(met)
            const only = records.length === 1 ? records[0] : undefined
            const namedBy = ({ person }: PersonRecord) =>
              own.filter((_, j) => met[j]?.person === person)
            const standing =
              only && isNow
                ? only.standing
                : asOne((await Promise.all(records.map((one) => asOf(one, namedBy(one))))).flat())
            answers.push(judge(person, standing, identifiersIn(records)))
          }
          return answers
        },
      }
    },
  }
}

/** An undone import was a mistake at every moment, whenever that was found out. */
const isCorrection = (event: ConsentEvent) => event.type === 'import.finished'

/** Whether every fact had happened by `at`, so that the current standing is the one of `at`. */
const isPresent = (record: PersonRecord, at: number) => indexOf(record.standing).latest <= at

/** Two identifiers of one person give one record. */
function distinct(found: readonly (PersonRecord | undefined)[]): PersonRecord[] {
  const seen = new Map<PersonKey, PersonRecord>()
  for (const record of found) if (record) seen.set(record.person, record)
  return [...seen.values()]
}

/** All that is known of whoever these records are about. */
export const identifiersIn = (
  records: readonly (Pick<PersonRecord, 'identifiers'> | undefined)[],
): readonly SealedIdentifier[] => records.flatMap((record) => record?.identifiers ?? [])

/** A sender without the block that began later. */
function asBefore(sender: KnownSender, at: number): KnownSender {
  if (sender.blocked === undefined || sender.blocked.since <= at) return sender
  const { blocked: _, ...free } = sender
  return free
}

/** `at` of a question: now when left out, a year either way at most. */
function momentOf(at: string | undefined, now: number): number {
  if (at === undefined) return now
  const moment = Date.parse(at)
  if (Number.isNaN(moment) || Math.abs(moment - now) > YEAR_MS) {
    throw timeInvalid('at', '`at` must lie within a year of now.')
  }
  return moment
}

const timeInvalid = (path: string, message: string) =>
  new ToolkitError('time_invalid', message, { faults: [{ path, code: 'time_invalid', message }] })
