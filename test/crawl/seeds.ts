// Where a crawl begins: what the API and its document name, what pages need, and every route there
// is, guessed, those that only take posts among them.

import type { Express } from 'express'
import { pathIn } from './crawler.ts'
import type { Site } from './world.ts'

const FIXED = [
  ...['/', '/robots.txt', '/favicon.ico', '/.well-known/security.txt', '/index.html'],
  ...['/embed.js', '/openapi.json', '/.well-known/jwks.json', '/healthz', '/readyz', '/metrics'],
  ...['/stop', '/stop?b=demo', '/stop/qr/demo.svg', '/stop?phone=%2B819012340008'],
  ...['/console', '/console/reviews', '/console/breakers', '/console/enter', '/console/leave'],
  ...['/staff', '/staff/enter', '/staff/leave', '/sandbox', '/sandbox?do=ahead&hours=24'],
  '/webhooks/meta?hub.mode=subscribe&hub.verify_token=the+verify+token&hub.challenge=7',
]

/** Of each door, whatever its kind: most are not there, and none may be more than looked at. */
const atDoor = (slug: string): string[] => [
  ...['', '/no', '/looked', '/thanks'].map((end) => `/o/${slug}${end}`),
  `/o/${slug}?phone=%2B819012345678&topics=offers&topics=order-updates`,
  ...['', '/looked', '?look=started', '?phone=%2B819012345678&topics=offers'].map(
    (end) => `/embed/${slug}${end}`,
  ),
  ...['', '/words', '?src=qr', '?lang=ja'].map((end) => `/l/${slug}${end}`),
  ...['svg', 'png?size=300', 'pdf?paper=A5'].map((file) => `/q/${slug}.${file}`),
  ...['', '/done'].map((end) => `/staff/${slug}${end}`),
  ...['', '/state', '/origins'].map((end) => `/console/doors/${slug}${end}`),
  `/webhooks/twilio/voice/${slug}?step=0&Digits=1`,
  `/sandbox/twilio/voice/${slug}`,
]

/** Patterns of every route that is served, by whichever method. */
function routesOf(app: Express, methods: readonly string[]): string[] {
  const paths = app.router.stack.flatMap(({ route }) =>
    route?.stack.some(({ method }) => methods.includes(method)) ? [route.path].flat() : [],
  )
  return [...new Set(paths.map(String))]
}

/** Public pages that none of these paths is one of. */
export const missedBy = (app: Express, paths: readonly string[]): string[] =>
  routesOf(app, ['get'])
    .filter((pattern) => !pattern.startsWith('/v1/'))
    .filter((pattern) => {
      const plain = pattern.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')
      const found = new RegExp(`^${plain}$`)
      return !paths.some((path) => found.test(path.split('?')[0] ?? ''))
    })

/** Addresses and names in answers of the API. */
function* textsIn(value: unknown): Generator<readonly [name: string, text: string]> {
  if (typeof value !== 'object' || value === null) return
  for (const [name, each] of Object.entries(value)) {
    if (typeof each === 'string') yield [name, each]
    else yield* textsIn(each)
  }
}

/** What a parameter of a path can stand for. */
async function namesOf(site: Site): Promise<(path: string, name: string) => string[]> {
  const known = new Map<string, string[]>()
  for (const { path } of site.routes.filter((route) => route.method === 'get')) {
    if (path.includes(':')) continue
    const { body } = await site.call('GET', path)
    const ids = (body?.items ?? body?.events ?? []).map(
      (item: { slug?: string; key?: string; id?: string; personId?: string }) =>
        item.personId ?? item.slug ?? item.key ?? item.id ?? '',
    )
    known.set(path, [...new Set<string>(ids)].slice(0, 30))
  }
  return (path, name) => {
    const list = path.slice(0, path.indexOf('/:'))
    const people = name === 'personId' ? (known.get('/v1/events') ?? []) : []
    const { ids } = site.links
    return [...(known.get(list) ?? []), ...people, ids.import, ids.message]
  }
}

/** @returns paths; the ways there are many, so each comes once */
export async function seedsOf(site: Site): Promise<string[]> {
  const { links, call } = site
  const { proving } = links
  const found = new Set([...FIXED, ...links.thanks, ...links.waiting])
  for (const path of [links.asked, links.invited, links.tapping, links.preferring, links.proven]) {
    const [bare = ''] = path.split('?')
    for (const query of [
      ...[
        'answer=agree',
        'answer=tap',
        'answer=decline',
        'action=stop',
        'action=erase&confirm=yes',
      ],
      'List-Unsubscribe=One-Click',
    ]) {
      found.add(`${bare}?${query}`)
    }
    for (const end of ['/record', '/data.json']) found.add(bare + end)
  }
  found.add(`${proving.ticket.split('?')[0]}?code=${proving.code}`)

  const { body } = await call('GET', '/v1/entry-points?limit=500')
  for (const [name, text] of textsIn(body)) {
    if (name === 'slug') for (const path of atDoor(text)) found.add(path)
    const path = pathIn(text, 'http://nowhere', ['http://localhost'])
    if (path !== undefined) found.add(path)
  }
  const names = await namesOf(site)
  for (const path of routesOf(site.app, ['get', 'post', 'put', 'patch', 'delete'])) {
    const name = /:(\w+)/.exec(path)?.[1]
    const filled = name === undefined ? [''] : [...names(path, name), 'nobody']
    for (const each of filled) found.add(path.replaceAll(/:\w+/g, encodeURIComponent(each)))
  }
  return [...found]
}
