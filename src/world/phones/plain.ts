// Most numbers a machine sends are E.164 already. Those that the library would give back as they
// are need not be parsed: parsing costs as much as the rest of a check's arithmetic.

import { Metadata } from 'libphonenumber-js/min'
import { callingCodeOf } from './calling-codes.ts'

const E164 = /^\+[1-9]\d{5,14}$/

/** What parsing looks at beyond the digits; `prefix` is not in the library's types. */
interface Plan {
  readonly lengths: ReadonlySet<number>
  readonly prefix: RegExp | undefined
}

const plans = new Map<string, Plan>()

/**
 * Whether the text is E.164, of a possible length, and has nothing in it that parsing would drop
 * (a national prefix dialled by mistake). False only means that the library has to say.
 */
export function isPlain(typed: string): boolean {
  if (!E164.test(typed)) return false
  const found = callingCodeOf(typed)
  const [only, ...others] = found?.owners ?? []
  if (!found || only === undefined || others.length > 0) return false
  let plan = plans.get(only)
  if (!plan) {
    const metadata = new Metadata()
    metadata.selectNumberingPlan(only)
    const numbering = metadata.numberingPlan as unknown as {
      possibleLengths(): number[]
      nationalPrefixForParsing(): string | undefined
    }
    const prefix = numbering.nationalPrefixForParsing()
    plan = {
      lengths: new Set(numbering.possibleLengths()),
      prefix: prefix === undefined ? undefined : new RegExp(`^(?:${prefix})`),
    }
    plans.set(only, plan)
  }
  const national = typed.slice(1 + found.code.length)
  return plan.lengths.has(national.length) && !plan.prefix?.test(national)
}
