// From a person in a request to the identifiers the ledger knows people by.

import { faultAt, ToolkitError } from '../errors.ts'
import type { Identifier, Keyring } from '../keys/keyring.ts'
import type { PersonKey, SealedIdentifier } from '../ledger/port.ts'
import { sealedLate } from '../ledger/unsealed.ts'
import { countryOfPhone } from '../world/phones/country.ts'
import { maskPhone } from '../world/phones/mask.ts'
import { phoneAt } from '../world/phones/normalise.ts'
import { canonicalPhone, hasVariants, otherForm } from '../world/phones/variants.ts'
import { countryOfUserId, USER_ID } from '../world/places/user-id.ts'
import type { PersonInput } from './schema.ts'

/** A person, normalised. At least one of `phone` and `userId` is there. */
export interface Person {
  /** E.164 with `+`. */
  readonly phone?: string
  /** BSUID, exactly as Meta wrote it. */
  readonly userId?: string
  /** The BSUID above several portfolios, where a provider told it. */
  readonly parentId?: string
}

/**
 * @param at where the person stands in a request, for example `to`: an error names the field
 * @throws ToolkitError `phone_invalid`, or `person_invalid` when nothing names the person
 */
export function identify(input: PersonInput, at?: string): Person {
  if (typeof input === 'string') return { phone: phoneAt(input, undefined, at) }
  const { phone, userId, country } = input
  const inside = (name: string) => at && `${at}.${name}`
  if (phone === undefined && userId === undefined) {
    throw faultAt(at, 'person_invalid', 'A person needs a `phone` or a `userId`.')
  }
  if (userId !== undefined && !USER_ID.test(userId)) {
    throw faultAt(inside('userId'), 'person_invalid', 'This is not a business-scoped user id.')
  }
  return {
    ...(phone !== undefined && { phone: phoneAt(phone, country, inside('phone')) }),
    ...(userId !== undefined && { userId }),
  }
}

/** The person of a number typed into a form; undefined for what is none. */
export function identifyTyped(phone: string, country: string | undefined): Person | undefined {
  try {
    return identify({ phone, ...(country !== undefined && { country }) })
  } catch (error) {
    if (error instanceof ToolkitError) return undefined
    throw error
  }
}

/** The identifiers of a person, phone first. */
export function identifiersOf(person: Person): Identifier[] {
  const out: Identifier[] = []
  if (person.phone !== undefined) out.push({ kind: 'phone', value: person.phone })
  if (person.userId !== undefined) out.push({ kind: 'userId', value: person.userId })
  if (person.parentId !== undefined) out.push({ kind: 'userId', value: person.parentId })
  return out
}

/**
 * The keys a person may be kept under, in one business. The last ones are of other ways of writing
 * the number: a list of hashed numbers (opt-outs elsewhere) may have been made of those.
 */
export function keysOf(keyring: Keyring, business: string, person: Person): PersonKey[] {
  const keys = identifiersOf(person).map((id) => personKey(keyring, business, id))
  return [...keys, ...otherKeysOf(keyring, business, person)]
}

/** Keys of other ways of writing the number; nobody but a list of hashes is recorded under them. */
export function otherKeysOf(keyring: Keyring, business: string, person: Person): PersonKey[] {
  const other = person.phone === undefined ? undefined : otherForm(canonicalPhone(person.phone))
  if (other === undefined) return []
  return [`${business}.${keyring.lookup(business, { kind: 'phone', value: other })}`]
}

/** A number is known under one form, however WhatsApp writes it. */
export function personKey(keyring: Keyring, business: string, identifier: Identifier): PersonKey {
  const { kind, value } = identifier
  const known = kind === 'phone' ? { kind, value: canonicalPhone(value) } : identifier
  return `${business}.${keyring.lookup(business, known)}`
}

/**
 * Identifiers with their values encrypted, as the ledger takes them.
 * @param via the sender that heard from them: notes whose portfolio a user id is of, and in which
 *   form WhatsApp writes the number
 */
export function sealedOf(
  keyring: Keyring,
  business: string,
  person: Person,
  via?: string,
): SealedIdentifier[] {
  return identifiersOf(person).map(({ kind, value }) => {
    const key = personKey(keyring, business, { kind, value })
    const isOwnId = kind === 'userId' && value !== person.parentId
    const told = {
      ...(via !== undefined && isOwnId && { via }),
      ...(via !== undefined && kind === 'phone' && formOf(value)),
    }
    return sealedLate(keyring.seal, { key, kind, ...told }, value)
  })
}

const formOf = (phone: string) => (hasVariants(phone) ? { form: String(phone.length) } : undefined)

/**
 * Where a message to this person goes: the form WhatsApp last wrote their number in, of those
 * numbers that it writes in several.
 * @param known what the ledger keeps of them
 */
export function addressOf(
  keyring: Keyring,
  business: string,
  to: Person,
  known: readonly SealedIdentifier[],
): Person {
  if (to.phone === undefined) return to
  const key = personKey(keyring, business, { kind: 'phone', value: to.phone })
  const heard = known.find((sealed) => sealed.key === key && sealed.form !== undefined)
  return heard ? { ...to, phone: opened(keyring, heard).value } : to
}

/** Opens what `sealedOf` closed. */
export function opened(keyring: Keyring, sealed: SealedIdentifier): Identifier {
  return { kind: sealed.kind, value: keyring.open(sealed.sealed, sealed.key) }
}

/** The person a record is about: the last phone and user id it came with; empty once erased. */
export function personIn(keyring: Keyring, identifiers: readonly SealedIdentifier[]): Person {
  const known = identifiers.map((identifier) => opened(keyring, identifier))
  const of = (kind: string) => known.findLast((identifier) => identifier.kind === kind)?.value
  const [phone, userId] = [of('phone'), of('userId')]
  return { ...(phone !== undefined && { phone }), ...(userId !== undefined && { userId }) }
}

/** A hint by which its owner recognises an identifier, and nobody else. */
export function masked({ kind, value }: Identifier): string {
  return kind === 'phone' ? maskPhone(value) : `${value.slice(0, 3)}…${value.slice(-4)}`
}

/** ISO alpha-2 of the phone, else of the user id; undefined when neither tells. */
export function countryOf(person: Person): string | undefined {
  if (person.phone !== undefined) return countryOfPhone(person.phone)
  return person.userId === undefined ? undefined : countryOfUserId(person.userId)
}
