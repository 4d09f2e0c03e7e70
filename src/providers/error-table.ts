// What a provider's error codes mean, as its table lists them: a row for each meaning, with its codes.

import type { ErrorClass, Failure, ProviderError } from './port.ts'

export type ErrorTable = readonly (readonly [ErrorClass, Failure, codes: readonly number[]])[]

/** The meaning of each code of a table. */
export const byCode = (
  table: ErrorTable,
): ReadonlyMap<number, Pick<ProviderError, 'class' | 'failure'>> =>
  new Map(
    table.flatMap(([kind, failure, codes]) =>
      codes.map((code) => [code, { class: kind, failure }] as const),
    ),
  )
