// Kinds of fields that settings and requests share.

import { z } from 'zod'
import { isCountry } from '../world/places/countries.ts'
import { hiddenIn, isSeen, NO_HIDDEN } from './hidden.ts'

/** Whether dates and lists can be written in it: `en-12` has the look of a tag and is none. */
function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

/** What a change may say: any of the fields, and null to one that need not be there. */
export function changeOf({ shape }: z.ZodObject) {
  const fields = Object.entries(shape).map(([name, field]) => {
    const isOptional = field instanceof z.ZodOptional
    return [name, z.optional(isOptional ? z.nullable(field.unwrap()) : field)] as const
  })
  return z.strictObject(Object.fromEntries(fields))
}

/** A slash at the end is forgiven. */
export function isOrigin(address: string): boolean {
  const url = URL.parse(address)
  return (
    url !== null &&
    !url.host.includes('*') &&
    url.pathname === '/' &&
    `${url.username}${url.password}${url.search}${url.hash}` === ''
  )
}

const noHidden = ({ input }: { readonly input?: unknown }) =>
  `${hiddenIn(String(input))} cannot be seen in a text, or shows it in another order.`

/** Text for people: it can be seen, all of it. */
export const words = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(NO_HIDDEN, { error: noHidden, abort: true })
    .refine((text) => hiddenIn(text) === undefined, { error: noHidden })
    .refine(isSeen, 'Nothing of this text can be seen.')
/**
 * What a provider calls something: webhooks are matched by just this text, so a blank that was copied
 * along would hide from us all that they say.
 */
export const providersName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[\x21-\x7e]*$/, 'As the provider writes it: no blanks, nothing but ASCII.')
export const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'a-z, 0-9 and -, at most 63.')
/** Stands in no address of ours, so that it may be named as it is in the business's own systems. */
export const topicKey = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,62}$/, 'a-z, 0-9, - and _, at most 63.')
export const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'A BCP 47 language tag.')
  .refine(isLanguage, 'A BCP 47 language tag.')
export const country = z
  .string()
  .regex(/^[A-Z]{2}$/, 'ISO 3166-1 alpha-2.')
  .refine(isCountry, 'ISO 3166-1 alpha-2.')
export const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM, 24 hours.')
export const colour = z
  .string()
  .regex(/^#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})$/, 'Six hex digits, or three.')
export const category = z.enum(['marketing', 'utility', 'authentication'])
export const strength = z.enum(['recorded', 'explicit', 'confirmed'])
/**
 * Texts by names the caller chooses. A record drops the key `__proto__` without a word, being no
 * name of a field anywhere else; here it is refused, and the document still shows the record.
 */
export function recordOf(key: z.ZodString, value: z.ZodString, refusal: string) {
  const record = z.record(key, value)
  const { $schema: _, ...shape } = z.toJSONSchema(record, { io: 'input' })
  return z.custom<Record<string, string>>(hasNoProto, refusal).meta(shape).pipe(record)
}

const hasNoProto = (texts: unknown) =>
  typeof texts !== 'object' || texts === null || !Object.hasOwn(texts, '__proto__')
const LANGUAGES_MOST = 30
export const perLanguage = (most: number) =>
  recordOf(language, words(most), 'Keys are BCP 47 language tags.')
    .refine((texts) => {
      const count = Object.keys(texts).length
      return count > 0 && count <= LANGUAGES_MOST
    }, 'One to thirty languages.')
    .meta({ minProperties: 1, maxProperties: LANGUAGES_MOST })
