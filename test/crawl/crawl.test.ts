// Looking changes nothing: everything that has an address is looked at, as scanners, previews and
// browsers do that fetch ahead, and all that the store holds stays as it was, byte for byte.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fieldOn } from '../doors/kit.ts'
import { type Crawled, crawl } from './crawler.ts'
import { missedBy, seedsOf } from './seeds.ts'
import { heldIn } from './state.ts'
import { type Headers, LOOKING, type Look, VISITORS } from './visitors.ts'
import { openSite, PEOPLE, type Site } from './world.ts'

/** So many look at once. */
const TOGETHER = 24

interface Visit {
  readonly path: string
  readonly method: Look
  readonly headers: Headers
}

/** The sandbox, and what leads to it, answer this machine alone, so they see one address. */
const isCalm = (path: string) => path === '/' || path.startsWith('/sandbox')

/** Each comes from an address of its own, so that no limit stands between; but never to the sandbox. */
let visitors = 0
const from = (path: string): Headers => {
  const n = ++visitors
  const address = `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`
  return isCalm(path) ? {} : { 'x-forwarded-for': address }
}

/** Of a list as many as said, each time others. */
function rotating<T>(all: readonly T[]): (count: number) => T[] {
  let next = 0
  return (count) => Array.from({ length: count }, () => all[next++ % all.length] as T)
}

/** How many look at a page, by method; the rest of them at the next one. */
const SOME: Readonly<Record<Look, number>> = { GET: 5, HEAD: 2, OPTIONS: 1 }

/**
 * What waits to be pressed is looked at by everybody in every way, twice; other pages by several,
 * each time others; what is not there, and forms sent as searches, by somebody each. Some come with
 * a session or a key.
 */
function visitsTo(site: Site, found: Crawled): Visit[] {
  const insiders: Headers[] = [
    { cookie: site.links.cookie, 'sec-fetch-site': 'same-origin', 'user-agent': 'Firefox/140.0' },
    { authorization: `Bearer ${site.key}`, 'user-agent': 'shop/1.0' },
  ]
  const everybody = [...Object.values(VISITORS), ...insiders]
  const some = rotating(everybody)
  const to = (path: string, count: (method: Look) => number) =>
    LOOKING.flatMap((method) => some(count(method)).map((headers) => ({ path, method, headers })))
  return [
    ...site.links.waiting.flatMap((path) => to(path, () => 2 * everybody.length)),
    ...found.pages.flatMap((path) => to(path, (method) => (isCalm(path) ? 1 : SOME[method]))),
    ...found.others.flatMap((path) => to(path, () => 1)),
  ]
}

/** @returns what was answered that no look may be answered */
async function lookAt(site: Site, visits: readonly Visit[]): Promise<string[]> {
  const faults: string[] = []
  const queue = visits.values()
  const work = async () => {
    for (const { path, method, headers } of queue) {
      const response = await fetch(site.url + path, {
        ...{ method, redirect: 'manual' },
        headers: { ...headers, ...from(path) },
      })
      await response.arrayBuffer()
      const { status } = response
      const isRefused = status >= 500 || status === 429 || response.headers.has('set-cookie')
      if (isRefused) faults.push(`${method} ${path}: ${status}`)
    }
  }
  await Promise.all(Array.from({ length: TOGETHER }, work))
  return faults
}

/** The feed of a business, as the API gives it. */
const feedOf = async (site: Site): Promise<string> => {
  const { status, body } = await site.call('GET', '/v1/events?limit=500')
  assert.equal(status, 200)
  return JSON.stringify(body)
}
const standingsOf = (site: Site) =>
  Promise.all(
    Object.values(PEOPLE).map(async (person) => {
      const { status, body } = await site.call('POST', '/v1/people/lookup', { person })
      return [status, body.standing]
    }),
  )

test('whoever looks, at whatever has an address, and however: nothing changes, and all links work afterwards', async (t) => {
  const site = await openSite(t)
  // What was recorded is counted when somebody asks for counts; here it has been.
  await site.must('GET', '/v1/entry-points/demo-form/counts')
  await site.parts.drain()
  const before = heldIn(site.dataDir)
  const feed = await feedOf(site)
  const standings = await standingsOf(site)
  const sent = site.sent.length
  const phones = JSON.stringify(site.sandbox.network.phones())
  assert.ok(before.events.length >= 9)

  const found = await crawl(site.url, await seedsOf(site), {
    origins: ['http://localhost', site.url],
    headers: (path) => ({ cookie: site.links.cookie, ...from(path) }),
  })
  // A page of which nothing above has made one fails here; numbers are for the machine itself.
  assert.deepEqual(missedBy(site.app, found.pages), ['/metrics'])
  for (const path of site.links.waiting) assert.ok(found.pages.includes(path), path)
  const visits = visitsTo(site, found)
  assert.deepEqual(await lookAt(site, visits), [])
  await site.parts.drain()
  await site.parts.tally.flush()
  t.diagnostic(
    `${found.pages.length} pages, ${found.others.length} other addresses, ${visits.length} looks`,
  )

  const after = heldIn(site.dataDir)
  assert.deepEqual(after.events, before.events)
  assert.deepEqual(after.people, before.people)
  assert.deepEqual(after.documents, before.documents)
  assert.notDeepEqual(after.looks, before.looks)
  assert.equal(await feedOf(site), feed)
  assert.deepEqual(await standingsOf(site), standings)
  assert.equal(site.sent.length, sent)
  assert.equal(JSON.stringify(site.sandbox.network.phones()), phones)
  assert.deepEqual(site.lines, [])

  await everyLinkWorks(site)
  assert.notDeepEqual(heldIn(site.dataDir).events, before.events)
})

/** By a post, as people press buttons: no look has used anything up. */
async function everyLinkWorks(site: Site): Promise<void> {
  const { links, post, page } = site
  const stateOf = async (person: string) => {
    const { body } = await site.call('POST', '/v1/people/lookup', { person })
    return body.standing.topics.offers?.status
  }
  for (const [path, person] of [
    [links.asked, PEOPLE.asked],
    [links.invited, PEOPLE.invited],
    [links.tapping, PEOPLE.tapping],
  ] as const) {
    const shown = fieldOn(await page(path), 'shown')
    const fields = [
      ['answer', 'agree'],
      ['shown', shown],
    ] as const
    assert.equal((await post(path, fields)).status, 303)
    assert.equal(await stateOf(person), 'given')
  }
  for (const path of [links.preferring, links.proven]) {
    assert.equal((await post(path, [['action', 'stop']])).status, 303)
  }
  const { ticket, code } = links.proving
  const proved = await post(ticket, [['code', code]])
  assert.match(proved.headers.get('location') ?? '', /^\/p\//)
  for (const [path, link] of [
    ['/console/enter', links.console.link],
    ['/staff/enter', new URL(links.staff, site.url).searchParams.get('link') ?? ''],
  ] as const) {
    const entered = await post(path, [['link', link]])
    assert.ok(entered.headers.has('set-cookie'), path)
  }
}
