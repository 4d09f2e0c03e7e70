// The only reader of the environment: names and meaning of every setting, and one frozen object
// out of them. Wrong settings stop the start with all faults at once, never with a value in them.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import type { z } from 'zod'
import type { Fault } from './errors.ts'
import { SETTINGS, type SettingName } from './settings-table.ts'

/** Environment variables by name, as `process.env` has them. */
export type Env = Readonly<Record<string, string | undefined>>

type Values = { [Name in SettingName]: z.output<(typeof SETTINGS)[Name]['schema']> | undefined }

/** All settings, read and checked. Deeply frozen. Base URLs have no trailing slash. */
export interface Config {
  readonly production: boolean
  /** TCP port; 0 means any free one. */
  readonly port: number
  readonly host: string
  /** Origin people and providers reach us by, without a trailing slash. */
  readonly publicUrl: string
  readonly dataDir: string
  readonly mongodbUri: string | undefined
  /** 32 bytes or more; undefined only outside production. */
  readonly secretKey: string | undefined
  /** For Express's `trust proxy`: how many proxies, or which addresses. */
  readonly trustProxy: number | string
  readonly logLevel: z.output<(typeof SETTINGS)['LOG_LEVEL']['schema']>
  readonly metricsToken: string | undefined
  /** Webhooks go to public addresses only. */
  readonly publicWebhooksOnly: boolean
  readonly twilio:
    | {
        readonly accountSid: string
        readonly authToken: string
        readonly authTokenSecondary: string | undefined
        readonly baseUrl: string
      }
    | undefined
  readonly meta:
    | {
        readonly appSecret: string
        readonly verifyToken: string
        readonly accessToken: string
        readonly baseUrl: string
      }
    | undefined
  readonly infobip:
    | {
        readonly apiKey: string
        readonly baseUrl: string
        readonly webhookUser: string
        readonly webhookPassword: string
      }
    | undefined
  /** Sentences for the log: allowed, but probably not meant. */
  readonly warnings: readonly string[]
}

/** Every fault of the settings at once: names and rules, never a value. */
export class ConfigError extends Error {
  readonly code = 'config_invalid'
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[]) {
    super(['The settings are wrong:', ...faults.map((f) => `  ${f.path} ${f.message}`)].join('\n'))
    this.name = 'ConfigError'
    this.faults = faults
  }
}

/** What makes a provider whole. The others of its variables have defaults or may be left out. */
const PROVIDERS = {
  Twilio: {
    needs: ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN'],
    extras: ['TWILIO_AUTH_TOKEN_SECONDARY'],
    urls: ['TWILIO_BASE_URL'],
  },
  Meta: {
    needs: ['META_APP_SECRET', 'META_VERIFY_TOKEN', 'META_ACCESS_TOKEN'],
    extras: [],
    urls: ['META_BASE_URL'],
  },
  Infobip: {
    needs: [
      'INFOBIP_API_KEY',
      'INFOBIP_BASE_URL',
      'INFOBIP_WEBHOOK_USER',
      'INFOBIP_WEBHOOK_PASSWORD',
    ],
    extras: [],
    urls: ['INFOBIP_BASE_URL'],
  },
} as const satisfies Record<string, Record<'needs' | 'extras' | 'urls', readonly SettingName[]>>

/**
 * Reads the settings; pure. Empty strings count as unset, outer blanks are dropped.
 * @throws ConfigError naming every fault
 */
export function readConfig(env: Env): Config {
  const given = trimmed(env)
  const faults: Fault[] = []
  const values = parse(given, faults)
  const production = given.NODE_ENV === 'production'
  if (production && given.SECRET_KEY === undefined) {
    faults.push(fault('SECRET_KEY', 'is required when NODE_ENV is production'))
  }
  faults.push(...providerFaults(given))
  if (faults.length > 0) throw new ConfigError(faults)

  const port = values.PORT ?? Number(SETTINGS.PORT.default)
  const config: Omit<Config, 'warnings'> = {
    production,
    port,
    host: values.HOST ?? SETTINGS.HOST.default,
    publicUrl: values.PUBLIC_URL ?? `http://localhost:${port}`,
    dataDir: values.DATA_DIR ?? SETTINGS.DATA_DIR.default,
    mongodbUri: values.MONGODB_URI,
    secretKey: values.SECRET_KEY,
    trustProxy: values.TRUST_PROXY ?? 0,
    logLevel: values.LOG_LEVEL ?? SETTINGS.LOG_LEVEL.default,
    metricsToken: values.METRICS_TOKEN,
    publicWebhooksOnly: !(values.WEBHOOK_PRIVATE ?? !production),
    twilio:
      values.TWILIO_ACCOUNT_SID && values.TWILIO_AUTH_TOKEN
        ? {
            accountSid: values.TWILIO_ACCOUNT_SID,
            authToken: values.TWILIO_AUTH_TOKEN,
            authTokenSecondary: values.TWILIO_AUTH_TOKEN_SECONDARY,
            baseUrl: values.TWILIO_BASE_URL ?? SETTINGS.TWILIO_BASE_URL.default,
          }
        : undefined,
    meta:
      values.META_APP_SECRET && values.META_VERIFY_TOKEN && values.META_ACCESS_TOKEN
        ? {
            appSecret: values.META_APP_SECRET,
            verifyToken: values.META_VERIFY_TOKEN,
            accessToken: values.META_ACCESS_TOKEN,
            baseUrl: values.META_BASE_URL ?? SETTINGS.META_BASE_URL.default,
          }
        : undefined,
    infobip:
      values.INFOBIP_API_KEY &&
      values.INFOBIP_BASE_URL &&
      values.INFOBIP_WEBHOOK_USER &&
      values.INFOBIP_WEBHOOK_PASSWORD
        ? {
            apiKey: values.INFOBIP_API_KEY,
            baseUrl: values.INFOBIP_BASE_URL,
            webhookUser: values.INFOBIP_WEBHOOK_USER,
            webhookPassword: values.INFOBIP_WEBHOOK_PASSWORD,
          }
        : undefined,
  }
  return deepFreeze({ ...config, warnings: warningsOf(config, given) })
}

/**
 * The environment with the `.env` file of a directory behind it: a variable that is really set
 * (and not empty) wins. No file is no fault.
 * @throws ConfigError when the file is there and cannot be read
 */
export function loadEnv(dir: string, env: Env = process.env): Env {
  let text: string
  try {
    text = readFileSync(join(dir, '.env'), 'utf8')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT') return env
    throw new ConfigError([fault('.env', `cannot be read (${code})`)])
  }
  return { ...parseEnv(text.replace(/^\uFEFF/, '')), ...trimmed(env) }
}

type Given = Readonly<Record<string, string>>

function trimmed(env: Env): Given {
  const entries = Object.entries(env).map(([name, value]) => [name, value?.trim()] as const)
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => Boolean(entry[1])))
}

const fault = (path: string, message: string): Fault => ({ path, code: 'config_invalid', message })

function parse(given: Given, faults: Fault[]): Values {
  const values: Record<string, unknown> = {}
  for (const [name, setting] of Object.entries(SETTINGS)) {
    if (given[name] === undefined) continue
    const result = setting.schema.safeParse(given[name])
    if (result.success) values[name] = result.data
    else faults.push(...result.error.issues.map((issue) => fault(name, issue.message)))
  }
  return values as Values
}

function providerFaults(given: Given): Fault[] {
  const faults: Fault[] = []
  for (const [provider, { needs, extras }] of Object.entries(PROVIDERS)) {
    const named = [...needs, ...extras].filter((name) => given[name] !== undefined)
    if (named.length === 0) continue
    const missing = needs.filter((name) => given[name] === undefined)
    const because = `is missing: ${provider} is set by ${named.join(', ')}, and is all or nothing`
    faults.push(...missing.map((name) => fault(name, because)))
  }
  return faults
}

function warningsOf(config: Omit<Config, 'warnings'>, given: Given): string[] {
  const warnings: string[] = []
  for (const [provider, { needs, urls }] of Object.entries(PROVIDERS)) {
    for (const name of urls) {
      const url = given[name]
      const isOwn = url !== undefined && url !== SETTINGS[name].default
      if (isOwn && given[needs[0]] === undefined) {
        warnings.push(`${name} is set but not used, as ${provider} has no credentials`)
      } else if (config.production && url?.startsWith('http:')) {
        warnings.push(`${name} is not https: credentials and messages travel in the clear`)
      }
    }
  }
  if (config.port === 0 && given.PUBLIC_URL === undefined) {
    warnings.push('PORT is 0 and PUBLIC_URL is unset: printed links name no port')
  }
  if (!config.production) return warnings
  if (config.publicUrl.startsWith('http:')) {
    warnings.push('PUBLIC_URL is not https: numbers and tokens travel in the clear')
  } else if (config.trustProxy === 0) {
    warnings.push(
      'PUBLIC_URL is https and TRUST_PROXY is 0: behind the proxy, all visitors share one rate limit',
    )
  }
  return warnings
}

function deepFreeze<T extends object>(object: T): T {
  for (const value of Object.values(object)) {
    if (typeof value === 'object' && value !== null) deepFreeze(value)
  }
  return Object.freeze(object)
}
