// Who looks: a person, or a program on its way past. Programs get the same harmless pages and are
// counted apart; taking a person for one costs a count, the other way round costs the truth.

import { isbot } from 'isbot'

/** Of a request, as Node and Express have it; nothing of it is kept. */
export interface Asked {
  readonly method?: string | undefined
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

/** Only so much of a name is read. */
const NAME_MOST = 1_000
/** What browsers say that fetch what nobody may ever look at. */
const AHEAD = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz']

/**
 * Crawlers, link previews, tools, whatever names itself not at all, and browsers that only fetch
 * ahead or ask for headers.
 */
export function isRobot(userAgent: string | undefined, asked?: Asked): boolean {
  const name = (userAgent ?? '').slice(0, NAME_MOST)
  if (name === '' || isbot(name)) return true
  if (!asked) return false
  if (asked.method === 'HEAD' || asked.method === 'OPTIONS') return true
  return AHEAD.some((header) => /prefetch|prerender|preview/i.test(String(asked.headers[header])))
}

/** Libraries and tools, by the name they give when they are told no other. */
const CLIENT =
  /^(?:curl|wget|httpie|xh|node|undici|node-fetch|axios|got|deno|bun|supertest|python|aiohttp|httpx|go-http-client|java|apache-httpclient|okhttp|reactor-netty|ruby|faraday|rest-client|php|guzzlehttp|libwww-perl|postmanruntime|insomnia|dart|reqwest|ureq|powershell)\b/i

/**
 * A program that fetches this one address for whoever runs it, not a crawler or a preview: those
 * give a name.
 */
export const isClient = (userAgent = ''): boolean =>
  userAgent === '' || CLIENT.test(userAgent.slice(0, NAME_MOST))
