// What Meta says of our own account: templates filed anew, paused or rated, numbers restricted,
// banned or raised to a higher limit. Nobody's will is in it.
// Source: Meta, Webhooks reference (template_category_update, message_template_status_update,
// message_template_quality_update, account_update, phone_number_quality_update,
// business_capability_update), October 2025 to May 2026.

import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { formed } from '../loose.ts'
import { type Affair, categoryOf, type Part, rowOf, type TemplateState, unplaced } from '../port.ts'
import * as schema from './schema.ts'

type Entry = z.output<typeof schema.entry>

const baseOf = (value: unknown, field: string, { id, time }: Entry) => ({
  type: 'affair' as const,
  key: `meta.${field}.${createHash('sha256')
    .update(JSON.stringify([id, time, value]))
    .digest('base64url')}`,
  at: time,
  ...(time === undefined && { isUndated: true as const }),
  of: { ...(id !== undefined && { wabaId: id }) },
})

/**
 * `FLAGGED` warns of a pause to come: it may be sent still. `LOCKED` keeps from editing, and tells
 * nothing of sending: what may be sent stays so, and what may not is not freed by it.
 */
const STATES: Readonly<Record<string, TemplateState | 'as it was'>> = {
  APPROVED: 'approved',
  REINSTATED: 'approved',
  UNARCHIVED: 'approved',
  UNPAUSED: 'approved',
  FLAGGED: 'approved',
  LOCKED: 'as it was',
  PENDING: 'pending',
  IN_APPEAL: 'pending',
  REJECTED: 'rejected',
  PAUSED: 'paused',
  LIMIT_EXCEEDED: 'paused',
  DISABLED: 'disabled',
  ARCHIVED: 'disabled',
  PENDING_DELETION: 'disabled',
  DELETED: 'disabled',
}

/** Read by what it holds: Meta prints the quality of a template under the name of its status. */
export function templateOf(raw: unknown, field: string, entry: Entry): Part[] {
  const data = formed(schema.template, raw)
  if (!data) return [unplaced('broken', field)]
  const of = { name: data.message_template_name, language: data.message_template_language }
  const about = { what: 'template' as const, ...of }
  const affair = (more: Partial<Affair['about']>): Part[] => [
    { ...baseOf(raw, field, entry), about: { ...about, ...more } as Affair['about'] },
  ]
  if (data.new_quality_score !== undefined) return affair({ quality: data.new_quality_score })
  if (data.new_category !== undefined) {
    // In an announcement the new category is the one of today, the correct one that to come.
    const category = categoryOf(data.new_category)
    const coming = categoryOf(data.correct_category)
    if (!category) return [unplaced('unknown_value', data.new_category)]
    if (data.correct_category === undefined) return affair({ category })
    if (!coming) return [unplaced('unknown_value', data.correct_category)]
    const from = data.category_update_timestamp
    return affair({ category, ...(from !== undefined && { next: { category: coming, from } }) })
  }
  const event = data.event ?? ''
  const state = rowOf(STATES, event)
  if (state === 'as it was') return []
  return state ? affair({ state }) : [unplaced('unknown_value', event || field)]
}

/** Kinds of restriction that keep messages from leaving. */
const SENDING = new Set([
  'RESTRICTED_BIZ_INITIATED_MESSAGING',
  'RESTRICTED_CUSTOMER_INITIATED_MESSAGING',
])
/** Events that leave the account as it is, and are shown. */
const TOLD = new Set(['ACCOUNT_VIOLATION', 'FLAGGED', 'UNFLAGGED', 'ONBOARDING', 'UPGRADE'])
for (const event of ['DOWNGRADE', 'THROUGHPUT_UPGRADE', 'VERIFIED_ACCOUNT']) TOLD.add(event)
/** Events after which nothing may be sent through it. */
const ENDED = new Set(['ACCOUNT_DELETED', 'PARTNER_REMOVED', 'PARTNER_APP_UNINSTALLED'])

export function accountOf(raw: unknown, field: string, entry: Entry): Part[] {
  const data = formed(schema.account, raw)
  if (!data) return [unplaced('broken', field)]
  const { event } = data
  const base = baseOf(raw, field, entry)
  // Elsewhere a number that is named is one of many things told about the account as a whole.
  const isNumbers = field === 'phone_number_quality_update'
  const phone = data.display_phone_number?.replaceAll(/\D/g, '')
  const of = isNumbers && phone ? { ...base.of, phone: `+${phone}` } : base.of
  const affair = (about: Omit<Extract<Affair['about'], { what: 'sender' }>, 'what'>): Part[] => [
    { ...base, of, about: { what: 'sender', ...about } },
  ]
  const limit = data.max_daily_conversations_per_business ?? data.current_limit
  const health = {
    ...(event !== undefined && { event }),
    ...(limit !== undefined && { dailyLimit: String(limit) }),
    ...(data.violation_info?.violation_type && { violation: data.violation_info.violation_type }),
  }
  if (event === 'DISABLED_UPDATE') {
    const bans = [data.ban_info?.waba_ban_state ?? []].flat()
    if (bans.includes('REINSTATE')) return affair({ block: null, health })
    if (bans.includes('DISABLE')) return affair({ block: { reason: 'Banned by Meta.' }, health })
    if (bans.includes('SCHEDULE_FOR_DISABLE')) return affair({ health })
    return [unplaced('unknown_value', bans[0] ?? event)]
  }
  if (event === 'ACCOUNT_RESTRICTION') {
    const kinds = (data.restriction_info ?? []).filter((one) => SENDING.has(one.restriction_type))
    if (kinds.length === 0) return affair({ health })
    const ends = kinds.map(({ expiration }) => momentOf(expiration))
    const until = ends.every((end) => end !== undefined) ? Math.max(...ends) : undefined
    const block = { reason: 'Restricted by Meta.', ...(until !== undefined && { until }) }
    return affair({ block, health })
  }
  if (ENDED.has(event ?? '')) {
    return affair({ block: { reason: 'The account is no longer connected.' }, health })
  }
  const isKnown = event === undefined ? limit !== undefined : TOLD.has(event)
  return isKnown ? affair({ health }) : [unplaced('unknown_value', event ?? field)]
}

/** ISO 8601 (also with `+0000`), or Unix seconds. */
function momentOf(value: string | number | undefined): number | undefined {
  if (value === undefined) return undefined
  const time =
    typeof value === 'number' || /^\d{9,11}$/.test(value)
      ? Number(value) * 1_000
      : Date.parse(value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
  return Number.isFinite(time) ? time : undefined
}
