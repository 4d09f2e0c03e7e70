// How an act becomes a fact: the words shown are put beside it, then the ledger decides and
// keeps. Every door and the API record through here, so that all leave the same kind of record.

import { createHash, randomUUID } from 'node:crypto'
import type { Command, CommandBase } from '../consent/commands.ts'
import { decide } from '../consent/decide.ts'
import type { ActKind, Channel } from '../consent/events.ts'
import type { Evidence } from '../consent/evidence.ts'
import { consentTopic } from '../consent/reading.ts'
import { ToolkitError } from '../errors.ts'
import type { Keyring } from '../keys/keyring.ts'
import { businessOf, type Ledger, type PersonKey, type Recorded } from '../ledger/port.ts'
import { type Person, sealedOf } from '../people/identify.ts'
import type { Catalog } from '../settings/catalog.ts'
import { iso } from '../time.ts'
import type { ActBase, ConsentAct, HoldAct, RefusalAct, Voiding, WithdrawalAct } from './acts.ts'
import { zoneOf } from './times.ts'
import { doorOf, topicsOf, wordsDeclined, wordsShown } from './words.ts'

export interface Recorder {
  /** @throws ToolkitError `topic_unknown`, `entry_point_…`, `notice_…`, `store_unavailable` */
  consent(act: ConsentAct): Promise<Recorded>
  /** A no to what was asked; reaches nothing else, and is never refused, whatever it was said to. */
  refuse(act: RefusalAct): Promise<Recorded>
  /** Takes back what a batch recorded for a person, whichever of the two comes first. */
  takeBack(act: Voiding): Promise<Recorded>
  /** Never refused for what is known of the person. */
  withdraw(act: WithdrawalAct): Promise<Recorded>
  placeHold(act: HoldAct): Promise<Recorded & { readonly holdId: string }>
  /** @throws ToolkitError `not_found` when the business has no such hold in force */
  liftHold(
    holdId: string,
    by: { business: string; now: number; recordedBy?: string },
  ): Promise<Recorded>
}

const CHANNELS: Readonly<Record<ActKind, Channel>> = {
  form: 'web',
  link: 'web',
  terminal: 'terminal',
  call: 'voice',
  message: 'whatsapp',
  button: 'whatsapp',
  paper: 'paper',
  import: 'import',
}

/** Parts a hold's random id from the key of the person it holds. */
const HOLD_MARK = '~'

/** The id of the hold an event places: it leads to the person, and tells nothing else. */
export const holdIdOf = (eventId: string, person: PersonKey): string =>
  `${createHash('sha256').update(eventId).digest('base64url').slice(0, 22)}${HOLD_MARK}${person}`

export function createRecorder(deps: {
  readonly ledger: Ledger
  readonly catalog: Catalog
  readonly keyring: Keyring
}): Recorder {
  const { ledger, catalog, keyring } = deps
  const record = (
    business: string,
    person: Person,
    command: Command,
    unless?: ConsentAct['unless'],
  ) =>
    ledger.record(sealedOf(keyring, business, person), (standing) =>
      unless?.(standing) ? [] : decide(command, standing),
    )

  return {
    async consent(act) {
      const topics = topicsOf(catalog, act.business, act.topics)
      const door = doorOf(catalog, act.business, act.entryPoint, act.kind)
      const words = wordsShown(catalog, act.business, act.topics, act.notice, act.at, door)
      const { notice, ...shown } = words
      const command = {
        ...common(act, {
          ...shown,
          ...(act.boxes && { boxes: act.boxes }),
          ...toldIn(act),
          ...(act.until && { until: act.until }),
        }),
        type: 'grant',
        entryPoint: act.entryPoint,
        topics: topics.map(consentTopic),
        act: act.kind,
        notice,
        double:
          act.until !== undefined ||
          act.mustConfirm ||
          (door.confirmation === 'double' && asksTwice(act.kind)),
        ...(act.isClaimed && { isClaimed: true }),
        ...(act.batch !== undefined && { batch: act.batch }),
      } as const
      return record(act.business, act.person, command, act.unless)
    },

    async takeBack(act) {
      return record(act.business, act.person, {
        ...commandBase(act, evidenceOf(act)),
        actor: 'provider',
        channel: 'voice',
        type: 'take-back',
        entryPoint: act.entryPoint,
        topics: act.topics,
        takesBack: act.batch,
      })
    },

    async refuse(act) {
      const { business, entryPoint, topics, notice } = act
      const shown = notice && wordsDeclined(catalog, business, topics, notice, act.at)
      const told = { ...shown, ...toldIn(act) }
      const command = { ...common(act, told), type: 'refuse', entryPoint, topics } as const
      return record(business, act.person, command)
    },

    async withdraw(act) {
      if (act.scope === 'topic') topicsOf(catalog, act.business, act.topics)
      return record(act.business, act.person, {
        ...common(act, {}),
        type: 'withdraw',
        scope: act.scope,
        topics: act.topics,
        // A bare stop word reaches all; what a message stopped, START can start again.
        ...(act.kind === 'message' && act.scope === 'all' && { byStopWord: true }),
      })
    },

    async placeHold(act) {
      const sealed = sealedOf(keyring, act.business, act.person)
      const id = eventId(act)
      const holdId = holdIdOf(id, sealed[0]?.key ?? '')
      const recorded = await ledger.record(sealed, (standing) =>
        decide(
          {
            ...commandBase({ ...act, at: act.now }, { reason: act.reason, ...evidenceOf(act) }),
            id,
            actor: 'business',
            channel: 'api',
            type: 'hold',
            holdId,
            ...(act.expiresAt !== undefined && { expiresAt: act.expiresAt }),
          },
          standing,
        ),
      )
      return { ...recorded, holdId }
    },

    async liftHold(holdId, { business, now, recordedBy }) {
      const person: PersonKey = holdId.slice(holdId.indexOf(HOLD_MARK) + 1)
      const recorded =
        businessOf(person) === business
          ? await ledger.recordFor(person, (standing) =>
              decide(
                {
                  id: `lifted.${holdId}`,
                  occurredAt: now,
                  now,
                  actor: 'business',
                  channel: 'api',
                  type: 'lift-hold',
                  holdId,
                  ...(recordedBy !== undefined && { evidence: { recordedBy } }),
                },
                standing,
              ),
            )
          : undefined
      if (!recorded || recorded.events.length === 0 || recorded.duplicate) {
        throw new ToolkitError('not_found', 'There is no such hold in force.')
      }
      return recorded
    },
  }
}

/** A tick or a key press can be asked to be confirmed; a message from the address needs none. */
const asksTwice = (kind: ActKind) => kind === 'form' || kind === 'terminal' || kind === 'call'

/** The id of the fact an act with this key becomes: a retry doubles nothing. */
export const actIdOf = (business: string, idempotencyKey: string): string =>
  createHash('sha256')
    .update(JSON.stringify([business, idempotencyKey]))
    .digest('base64url')

const eventId = (act: { business: string; idempotencyKey?: string | undefined }): string =>
  act.idempotencyKey === undefined ? randomUUID() : actIdOf(act.business, act.idempotencyKey)

/** What the source says of itself. */
const evidenceOf = ({
  provided,
  recordedBy,
}: Pick<ActBase, 'provided' | 'recordedBy'>): Evidence => ({
  ...(provided && { provided }),
  ...(recordedBy !== undefined && { recordedBy }),
})

const toldIn = ({ told }: Pick<ConsentAct, 'told'>): Evidence =>
  told === undefined ? {} : { told }

/** What the commands of a person's act have in common. */
function common(act: ActBase, shown: Evidence): CommandBase {
  const { kind, at } = act
  return {
    ...commandBase(act, {
      ...shown,
      act: { kind, at: iso(at) },
      ...evidenceOf(act),
    }),
    actor: kind === 'paper' || kind === 'import' ? 'business' : 'person',
    channel: CHANNELS[kind],
  }
}

function commandBase(act: Omit<ActBase, 'kind'>, evidence: Evidence) {
  const zone = zoneOf(act.provided)
  return {
    id: eventId(act),
    occurredAt: act.at,
    now: act.now,
    ...(zone !== undefined && { zone }),
    evidence,
  }
}
