// A small crawler: what a page links to, loads and would send its forms to.

import { readable } from '../doors/kit.ts'
import type { Headers } from './visitors.ts'

/** No site of ours has more; a page that links without end is a fault. */
const MOST = 2_000
/** Where pages name addresses. */
const ADDRESSES =
  /\s(?:href|action|formaction|src|data-looked|content)="(?:\d+;\s*url=)?([^"#\s]*)/g
const FORMS = /<form\b([^>]*)>(.*?)<\/form>/gs
const FIELDS =
  /<(?:input|button|textarea|select)\b[^>]*\bname="([^"]*)"(?:[^>]*\bvalue="([^"]*)")?/g

/** What of a text is an address here, as a path with its query. */
export function pathIn(address: string, base: string, origins: readonly string[]) {
  const url = URL.parse(address, base)
  if (!url || !origins.includes(url.origin)) return undefined
  return url.pathname + url.search
}

/** Every form as somebody sends it who takes it for a search. */
function sentAsSearch(html: string): string[] {
  return [...html.matchAll(FORMS)].flatMap(([, tag = '', inside = '']) => {
    const action = readable(/\baction="([^"]*)"/.exec(tag)?.[1] ?? '')
    const fields = [...inside.matchAll(FIELDS)].map(
      ([, name = '', value = '']): [string, string] => {
        const typed = name === 'phone' ? '+819012345678' : '123456'
        return [readable(name), readable(value) || typed]
      },
    )
    const names = new Set(fields.map(([name]) => name))
    // Each button is a form of its own.
    const choices = fields.filter(([name]) => fields.filter(([other]) => other === name).length > 1)
    const queries = (choices.length > 0 ? choices : [undefined]).map((choice) => {
      const query = new URLSearchParams()
      for (const name of names) {
        const value = choice?.[0] === name ? choice[1] : fields.find(([each]) => each === name)?.[1]
        query.append(name, value ?? '')
      }
      return query
    })
    const joint = action.includes('?') ? '&' : '?'
    return queries.map((query) => `${action}${joint}${query}`)
  })
}

/** Addresses a page names. */
const addressesOn = (html: string): string[] =>
  [...html.matchAll(ADDRESSES)].map(([, address = '']) => readable(address))

export interface Crawled {
  /** Paths that answered with something. */
  readonly pages: readonly string[]
  /** Paths that were refused, and forms sent as searches. */
  readonly others: readonly string[]
}

/**
 * Follows everything from the seeds on. Forms sent as searches are found, and lead no further: each
 * page has new ones.
 * @param origins ours; others are not followed
 */
export async function crawl(
  url: string,
  seeds: readonly string[],
  options: { readonly origins: readonly string[]; readonly headers: (path: string) => Headers },
): Promise<Crawled> {
  const found = new Set(seeds)
  const refused = new Set<string>()
  const searches = new Set<string>()
  const at = (address: string, path: string) => pathIn(address, url + path, options.origins)
  for (const path of found) {
    const response = await fetch(url + path, {
      headers: options.headers(path),
      redirect: 'manual',
    })
    if (response.status >= 400) refused.add(path)
    const type = response.headers.get('content-type') ?? ''
    const text = /html|json/.test(type) ? await response.text() : ''
    if (text === '') await response.arrayBuffer()
    const location = response.headers.get('location')
    const told = type.includes('html')
      ? addressesOn(text)
      : [...text.matchAll(/"(https?:\/\/[^"\\]+)"/g)].map(([, address = '']) => address)
    for (const address of [...told, ...(location === null ? [] : [location])]) {
      const next = at(address, path)
      // What is refused in one language is so in each.
      const isSame = refused.has(path) && next?.split('?')[0] === path.split('?')[0]
      if (next !== undefined && !isSame) found.add(next)
    }
    for (const address of sentAsSearch(text)) {
      const next = at(address, path)
      if (next !== undefined) searches.add(next)
    }
    if (found.size > MOST) throw new Error('more addresses than any site of ours has')
  }
  const pages = found.difference(refused)
  return { pages: [...pages], others: [...refused.union(searches).difference(pages)] }
}
