// Infobip's error ids and what each means for us. Never by their flag `permanent`: it is set on
// what heals by itself (7032) as on what the person said (7033).
// Source: Infobip, message status codes, and OpenAPI 3.210.0 (August 2026).

import type { ErrorClass, Failure, ProviderError } from '../port.ts'

const TABLE: readonly (readonly [ErrorClass, Failure, readonly number[]])[] = [
  ['personStop', 'other', [7033]],
  ['temporary', 'limit', [7032]],
  ['temporary', 'other', [7024]],
  ['person', 'undelivered', [7002]],
  ['unsure', 'other', [7003, 7030, 7029, 14, 10, 2052]],
  ['person', 'other', [3041]],
  ['ours', 'other', [7008, 7009, 7010, 7016, 7034, 7036, 7037]],
]

const known = new Map(
  TABLE.flatMap(([kind, failure, ids]) => ids.map((id) => [id, { class: kind, failure }] as const)),
)

export const infobipError = (id: number): ProviderError => ({
  code: String(id),
  ...(known.get(id) ?? { class: 'unsure' as const, failure: 'other' as const }),
})
