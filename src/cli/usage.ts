// What every command's options are read with.

/** Values of a command's options by name; a list where an option may be repeated. */
export type Values = Readonly<Record<string, string | boolean | readonly string[] | undefined>>

/** A mistake in how the command was called. */
export class UsageError extends Error {}

/** @throws UsageError when the option is not there */
export function needed(values: Values, name: string): string {
  const value = values[name]
  if (typeof value === 'string' && value !== '') return value
  throw new UsageError(`--${name} is needed.`)
}
