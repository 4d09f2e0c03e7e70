// What a person wrote, tapped or called, and when they moved: Meta's messages and calls.

import type { z } from 'zod'
import { REFUSING } from '../../chat/signs.ts'
import { plainJson } from '../../json.ts'
import { type Heard, isSomebody, type Part, rowOf, unplaced } from '../port.ts'
import { type Completed, named } from './named.ts'
import * as schema from './schema.ts'

type Message = z.output<typeof schema.message>
type Base = Pick<Heard, 'key' | 'channel' | 'receiver' | 'at' | 'precision'>

/** A message taken back: it opens no window, and an opt-out once said is not unsaid by it. */
const SILENT = new Set(['revoke'])

export function messageOf(one: Message, receiver: string, whole: Completed): Part[] {
  const from = whole(named(one.from, one.from_user_id, one.from_parent_user_id))
  const base = {
    key: `meta.${one.id}`,
    channel: 'whatsapp' as const,
    receiver,
    at: one.timestamp,
    ...(one.timestamp !== undefined && { precision: 's' as const }),
  }
  if (one.type === 'system') return [identityOf(one, base)]
  if (!isSomebody(from)) return [unplaced('no_person', 'message')]
  if (one.group_id !== undefined) return [unplaced('unknown_value', 'group message')]
  if (SILENT.has(one.type)) return []
  const reply = one.interactive?.button_reply ?? one.interactive?.list_reply
  const isEdit = one.type === 'edit'
  const text = isEdit
    ? one.edit?.message?.text?.body
    : (one.text?.body ?? one.button?.text ?? reply?.title ?? captionOf(one) ?? refusalOf(one))
  const payload = one.button?.payload ?? reply?.id
  const flow = flowOf(one.interactive?.nfm_reply?.response_json)
  const { referral, context } = one
  const answers = context?.id ?? one.reaction?.message_id
  return [
    {
      ...base,
      type: 'message',
      from,
      ...(text !== undefined && { text }),
      ...(payload !== undefined && { payload }),
      ...(flow && { flow }),
      ...(isEdit && { isEdit: true as const }),
      ...(referral && { fromAd: true as const }),
      isForwarded: context?.forwarded === true || context?.frequently_forwarded === true,
      about: {
        messageId: one.id,
        kind: one.interactive?.type ?? one.type,
        ...(answers !== undefined && { answers }),
        ...(one.edit?.original_message_id && { edits: one.edit.original_message_id }),
        ...(referral?.source_id !== undefined && { adId: referral.source_id }),
        ...(referral?.source_type !== undefined && { adType: referral.source_type }),
      },
    },
  ]
}

const captionOf = ({ image, video, document }: Message): string | undefined =>
  (image ?? video ?? document)?.caption

/** A sign under a message of ours refuses as if it were written; no sign there agrees. */
const refusalOf = ({ reaction }: Message): string | undefined =>
  reaction?.emoji !== undefined && REFUSING.test(reaction.emoji) ? reaction.emoji : undefined

/** Text within text; what cannot be read is no answer, and the message is one all the same. */
function flowOf(json: string | undefined) {
  if (json === undefined) return undefined
  const { data } = schema.flowAnswers.safeParse(plainJson(json))
  if (!data) return undefined
  const { flow_token: token, ...answers } = data
  return { token, answers }
}

const CAUSES: Readonly<Record<string, 'number' | 'owner' | 'user_id'>> = {
  user_changed_number: 'number',
  user_changed_user_id: 'user_id',
  customer_identity_changed: 'owner',
}

function identityOf(
  { system, from, from_user_id, from_parent_user_id }: Message,
  base: Base & { readonly receiver: string },
): Part {
  const cause = rowOf(CAUSES, system?.type ?? '')
  if (!system || cause === undefined) return unplaced('unknown_value', system?.type ?? 'system')
  const before = named(
    from,
    system.previous_user_id ?? from_user_id,
    system.previous_parent_user_id ?? from_parent_user_id,
  )
  if (!isSomebody(before)) return unplaced('no_person', system.type)
  const becomes = named(system.wa_id, system.user_id, system.parent_user_id)
  return {
    ...base,
    type: 'identity',
    from: before,
    cause,
    ...(isSomebody(becomes) && cause !== 'owner' && { becomes }),
  }
}

/**
 * A call of theirs opens the window as a message does. `connect` and `terminate` of one call share
 * its id, so that it counts once. Our own calls, and the permission to make them, are no consent.
 */
export function callOf(
  one: z.output<typeof schema.call>,
  receiver: string,
  whole: Completed,
  ours: string | undefined,
): Part[] {
  const isTheirs =
    one.direction === undefined
      ? one.from !== ours
      : one.direction.toUpperCase() === 'USER_INITIATED'
  if (!isTheirs) return []
  const from = whole(named(one.from, one.from_user_id, one.from_parent_user_id))
  if (!isSomebody(from)) return [unplaced('no_person', 'call')]
  return [
    {
      key: `meta.call.${one.id}`,
      channel: 'whatsapp',
      receiver,
      from,
      at: one.timestamp,
      precision: 's',
      type: 'call',
    },
  ]
}
