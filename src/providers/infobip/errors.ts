// Infobip's error ids and what each means for us. Never by their flag `permanent`: it is set on
// what heals by itself (7032) as on what the person said (7033). 10 and 14 are ids of a status.
// Source: Infobip, message status codes, and OpenAPI 3.210.0 (August 2026).

import { byCode, type ErrorTable } from '../error-table.ts'
import type { ProviderError } from '../port.ts'

const TABLE: ErrorTable = [
  ['personStop', 'other', [7033]],
  // We or a template of ours blocked by the person, a register of those who want no messages, and
  // Infobip's own list of noes: offers are over, and the rest waits until they write.
  ['personStop', 'barred', [7003, 7030, 14, 10, 2052]],
  ['temporary', 'limit', [7032]],
  ['temporary', 'other', [7024]],
  ['person', 'undelivered', [7002]],
  // Another telephone or a new installation, perhaps a new owner.
  ['unsure', 'reassigned', [7029]],
  // The number was given up: whoever gets it next never agreed.
  ['person', 'reassigned', [3041]],
  // No session: free-form outside the window.
  ['ours', 'window', [7010]],
  ['ours', 'other', [7008, 7009, 7016, 7034, 7036, 7037]],
]

const known = byCode(TABLE)

/** Kept from the person by a register or list, as a status says by its id; errors may say nothing. */
const LISTED: ReadonlySet<number> = new Set([10, 14])
export const isListed = (statusId: number | undefined) =>
  statusId !== undefined && LISTED.has(statusId)

/** @param id of an error, or of the status of a message that was refused */
export const infobipError = (id: number): ProviderError => ({
  code: String(id),
  ...(known.get(id) ?? { class: 'unsure' as const, failure: 'other' as const }),
})
