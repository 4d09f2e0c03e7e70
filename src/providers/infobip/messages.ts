// What people write.

import type { z } from 'zod'
import { plainJson } from '../../json.ts'
import { type Part, unplaced } from '../port.ts'
import { named } from './named.ts'
import type * as schema from './schema.ts'

export function messageOf(one: z.output<typeof schema.inbound>): Part {
  const { contact, message } = one
  const who = named(contact?.phoneNumber, contact?.userId, contact?.parentUserId, one.from)
  if (!who) return unplaced('no_person', 'message')
  const said = message.text ?? message.title ?? message.caption
  const payload = message.payload ?? message.id
  const flow = flowOf(message.response)
  return {
    key: `infobip.${one.messageId}`,
    channel: 'whatsapp',
    receiver: one.to,
    from: who,
    at: one.receivedAt,
    type: 'message',
    ...(said !== undefined && { text: said }),
    ...(payload !== undefined && { payload }),
    ...(flow && { flow }),
    ...(message.referral && { fromAd: true as const }),
    isForwarded: message.context?.forwarded === true,
    about: {
      messageId: one.messageId,
      kind: message.type,
      ...(message.referral?.sourceId !== undefined && { adId: message.referral.sourceId }),
      ...(message.referral?.sourceType !== undefined && { adType: message.referral.sourceType }),
    },
  }
}

function flowOf(response: string | Record<string, unknown> | undefined) {
  const read = typeof response === 'string' ? plainJson(response) : response
  const { flow_token: token, ...answers } = (read ?? {}) as Record<string, unknown>
  return typeof token === 'string' ? { token, answers } : undefined
}
