// A sender as it is kept, and as the rules and doors see it.

import type { Doc } from '../ledger/port.ts'
import type { Sender } from './schemas.ts'
import type { SenderTold } from './sender-told.ts'

/** A sender as the rules and doors see it. */
export interface KnownSender {
  readonly id: string
  readonly phone: string
  readonly isWhatsApp: boolean
  readonly provider: Sender['provider']
  readonly providerId: string
  readonly blocked?: SenderBlock
  /** Messages a second. */
  readonly perSecond?: number
  /** Twilio answers keywords on this sender itself, and blocks whoever sent STOP. */
  readonly advancedOptOut?: true
  /** Whose user ids it knows, where that was told. */
  readonly portfolio?: string
}

/** A portfolio is known by its own id, or by its only account's. */
export const portfolioOf = ({ portfolioId, wabaId }: Sender): string | undefined =>
  portfolioId ?? wabaId

/** Why and since when a sender may send nothing. Times are epoch ms. */
interface SenderBlock {
  readonly since: number
  readonly reason: string
  /** Ends by itself. */
  readonly until?: number | undefined
  /** The provider did it, by a webhook or an error: what is queued waits. */
  readonly byProvider?: true
}

export type StoredSender = Sender &
  SenderTold & {
    readonly blockedSince?: number | undefined
    readonly blockedUntil?: number | undefined
    readonly blockedByProvider?: true | undefined
  }

/** The business's own word first, then what an error said, then what the provider told. */
function blockOf(body: StoredSender): SenderBlock | undefined {
  if (!body.blocked) return body.restricted && { ...body.restricted, byProvider: true }
  return {
    since: body.blockedSince ?? 0,
    reason: body.blocked,
    ...(body.blockedUntil !== undefined && { until: body.blockedUntil }),
    ...(body.blockedByProvider && { byProvider: true }),
  }
}

/** Twilio's numbers say so themselves, and so do the sandbox's; the others carry nothing else. */
function isWhatsApp({ provider, providerId }: Sender): boolean {
  if (provider === 'twilio') return providerId.startsWith('whatsapp:')
  return provider !== 'sandbox' || !providerId.startsWith('sms:')
}

export function knownSender({ id, body }: Doc<StoredSender>): KnownSender {
  const blocked = blockOf(body)
  const portfolio = portfolioOf(body)
  return {
    id,
    phone: body.phone,
    provider: body.provider,
    providerId: body.providerId,
    isWhatsApp: isWhatsApp(body),
    ...(blocked && { blocked }),
    ...(portfolio !== undefined && { portfolio }),
    ...(body.advancedOptOut && { advancedOptOut: true as const }),
    ...(body.perSecond !== undefined && { perSecond: body.perSecond }),
  }
}
