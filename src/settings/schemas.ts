// What a business can set. One schema each gives the type, the validation and the OpenAPI part.

import { z } from 'zod'
import { isCountry } from '../places/countries.ts'
import { isTimeZone } from '../places/zones.ts'

/** Whether dates and lists can be written in it: `en-12` has the look of a tag and is none. */
function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

/** A slash at the end is forgiven. */
function isOrigin(address: string): boolean {
  const url = URL.parse(address)
  return (
    url !== null &&
    !url.host.includes('*') &&
    url.pathname === '/' &&
    `${url.username}${url.password}${url.search}${url.hash}` === ''
  )
}

/** Text for people: no control characters but line breaks, so nothing hides in it. */
export const words = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
    .regex(/^[^\u0000-\u0009\u000b-\u001f\u007f]*$/, 'No control characters.')
export const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'a-z, 0-9 and -, at most 63.')
/** Stands in no address of ours, so that it may be named as it is in the business's own systems. */
const topicKey = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,62}$/, 'a-z, 0-9, - and _, at most 63.')
const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'A BCP 47 language tag.')
  .refine(isLanguage, 'A BCP 47 language tag.')
const country = z
  .string()
  .regex(/^[A-Z]{2}$/, 'ISO 3166-1 alpha-2.')
  .refine(isCountry, 'ISO 3166-1 alpha-2.')
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM, 24 hours.')
const colour = z.string().regex(/^#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})$/, 'Six hex digits, or three.')
export const category = z.enum(['marketing', 'utility', 'authentication'])
const strength = z.enum(['recorded', 'explicit', 'confirmed'])
/** A record drops the key `__proto__` without a word, being no name of a field anywhere else. */
export const hasNoProto = (texts: unknown) =>
  typeof texts !== 'object' || texts === null || !Object.hasOwn(texts, '__proto__')
const perLanguage = (most: number) =>
  z
    .custom<Record<string, string>>(hasNoProto, 'Keys are BCP 47 language tags.')
    .pipe(z.record(language, words(most)))
    .refine((texts) => {
      const count = Object.keys(texts).length
      return count > 0 && count <= 30
    }, 'One to thirty languages.')

export const business = z
  .strictObject({
    displayName: words(200),
    legalName: words(300),
    languages: z.array(language).min(1).max(30),
    country,
    timeZone: z.string().max(64).refine(isTimeZone, 'An IANA time zone.'),
    privacyUrl: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .optional(),
  })
  .meta({ id: 'Business' })

export const sender = z
  .strictObject({
    phone: z.string().max(40),
    provider: z.enum(['meta', 'twilio', 'infobip', 'sandbox']),
    providerId: z.string().min(1).max(100),
    wabaId: z.string().max(100).optional(),
    portfolioId: z.string().max(100).optional(),
    /** Set while the number may not send; the reason is for people. */
    blocked: words(200).nullable().optional(),
    /** Twilio's Advanced Opt-Out is on: Twilio answers its keywords on WhatsApp too, and blocks. */
    advancedOptOut: z.boolean().optional(),
    /** Messages a second it may send; without it WhatsApp's own 80, and none for SMS. */
    perSecond: z.int().min(1).max(10_000).optional(),
  })
  .meta({ id: 'Sender' })

export const topic = z
  .strictObject({
    key: topicKey,
    category,
    labels: perLanguage(100),
    descriptions: perLanguage(500).optional(),
  })
  .meta({ id: 'Topic' })

export const notice = z
  .strictObject({
    topics: z.array(topicKey).min(1).max(50),
    texts: perLanguage(5000),
  })
  .meta({ id: 'Notice' })

export const KINDS = [
  'form',
  'page',
  'popup',
  'banner',
  'checkbox',
  'wa_link',
  'qr',
  'sms_link',
  'sms_keyword',
  'ivr',
  'ctwa_ad',
  'chat',
  'kiosk',
  'atm',
  'in_person',
  'paper',
  'email',
  'social',
  'api',
  'import',
] as const

export const entryPoint = z
  .strictObject({
    slug,
    kind: z.enum(KINDS),
    topics: z.array(topicKey).min(1).max(50),
    noticeId: z.string().min(1).max(100),
    sender: z.string().max(64).optional(),
    confirmation: z.enum(['none', 'double']).optional(),
    confirmVia: z.enum(['whatsapp', 'sms']).optional(),
    state: z.enum(['draft', 'live', 'paused']).optional(),
    allowedOrigins: z
      .array(
        z
          .url({ protocol: /^https?$/ })
          .max(300)
          .refine(isOrigin, 'An origin: scheme, host and port, no path, no wildcard.'),
      )
      .max(50)
      .optional(),
    keywords: z.array(words(30)).max(20).optional(),
    onTap: z.boolean().optional(),
    qr: z
      .strictObject({
        dark: colour.optional(),
        light: colour.optional(),
        /** A PNG as a data URI; what else it must be is checked when the door is. */
        logo: z.string().max(1_000_000).optional(),
      })
      .optional(),
    campaign: words(100).optional(),
    /** Of a ctwa_ad: the advertisements that lead here; without any, those that lead nowhere else. */
    adIds: z.array(z.string().min(1).max(100)).max(200).optional(),
    /** Meta's own opt-in link, with what its consent screen says. */
    signup: z
      .strictObject({
        id: z.string().min(1).max(100),
        message: words(300),
        privacyUrl: z.url({ protocol: /^https$/ }).max(500),
        version: words(60),
        language,
      })
      .optional(),
    /** A WhatsApp Flow: which of its boxes stand for which topic, and what they say. */
    flow: z
      .strictObject({
        id: z.string().min(1).max(100),
        version: words(60),
        language,
        optIns: z
          .array(
            z.strictObject({
              field: z.string().regex(/^[A-Za-z][\w]{0,59}$/, 'A name of a Flow component.'),
              topic: topicKey,
              label: words(300),
              initValue: z.boolean().optional(),
            }),
          )
          .min(1)
          .max(5),
      })
      .optional(),
  })
  .meta({ id: 'EntryPoint' })

export const template = z
  .strictObject({
    name: z.string().regex(/^[a-z0-9_]{1,512}$/, 'a-z, 0-9 and _.'),
    language: z.string().regex(/^[a-z]{2,3}([_-][A-Za-z0-9]{2,8})*$/, 'As WhatsApp writes it.'),
    category,
    topic: topicKey,
    sender: z.string().max(64).optional(),
    providerId: z.string().max(100).optional(),
    state: z.enum(['approved', 'pending', 'paused', 'disabled', 'rejected']).optional(),
  })
  .meta({ id: 'Template' })

export const policy = z
  .strictObject({
    minimumStrength: z
      .strictObject({
        marketing: strength.default('explicit'),
        utility: strength.default('recorded'),
        authentication: strength.default('recorded'),
      })
      .prefault({}),
    consentLifetimeDays: z.int().min(1).max(36_500).optional(),
    quietHours: z
      .strictObject({ from: clock, to: clock, categories: z.array(category).min(1) })
      .optional(),
    frequencyCap: z
      .array(
        z.strictObject({
          category,
          max: z.int().min(0).max(1000),
          perHours: z.int().min(1).max(744),
        }),
      )
      .max(10)
      .optional(),
    blockedCountries: z.array(country).max(250).optional(),
    /** Within 24 hours, in all and to each country other than the business's own. */
    invitations: z
      .strictObject({
        perDay: z.int().min(0).max(1_000_000).optional(),
        perCountryPerDay: z.int().min(0).max(1_000_000).optional(),
      })
      .optional(),
    /** When opt-outs made by a provider's error codes are parked: so many in so long, and a share. */
    breaker: z
      .strictObject({
        stops: z.int().min(1).max(100_000),
        minutes: z.int().min(1).max(1_440),
        share: z.number().min(0).max(1),
      })
      .optional(),
  })
  .meta({ id: 'Policy' })

export const scopes = z.enum(['check', 'record', 'send', 'read', 'manage'])
export const apiKey = z
  .strictObject({ scopes: z.array(scopes).min(1), label: words(100).optional() })
  .meta({ id: 'ApiKeyRequest' })
/** A revoked key stays revoked. */
export const apiKeyChange = apiKey
  .partial()
  .extend({ revoked: z.literal(true).optional() })
  .meta({ id: 'ApiKeyChange' })

/** What servers can ask to be told of. */
export const WEBHOOK_TYPES = [
  'consent.given',
  'consent.pending',
  'consent.withdrawn',
  'marketing.stopped',
  'marketing.resumed',
  'hold.placed',
  'hold.lifted',
  'message.updated',
  'person.merged',
  'person.erased',
  'import.finished',
] as const
export type WebhookType = (typeof WEBHOOK_TYPES)[number]

export const webhookEndpoint = z
  .strictObject({
    url: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .refine(
        (url) =>
          url.startsWith('https:') ||
          /^http:\/\/(localhost|127(\.\d{1,3}){3})(:\d+)?(\/|$)/.test(url),
        {
          message: 'https, or a loopback address.',
        },
      )
      .refine((url) => !/^[a-z]+:\/\/[^/?#]*@/i.test(url), {
        message: 'No name or password: they would stand in every answer. Webhooks are signed.',
      }),
    types: z.array(z.enum(WEBHOOK_TYPES)).min(1).max(50),
    disabled: z.boolean().optional(),
  })
  .meta({ id: 'WebhookEndpoint' })

/** Lets somebody of the business record what people said or signed before them. */
export const staffPass = z
  .strictObject({
    staffId: words(60).meta({ description: 'Who records: a staff number or a name' }),
    place: words(100).optional(),
    entryPoints: z.array(slug).min(1).max(50),
    days: z.int().min(1).max(365).optional().meta({ description: '90 when left out' }),
  })
  .meta({ id: 'StaffPass' })

/** What settings documents are called in the store. */
export const SETTING_KINDS = [
  'business',
  'sender',
  'topic',
  'notice',
  'entry-point',
  'template',
  'policy',
  'api-key',
  'webhook-endpoint',
  'staff-pass',
] as const
export type SettingKind = (typeof SETTING_KINDS)[number]

export type Business = z.output<typeof business> & { readonly id: string }
export type Sender = z.output<typeof sender>
export type Topic = z.output<typeof topic>
/** An entry point as stored: `confirmation` and `state` are always there. */
export type StoredEntryPoint = z.output<typeof entryPoint> & {
  readonly confirmation: 'none' | 'double'
  readonly state: 'draft' | 'live' | 'paused'
}
export type EntryPoint = StoredEntryPoint & { readonly business: string }
export type Template = z.output<typeof template> & {
  readonly state: string
  /** As the provider rates it, for people. */
  readonly quality?: string
}
export type Policy = z.output<typeof policy>

/** A version of a notice. Published ones never change. Times are epoch ms. */
export interface NoticeVersion {
  readonly version: number
  readonly topics: readonly string[]
  readonly texts: Readonly<Record<string, string>>
  readonly digest: string
  readonly publishedAt: number | null
  /** Consents given under earlier versions no longer count from `publishedAt` on. */
  readonly reconsent: boolean
}
/** A notice: its published versions, oldest first, and at most one draft behind them. */
export interface Notice {
  readonly id: string
  readonly versions: readonly NoticeVersion[]
}
/** Something with a past: each version with the moment from which it is in force. */
export interface Versioned<T> {
  readonly versions: readonly {
    readonly from: number
    readonly value: T
    /** Fields this version set, and the key of the fact it came from; see `versions.ts`. */
    readonly sets?: readonly string[]
    readonly key?: string
  }[]
}
export interface ApiKeyRecord {
  readonly digest: string
  readonly scopes: readonly z.output<typeof scopes>[]
  readonly label: string | null
  readonly createdAt: number
  readonly revokedAt: number | null
}
