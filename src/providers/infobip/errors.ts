// Infobip's error ids and what each means for us. Never by their flag `permanent`: it is set on
// what heals by itself (7032) as on what the person said (7033).
// Source: Infobip, message status codes, and OpenAPI 3.210.0 (August 2026).

import type { ErrorClass, Failure, ProviderError } from '../port.ts'

const TABLE: readonly (readonly [ErrorClass, Failure, readonly number[]])[] = [
  // Marketing refused, a template blocked by the person, and Infobip's own list of noes.
  ['personStop', 'other', [7033, 7030, 14]],
  ['temporary', 'limit', [7032]],
  ['temporary', 'other', [7024]],
  ['person', 'undelivered', [7002]],
  ['unsure', 'other', [7003, 7029, 10, 2052]],
  // The number was given up: whoever gets it next never agreed.
  ['person', 'reassigned', [3041]],
  ['ours', 'other', [7008, 7009, 7010, 7016, 7034, 7036, 7037]],
]

const known = new Map(
  TABLE.flatMap(([kind, failure, ids]) => ids.map((id) => [id, { class: kind, failure }] as const)),
)

export const infobipError = (id: number): ProviderError => ({
  code: String(id),
  ...(known.get(id) ?? { class: 'unsure' as const, failure: 'other' as const }),
})
