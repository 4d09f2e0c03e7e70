// What commands share: their values, what they print, and how a mistake in calling them is told.

/** Options as parsed, by name; a list where one may be repeated. */
export type Values = Readonly<Record<string, string | boolean | readonly string[] | undefined>>

/** What a command prints; with `code` where its end is not 0. */
export type Output = string | { readonly text: string; readonly code: number }

/** A mistake in how the command was called. */
export class UsageError extends Error {}

/** @throws UsageError when the option is not given */
export function needed(values: Values, name: string): string {
  const value = values[name]
  if (typeof value === 'string' && value !== '') return value
  throw new UsageError(`--${name} is needed.`)
}
