// A number as a hint: its owner recognises it, nobody else can dial it.

import { callingCodeOf } from './calling-codes.ts'

/** `+81 ••••••78`: the calling code and the last two digits of an E.164 number. */
export function maskPhone(e164: string): string {
  const code = callingCodeOf(e164)?.code ?? ''
  const hidden = Math.max(e164.length - 1 - code.length - 2, 0)
  return `+${code} ${'•'.repeat(hidden)}${e164.slice(-2)}`
}
