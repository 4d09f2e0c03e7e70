// What an ended call leaves in the ledger: an agreement or a refusal, with the very words said. All
// else, silence and machines included, leaves nothing.

import { isRefusal } from '../../errors.ts'
import type { ConsentAct } from '../../recording/acts.ts'
import type { Recorder } from '../../recording/recorder.ts'
import type { EntryPoint } from '../../settings/schemas.ts'
import type { KnownCall } from './calls.ts'
import { type State, stateAfter } from './script.ts'
import { spokenIn } from './speech.ts'

/** What a call of ours recorded can be taken back as a whole: a machine may have pressed the key. */
const batchOf = (call: KnownCall) => `call.${call.id}`

/**
 * Records how the call ended, durably, before it resolves; again changes nothing.
 *
 * Whose act it is: a number we called answered itself, and so did a caller whose network vouches
 * for the number (`isVouched`). Any other caller id is a claim, easily forged: it is taken where
 * nothing speaks against it, but never lifts a no, and waits then until that address speaks. A
 * keyed number is nobody's word about itself, and a caller id whose network found no proof of it
 * (`isDoubted`) is as little: at most pending until the number answers.
 */
export async function recordEnd(
  recorder: Recorder,
  door: EntryPoint,
  call: KnownCall,
  now: number,
): Promise<void> {
  const state = stateAfter(call.setting, call.turns)
  if (state.at !== 'end' || (state.how !== 'agreed' && state.how !== 'declined')) return
  const { ownNumber } = call.setting
  const phone = state.number ?? ownNumber
  const isAgreed = state.how === 'agreed'
  // Whoever keys in another's number and then declines has said nothing for its owner.
  if (phone === undefined || (!isAgreed && phone !== ownNumber)) return
  // A landline that names itself must answer there too; a no of its own needs no answer.
  const isKeyed = isAgreed && state.number !== undefined
  const { words, isVouched, isDoubted } = call
  const last = call.turns.at(-1)
  const at = last?.at ?? now
  const act: ConsentAct = {
    business: door.business,
    person: { phone },
    topics: words.topics,
    entryPoint: door.slug,
    kind: 'call',
    at,
    now,
    notice: {
      ...words.notice,
      language: state.language,
      spoken: spokenAtTheEnd(call),
    },
    told: saidIn(call, state),
    provided: {
      callId: call.id.slice(call.id.lastIndexOf('.') + 1),
      direction: words.isPlaced ? 'placed' : 'inbound',
      keys: last?.keys ?? '',
      // A key ends what is being said: too soon, and the words were not heard to their end.
      secondsIn: Math.round((at - (call.turns.at(-2)?.at ?? call.beganAt)) / 1_000),
      number: isKeyed ? 'keyed' : 'caller id',
      attestation: call.attestation ?? null,
      answeredBy: call.verdict ?? null,
      receiver: call.receiver,
      // The invitation of ours it answers.
      ...(call.messageId !== undefined && { messageId: call.messageId }),
    },
    idempotencyKey: `call ${call.id}`,
    isClaimed: !isVouched,
    mustConfirm: isKeyed || isDoubted,
    ...(words.isPlaced && { batch: batchOf(call) }),
  }
  if (isAgreed) await recorder.consent(act)
  else await recorder.refuse(act)
}

/** What was said right before the last key, but for a number read back: evidence holds none. */
function spokenAtTheEnd({ setting, words, turns }: KnownCall): string {
  const state = stateAfter(setting, turns.slice(0, -1))
  const asked = state.at === 'offer' ? { ...state, number: undefined } : state
  return saidIn({ setting, words }, asked)
}

const saidIn = ({ setting, words }: Pick<KnownCall, 'setting' | 'words'>, state: State): string =>
  spokenIn(setting, words, state)
    .say.map(({ text }) => text)
    .join('\n')

/** Takes back an agreement in a call of ours that no person answered; safe to do again. */
export async function takeBack(
  recorder: Recorder,
  door: EntryPoint,
  call: KnownCall,
  now: number,
): Promise<void> {
  const { words, setting } = call
  const state = stateAfter(setting, call.turns)
  const isAgreed = state.at === 'end' && state.how === 'agreed'
  if (!isAgreed || !words.isPlaced || setting.ownNumber === undefined) return
  await recorder.takeBack({
    business: door.business,
    person: { phone: setting.ownNumber },
    topics: words.topics,
    entryPoint: door.slug,
    at: now,
    now,
    batch: batchOf(call),
    provided: { answeredBy: call.verdict ?? null },
    idempotencyKey: `call ${call.id} taken back`,
  })
}

/** The door or its words are no longer such that a consent could stand on them. */
export const isClosed = (error: unknown): boolean => isRefusal(error) && error.status === 422
