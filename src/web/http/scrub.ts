// What must not stand in a log, and how it is taken out: by the name of a field, and, because
// names miss some, by the look of the text.

const HIDDEN = '[hidden]'

/** Fields whose value is a person, a credential or somebody's words, however they are spelt. */
const HIDDEN_KEYS = new Set(
  [
    'authorization cookie setCookie password passwd secret token signature credentials apiKey key',
    'sid csrf nonce code digits otp pin',
    'phone phoneNumber msisdn number mobile tel recipient recipientId recipients waId userId bsuid',
    'to from caller called person people identifier identifiers contact contacts address email',
    'name firstName lastName fullName formattedName profileName pushName profile',
    'text body rawBody message messages content caption title html payload variables components',
    'evidence speechResult url originalUrl href query params search headers rawHeaders form values',
  ]
    .join(' ')
    .split(' ')
    .map((name) => name.toLowerCase()),
)
const HIDDEN_ENDINGS =
  /(token|secret|password|signature|apikey|accesskey|privatekey|cookie|authorization|phone|phonenumber|msisdn)$/

/** Whether a field of this name is never logged; case, `_`, `-` and spaces do not count. */
function isHiddenKey(key: string): boolean {
  const plain = key.replaceAll(/[-_ .]/g, '').toLowerCase()
  return HIDDEN_KEYS.has(plain) || HIDDEN_ENDINGS.test(plain)
}

const MAX_DEPTH = 8
const MAX_ENTRIES = 100

/**
 * A copy fit for a log: hidden fields masked at any depth, errors reduced to what helps, objects
 * of foreign classes (requests, sockets, models) to their class name. Never throws.
 */
export function fitForLog(value: unknown, depth = 0): unknown {
  if (typeof value === 'bigint') return String(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth > MAX_DEPTH) return '[deeper]'
  try {
    if (value instanceof Error) return errorForLog(value, depth)
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
    if (Array.isArray(value)) {
      return value.slice(0, MAX_ENTRIES).map((entry) => fitForLog(entry, depth + 1))
    }
    const prototype = Object.getPrototypeOf(value)
    if (prototype !== Object.prototype && prototype !== null) {
      return `[${prototype.constructor?.name ?? 'object'}]`
    }
    return Object.fromEntries(
      Object.entries(value)
        .slice(0, MAX_ENTRIES)
        .map(([key, entry]) => [key, isHiddenKey(key) ? HIDDEN : fitForLog(entry, depth + 1)]),
    )
  } catch {
    return '[unreadable]'
  }
}

/**
 * Named fields only: errors of drivers and parsers carry whole documents, requests and bodies in
 * others (`err.body`, `writeErrors`, `keyValue`, `config`).
 */
function errorForLog(error: Error, depth: number): unknown {
  const more = error as Error & Record<string, unknown>
  const short = (value: unknown) =>
    typeof value === 'number' || (typeof value === 'string' && value.length <= 60)
      ? value
      : undefined
  return {
    type: error.name,
    message: error.message,
    code: short(more.code),
    status: short(more.status),
    syscall: short(more.syscall),
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: fitForLog(error.cause, depth + 1) }),
    ...(Array.isArray(more.errors) ? { errors: fitForLog(more.errors, depth + 1) } : {}),
  }
}

/** Order matters: what holds a number inside (addresses, message ids) goes before the numbers. */
const PATTERNS: readonly (readonly [RegExp, string | ((match: string) => string)])[] = [
  // MongoDB quotes the values of the unique index.
  [/dup key: \{.*\}/gs, 'dup key: [hidden]'],
  [/\b(bearer|basic)\s+[\w.~+/=:-]+/gi, '$1 [hidden]'],
  [/\/\/[^\s/@"]+@/g, '//[hidden]@'],
  [/([\w)\]/])\?[^\s"'<>?=]+=[^\s"'<>]*/g, '$1?[hidden]'],
  [/\b(access_token|token|api_?key|secret|password|signature)=[^\s&"']+/gi, '$1=[hidden]'],
  [/\/([cp])\/[\w~.-]{8,}/g, '/$1/[hidden]'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[token]'],
  [/\bEAA[A-Za-z0-9]{16,}/g, '[token]'],
  // A WhatsApp message id is base64 with the number inside.
  [/\bwamid\.[\w+/=-]+/g, (id) => `wamid.[…${id.slice(-8)}]`],
  [/\b[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{8,}/g, '[user id]'],
  [/[+＋][\s(]{0,2}\p{Nd}(?:[\s().-]{0,3}\p{Nd}){7,14}/gu, masked],
  // Random UUIDs, which tie lines together, pass: most of their groups can be digits alone. Others are
  // none of ours, and what stands right beside one may be a number's.
  [
    /(?<![\p{L}\p{Nd}-])[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}(?![\p{L}\p{Nd}]|-[\p{L}\p{Nd}])|(?<![\d.-])(?:0\d{1,4}|\(?\d{3}\)?)[-. ]{1,2}\d{3,4}[-. ]\d{3,4}(?![\d.])|\p{Nd}{10,}/giu,
    (found) => (UUID.test(found) ? found : masked(found)),
  ],
]

const UUID = /^[\da-f]{8}-/i

function masked(number: string): string {
  return `[number …${number.slice(-2)}]`
}

/** Longer texts are cut: no fact worth logging is that long, and searching costs time. */
const MAX_TEXT = 8_000

/** A text without numbers, tokens, queries and quoted input; what else it says stays. */
function scrubText(text: string): string {
  let result = withoutQuotedInput(text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text)
  for (const [pattern, by] of PATTERNS) {
    result = typeof by === 'string' ? result.replace(pattern, by) : result.replace(pattern, by)
  }
  return result
}

/** V8's complaint about bad JSON quotes the text it could not parse. */
function withoutQuotedInput(text: string): string {
  const end = text.lastIndexOf(' is not valid JSON')
  const start = text.indexOf('"')
  return end === -1 || start === -1 || start > end
    ? text
    : `${text.slice(0, start)}[text]${text.slice(end)}`
}

/** Anything `scrubText` could change holds one of these; most lines do not, and are let through. */
const SUSPECT =
  /\p{Nd}{10}|[+＋][\s(]{0,2}\p{Nd}|\d\)?[-. ]{1,2}\d{3,4}[-. ]\d{3}|bearer|basic|not valid JSON|dup key|:\/\/[^\s/]*@|\?|=|\/[cp]\/|eyJ|EAA|wamid|[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{8}/iu

/** From here to there a number is taken for a time in epoch milliseconds (2001 to 2033). */
const TIMES = [1e12, 2e12] as const

/** A finished JSON line of the log, with every text and number in it scrubbed: the last defence. */
export function scrubLine(line: string): string {
  if (line.length < MAX_TEXT && !SUSPECT.test(line)) return line
  return `${JSON.stringify(scrubAll(JSON.parse(line)))}\n`
}

function scrubAll(value: unknown): unknown {
  if (typeof value === 'string') return scrubText(value)
  if (typeof value === 'number') {
    const isPhoneLike = value >= 1e9 && value < 1e16 && !(value >= TIMES[0] && value < TIMES[1])
    return isPhoneLike ? masked(String(value)) : value
  }
  if (Array.isArray(value)) return value.map(scrubAll)
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [scrubText(key), scrubAll(entry)]),
    )
  }
  return value
}
