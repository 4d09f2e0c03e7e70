// Every setting in the order of `.env.example`, which a test holds against this table.
// Own messages everywhere: a checker's standard message may repeat the value, which may be secret.

import { z } from 'zod'

/** One variable: what it is for and its unit in words, its default in words, its check. */
interface Setting {
  readonly about: string
  /** The value when unset, or what being unset means. */
  readonly default: string
  readonly schema: z.ZodType<unknown, string>
}

const text = z.string()

const url = (rule: string, accepts: (url: URL) => boolean) =>
  z.string().refine((value) => {
    const parsed = URL.parse(value)
    const isWeb = parsed?.protocol === 'http:' || parsed?.protocol === 'https:'
    return isWeb && !parsed.username && !parsed.password && accepts(parsed)
  }, `must be ${rule}`)

const baseUrl = url(
  'an http or https address without query',
  ({ search, hash }) => !search && !hash,
).transform((value) => value.replace(/\/+$/, ''))

const publicUrl = url(
  'an http or https address without path, query or trailing slash, as https://optin.example.com',
  (parsed) => parsed.pathname === '/' && !parsed.search && !parsed.hash,
).refine((value) => /^https?:\/\/[^/?#]+$/i.test(value), {
  message: 'must not end in a slash',
  when: ({ issues }) => issues.length === 0,
})

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a whole number from 0 to 65535')
  .transform(Number)
  .refine((value) => value <= 65_535, 'must be a whole number from 0 to 65535')

const PROXY_RANGE = /^(loopback|linklocal|uniquelocal|[\da-f.:]*[.:][\da-f.:]*(\/\d{1,3})?)$/i
const trustProxy = z
  .string()
  .refine(
    (value) =>
      /^(true|false|\d{1,2})$/.test(value) ||
      value.split(',').every((part) => PROXY_RANGE.test(part.trim())),
    'must be a number of proxies, or addresses and networks separated by commas',
  )
  .transform((value): number | string => {
    // Express takes `true` as "believe every address anyone claims"; nobody means that.
    if (value === 'true') return 1
    if (value === 'false') return 0
    return /^\d+$/.test(value) ? Number(value) : value
  })

const long = (bytes: number) =>
  z.string().refine((value) => Buffer.byteLength(value) >= bytes, `must be ${bytes} bytes or more`)

/** All variables the toolkit reads; no other is read. */
export const SETTINGS = {
  NODE_ENV: {
    about:
      'Where this runs: `production` where people opt in, else `development` or `test`. Outside production SECRET_KEY may be unset, the doors of the demo are open, and the sandbox is there; with TRUST_PROXY or a PUBLIC_URL that is not localhost, only the link printed at the start opens it.',
    default: 'development',
    schema: z.enum(['production', 'development', 'test'], {
      error: 'must be production, development or test',
    }),
  },
  PORT: {
    about: 'TCP port to listen on, 0 to 65535; 0 takes any free one.',
    default: '3000',
    schema: port,
  },
  HOST: {
    about: 'Address to listen on; `0.0.0.0` for every network card, as in a container.',
    default: '127.0.0.1',
    schema: z.string().regex(/^[\w.:%-]+$/, 'must be a host name or an address'),
  },
  PUBLIC_URL: {
    about:
      "Address under which people and providers reach this server: scheme, host and port only, no trailing slash. Links, QR codes and Twilio's signatures are made from it.",
    default: 'http://localhost:PORT',
    schema: publicUrl,
  },
  DATA_DIR: {
    about: 'Folder of the embedded store and of the key made in development.',
    default: './data',
    schema: text,
  },
  MONGODB_URI: {
    about: 'Address of MongoDB, with credentials and database name; needed for several machines.',
    default: 'unset, which means the embedded store',
    schema: z
      .string()
      .regex(/^mongodb(\+srv)?:\/\/./, 'must begin with mongodb:// or mongodb+srv://'),
  },
  SECRET_KEY: {
    about:
      'Secret that numbers are hashed, values encrypted and links signed with, 32 bytes or more; `openssl rand -base64 32` makes one. Keep it: without it the stored numbers cannot be read. A store is opened only with the key it was made with.',
    default: 'required in production, else made once and kept in DATA_DIR',
    schema: long(32),
  },
  TRUST_PROXY: {
    about:
      'Proxies in front whose X-Forwarded-For is believed: how many, or their addresses and networks separated by commas (`loopback`, `10.0.0.0/8`).',
    default: '0',
    schema: trustProxy,
  },
  LOG_LEVEL: {
    about:
      'Least important lines logged: `fatal`, `error`, `warn`, `info`, `debug`, `trace` or `silent`.',
    default: 'info',
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be fatal, error, warn, info, debug, trace or silent',
    }),
  },
  METRICS_TOKEN: {
    about:
      'Bearer token that lets other machines read /metrics, 16 bytes or more; with TRUST_PROXY this machine needs it too.',
    default: 'unset, which means from this machine only',
    schema: long(16),
  },
  WEBHOOK_PRIVATE: {
    about:
      'Whether webhooks to your own servers may go to private and loopback addresses: `true` or `false`.',
    default: 'false in production, else true',
    schema: z
      .enum(['true', 'false'], { error: 'must be true or false' })
      .transform((value) => value === 'true'),
  },
  TWILIO_ACCOUNT_SID: {
    about: 'Id of the Twilio account; it begins with AC.',
    default: 'unset, which means no Twilio',
    schema: z.string().regex(/^AC\w+$/, 'must begin with AC'),
  },
  TWILIO_AUTH_TOKEN: {
    about: 'Auth token of that account; signs its webhooks. Needed with TWILIO_ACCOUNT_SID.',
    default: 'unset',
    schema: text,
  },
  TWILIO_AUTH_TOKEN_SECONDARY: {
    about: 'Second auth token, accepted in signatures while tokens are being rotated.',
    default: 'unset',
    schema: text,
  },
  TWILIO_BASE_URL: {
    about: "Address of Twilio's API; another one for tests.",
    default: 'https://api.twilio.com',
    schema: baseUrl,
  },
  META_APP_SECRET: {
    about: 'App secret of the Meta app; signs its webhooks. Meta needs this and the next two.',
    default: 'unset, which means no Meta',
    schema: text,
  },
  META_VERIFY_TOKEN: {
    about: 'Word of your choice that Meta sends when it checks the webhook address.',
    default: 'unset',
    schema: text,
  },
  META_ACCESS_TOKEN: {
    about: 'System user token that messages are sent with.',
    default: 'unset',
    schema: text,
  },
  META_BASE_URL: {
    about: "Address of Meta's Graph API, without the version; another one for tests.",
    default: 'https://graph.facebook.com',
    schema: baseUrl,
  },
  INFOBIP_API_KEY: {
    about: 'API key of the Infobip account. Infobip needs this and the next three.',
    default: 'unset, which means no Infobip',
    schema: text,
  },
  INFOBIP_BASE_URL: {
    about: "The account's own address, as https://xxxxx.api.infobip.com.",
    default: 'unset',
    schema: baseUrl,
  },
  INFOBIP_WEBHOOK_USER: {
    about: 'User name that Infobip shows at our webhooks (basic authentication).',
    default: 'unset',
    schema: text,
  },
  INFOBIP_WEBHOOK_PASSWORD: {
    about: 'Password that goes with it.',
    default: 'unset',
    schema: text,
  },
} as const satisfies Record<string, Setting>

export type SettingName = keyof typeof SETTINGS
