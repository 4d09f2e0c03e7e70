// A server full of everything that has a public address: open doors, links that wait to be pressed,
// codes that wait to be typed, passes, files, reports.

import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import type { Express } from 'express'
import { consoleLink } from '../../src/console/session.ts'
import { createKeyring } from '../../src/keys/keyring.ts'
import { sandboxOf } from '../../src/start.ts'
import { sender } from '../doors/imports/files.ts'
import { fieldOn, openDoors, type World } from '../doors/kit.ts'

/** Who waits for what; nobody else is touched by it. */
export const PEOPLE = {
  asked: '+819012340001',
  invited: '+819012340002',
  tapping: '+819012340003',
  preferring: '+819012340004',
  proven: '+819012340005',
  proving: '+819012340006',
  agreed: '+819012340007',
  stopped: '+819012340008',
  doubting: '+819012340009',
  listed: '+819012340010',
} as const

export type Site = Awaited<ReturnType<typeof openSite>>

export async function openSite(t: TestContext) {
  let app: Express | undefined
  let origin = ''
  const publicUrl = 'http://localhost'
  const sandbox = await sandboxOf(
    { production: false, publicUrl, trustProxy: 0 },
    createKeyring('a secret of the sandbox, long enough to be one'),
    () => ({ origin, publicUrl }),
    assert.ifError,
  )
  assert.ok(sandbox)
  const world = await openDoors(t, {
    trustProxy: 1,
    endpoints: sandbox.endpoints,
    extras(given, { pages, catalog, parts: { placeCall } }) {
      app = given
      sandbox.mount(given, { pages, catalog, publicUrl, placeCall })
    },
  })
  origin = world.url
  assert.ok(app)
  const links = await filled(world)
  return { ...world, app, sandbox, links }
}

/** The path of the last address in the last text to somebody. */
const pathTo = (world: World, phone: string): string => {
  const { content } = world.lastTo(phone)
  const path = /http:\/\/localhost(\/\S+)$/.exec(content.type === 'text' ? content.text : '')?.[1]
  return path ?? assert.fail('no link')
}
const cookieOf = (answer: Response): string =>
  (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
const locationOf = (answer: Response): string => {
  assert.equal(answer.status, 303)
  return answer.headers.get('location') ?? ''
}

/** Everything that waits, with its address. */
async function filled(world: World) {
  const { must, post, parts } = world
  const door = (slug: string, change: object) => must('PATCH', `/v1/entry-points/${slug}`, change)
  await door('demo-page', { confirmation: 'double', confirmVia: 'sms' })
  await door('demo-social', { state: 'paused' })
  await must('POST', '/v1/entry-points', {
    ...{ slug: 'tap-link', kind: 'sms_link', topics: ['offers'], noticeId: 'demo-notice' },
    ...{ onTap: true, state: 'live' },
  })

  const form = async (slug: string, phone: string, query = '') => {
    const fields = [
      ['phone', phone],
      ['topics', 'offers'],
    ] as const
    const thanks = locationOf(await post(`/o/${slug}${query}`, fields))
    await parts.drain()
    return thanks
  }
  const thanks = [await form('demo-page', PEOPLE.asked)]
  const asked = pathTo(world, PEOPLE.asked)
  thanks.push(await form('demo-form', PEOPLE.agreed))
  thanks.push(await form('demo-kiosk', PEOPLE.agreed, '?terminal=T-1'))

  const invite = async (entryPoint: string, person: string) => {
    await must('POST', '/v1/invitations', { person, channel: 'sms', entryPoint })
    await parts.drain()
    return pathTo(world, person)
  }
  const invited = await invite('demo-sms-link', PEOPLE.invited)
  const tapping = await invite('tap-link', PEOPLE.tapping)

  const about = { person: PEOPLE.preferring, purpose: 'preferences' }
  const preferring = pathOf((await must('POST', '/v1/links', about)).url)
  const codeFor = async (phone: string) => {
    const ticket = locationOf(await post('/stop', [['phone', phone]]))
    await parts.drain()
    const { content } = world.lastTo(phone)
    return { ticket, code: /\d{6}/.exec(JSON.stringify(content))?.[0] ?? '' }
  }
  const open = await codeFor(PEOPLE.proven)
  const proven = pathOf(locationOf(await post(open.ticket, [['code', open.code]])))
  const proving = await codeFor(PEOPLE.proving)

  await world.write(PEOPLE.stopped, 'STOP')
  await world.write(PEOPLE.doubting, 'cancel my appointment')
  const line = {
    ...{ person: PEOPLE.listed, topics: ['order-updates'], entryPoint: 'demo-import' },
    ...{ act: { kind: 'import' }, notice: { id: 'demo-notice', language: 'ja' } },
  }
  const imported = await sender(world).take(`${JSON.stringify(line)}\n[]`, '', {
    'content-type': 'application/x-ndjson',
  })
  const message = await must('POST', '/v1/messages', {
    ...{ to: PEOPLE.listed, sender: '+15550783881' },
    message: {
      ...{ type: 'template', template: 'sent', language: 'ja' },
      ...{ category: 'utility', topic: 'order-updates' },
    },
  })
  const hook = { url: 'https://shop.example/hook', types: ['consent.given'], disabled: true }
  await must('POST', '/v1/webhook-endpoints', hook)
  await parts.drain()

  const doors = ['demo-in-person', 'demo-paper']
  const pass = await must('POST', '/v1/staff-passes', { staffId: 'S-17', entryPoints: doors })
  const staff = pathOf(pass.url)
  const link = fieldOn(await world.page(staff), 'link')
  const staffCookie = cookieOf(await post('/staff/enter', [['link', link]]))
  const said = { phone: PEOPLE.listed, topics: 'offers', words: '1.ja', sure: 'yes' }
  const sheet = new FormData()
  for (const [name, value] of Object.entries(said)) sheet.append(name, value)
  const recorded = await fetch(`${world.url}/staff/demo-in-person`, {
    ...{ method: 'POST', redirect: 'manual', headers: { cookie: staffCookie }, body: sheet },
  })
  thanks.push(locationOf(recorded))
  await parts.drain()
  const newConsole = () => {
    const url = new URL(consoleLink(world.keyring, world.deps.publicUrl, 'demo', world.clock.now))
    return { path: url.pathname + url.search, link: url.searchParams.get('link') ?? '' }
  }
  const opened = await post('/console/enter', [['link', newConsole().link]])
  const cookie = `${cookieOf(opened)}; ${staffCookie}`
  const entry = newConsole()
  return {
    ...{ asked, invited, tapping, preferring, proven, proving, staff, thanks, cookie },
    console: entry,
    /** What can be pressed, once each. */
    waiting: [asked, invited, tapping, preferring, proven, proving.ticket, staff, entry.path],
    ids: { import: imported.id as string, message: message.messageId as string },
  }
}

const pathOf = (address: string): string => {
  const { pathname, search } = new URL(address, 'http://localhost')
  return pathname + search
}
