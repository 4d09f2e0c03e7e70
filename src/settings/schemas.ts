// What a business can set. One schema each gives the type, the validation and the OpenAPI part.

import { z } from 'zod'
import { DOOR_KINDS } from '../consent/events.ts'
import { isTimeZone } from '../world/places/zones.ts'
import type { scopes } from './access.ts'
import type { Asked } from './asked.ts'
import {
  category,
  colour,
  country,
  isOrigin,
  language,
  perLanguage,
  providersName,
  slug,
  topicKey,
  words,
} from './fields.ts'

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
    wabaId: providersName.optional(),
    portfolioId: providersName.optional(),
    /** Set while the number may not send; the reason is for people. */
    blocked: words(200).nullable().optional(),
    /** Twilio's Advanced Opt-Out is on: Twilio answers its keywords on WhatsApp too, and blocks. */
    advancedOptOut: z.boolean().optional(),
    /** Messages a second it may send, from all processes; without it WhatsApp's own 80, and none for SMS. */
    perSecond: z.int().min(1).max(10_000).optional(),
  })
  .meta({ id: 'Sender' })

export const topic = z
  .strictObject({
    key: topicKey,
    category: category.meta({
      description:
        'How far noes reach: marketing is the strictest, then utility, then authentication. It may ' +
        'become stricter, never laxer, since that would lift the noes of everybody who said no to ' +
        'marketing: for that take a new key. Consents given before count as far as ' +
        '`minimumStrength` allows them for the stricter one.',
    }),
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

export const entryPoint = z
  .strictObject({
    slug,
    kind: z.enum(DOOR_KINDS),
    topics: z
      .array(topicKey)
      .min(1)
      .max(50)
      .meta({
        description:
          'A message agrees to what was asked when it was sent. A button `OPTIN:<slug>` does not ' +
          'tell its age, so it agrees to the topics of all the last 30 days: to ask for another ' +
          'one by buttons at once, make another entry point.',
      }),
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
    adIds: z.array(providersName).max(200).optional(),
    /** Meta's own opt-in link, with what its consent screen says. */
    signup: z
      .strictObject({
        id: providersName,
        message: words(300),
        privacyUrl: z.url({ protocol: /^https$/ }).max(500),
        version: words(60),
        language,
      })
      .optional(),
    /** A WhatsApp Flow: which of its boxes stand for which topic, and what they say. */
    flow: z
      .strictObject({
        id: providersName,
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
    sender: z.string().max(64).optional().meta({
      description:
        'Phone of the one sender it is for; the same name may stand beside it for others',
    }),
    providerId: providersName.optional(),
    state: z.enum(['approved', 'pending', 'paused', 'disabled', 'rejected']).optional(),
  })
  .meta({ id: 'Template' })

export type Business = z.output<typeof business> & { readonly id: string }
export type Sender = z.output<typeof sender>
export type Topic = z.output<typeof topic>
/** A topic as stored. */
export type StoredTopic = Topic & {
  /** Every category it had, where it had several: a check may ask about the past. */
  readonly categories?: Versioned<Topic['category']>
}
/** An entry point as stored: `confirmation` and `state` are always there. */
export type StoredEntryPoint = z.output<typeof entryPoint> & {
  readonly confirmation: 'none' | 'double'
  readonly state: 'draft' | 'live' | 'paused'
  /** What it asked and asks, where that ever changed: `asked.ts`. */
  readonly asked?: Versioned<Asked>
}
export type EntryPoint = StoredEntryPoint & { readonly business: string }
export type Template = z.output<typeof template> & {
  readonly state: string
  /** As the provider rates it, for people. */
  readonly quality?: string
}

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
