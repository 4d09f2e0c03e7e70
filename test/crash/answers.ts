// Kills the server at random moments while people say STOP through every provider. Afterwards each
// confirmation has left once, or was with its provider at a kill and is told to be unknown, and the
// business was told of each STOP. Run as:
//   npm run crash:answers -- --cycles 40

import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { META } from '../support/api.ts'
import { metaEnvelope, PNID, postMeta, SENDER } from '../support/meta.ts'
import { caller, optin, type RunningServer, startServer } from '../support/server.ts'
import { twilioForm } from '../support/twilio.ts'

const { values } = parseArgs({
  options: {
    cycles: { type: 'string', default: '20' },
    clients: { type: 'string', default: '6' },
  },
})
const say = (line: string) => process.stdout.write(`${line}\n`)
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** The same after each start: what Twilio signs holds it. */
const PORT = 20_000 + (process.pid % 10_000)
const PUBLIC_URL = `http://localhost:${PORT}`
const TOKEN = '0123456789abcdef0123456789abcdef'
const FROM = { twilio: '+14155238886', infobip: '+447700900000' }
const INFOBIP = { user: 'infobip', password: 'a long password for infobip' }
/** A job of a process that died is taken up after its lease of a minute. */
const SETTLED_MS = 75_000

/** Of the business's server. */
const HOOK = '/hook'
interface Told {
  readonly type: string
  readonly personId: string
  readonly data: { readonly state?: string }
}

type Provider = 'meta' | 'twilio' | 'infobip'
const PROVIDERS: readonly Provider[] = ['meta', 'twilio', 'infobip']

/** Takes all that is sent, a little late, and remembers whom it went to; the business's server too. */
async function startOthers() {
  const left: string[] = []
  const told: Told[] = []
  const server = createServer((req, res) => {
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () => {
      // Cut off by a kill.
      if (!req.complete || chunks.length === 0) return
      const text = Buffer.concat(chunks).toString('utf8')
      const path = req.url ?? ''
      const answer = (status: number, body: unknown) => {
        res.writeHead(status, { 'content-type': 'application/json' })
        setTimeout(() => res.end(JSON.stringify(body)), Math.random() * 40)
      }
      if (path.includes('/Messages.json')) {
        left.push((new URLSearchParams(text).get('To') ?? '').replace('whatsapp:', ''))
        return answer(201, { sid: `SM${String(left.length).padStart(32, '0')}` })
      }
      const body = JSON.parse(text)
      if (path === HOOK) {
        told.push(body)
        return answer(200, {})
      }
      if (path.startsWith('/whatsapp/')) {
        left.push(`+${body.to}`)
        const status = { groupId: 1, id: 7, name: 'PENDING_ENROUTE' }
        return answer(200, { to: body.to, messageId: body.messageId, status })
      }
      left.push(body.to)
      return answer(200, { messages: [{ id: `wamid.out${left.length}` }] })
    })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return {
    left,
    told,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** One STOP, as its provider tells it. @returns the status it was answered with */
async function postStop(url: string, provider: Provider, phone: string, id: string) {
  switch (provider) {
    case 'meta':
      return postMeta(
        url,
        metaEnvelope({
          contacts: [{ wa_id: phone.slice(1) }],
          messages: [
            {
              ...{ from: phone.slice(1), id: `wamid.${id}`, type: 'text', text: { body: 'STOP' } },
              timestamp: String(Math.floor(Date.now() / 1_000)),
            },
          ],
        }),
      )
    case 'twilio': {
      const form = {
        ...{ MessageSid: `SM${id}`, Body: 'STOP', NumMedia: '0', WaId: phone.slice(1) },
        ...{ From: `whatsapp:${phone}`, To: `whatsapp:${FROM.twilio}`, SmsStatus: 'received' },
      }
      return (await twilioForm(url, '/webhooks/twilio/message', form, TOKEN, PUBLIC_URL)).status
    }
    case 'infobip': {
      const basic = Buffer.from(`${INFOBIP.user}:${INFOBIP.password}`).toString('base64')
      const response = await fetch(`${url}/webhooks/infobip/message`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Basic ${basic}` },
        body: JSON.stringify({
          results: [
            {
              ...{ from: phone.slice(1), to: FROM.infobip.slice(1), messageId: `in.${id}` },
              ...{ integrationType: 'WHATSAPP', receivedAt: new Date().toISOString() },
              message: { type: 'TEXT', text: 'STOP' },
              contact: { phoneNumber: phone.slice(1) },
            },
          ],
        }),
      })
      return response.status
    }
    default:
      return provider satisfies never
  }
}

/** @returns what is wrong, as sentences */
function faultsOf(
  stops: readonly { readonly phone: string; readonly personId: string }[],
  { left, told }: Pick<Awaited<ReturnType<typeof startOthers>>, 'left' | 'told'>,
): string[] {
  const faults: string[] = []
  for (const { phone, personId } of stops) {
    const times = left.filter((to) => to === phone).length
    const own = told.filter((one) => one.personId === personId)
    const isUnknown = own.some(({ data }) => data.state === 'unknown')
    if (times > 1) faults.push(`${phone} got ${times} confirmations`)
    if (times === 0 && !isUnknown) faults.push(`${phone} got no confirmation, and nobody says so`)
    if (!own.some(({ type }) => type === 'consent.withdrawn')) {
      faults.push(`nobody was told of the STOP of ${phone}`)
    }
  }
  return faults
}

async function main(): Promise<number> {
  const cycles = Number(values.cycles)
  const dataDir = await mkdtemp(join(tmpdir(), 'optin-answers-'))
  const others = await startOthers()
  const env = {
    ...{ DATA_DIR: dataDir, LOG_LEVEL: 'error', PORT: String(PORT), PUBLIC_URL },
    SECRET_KEY: 'a secret for crashing, long enough to be one',
    ...{ META_APP_SECRET: META.appSecret, META_VERIFY_TOKEN: 'word', META_ACCESS_TOKEN: 'token' },
    ...{ META_BASE_URL: others.url, TWILIO_BASE_URL: others.url },
    ...{ TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`, TWILIO_AUTH_TOKEN: TOKEN },
    ...{ INFOBIP_API_KEY: 'key', INFOBIP_BASE_URL: others.url },
    ...{ INFOBIP_WEBHOOK_USER: INFOBIP.user, INFOBIP_WEBHOOK_PASSWORD: INFOBIP.password },
  }
  const phones: string[] = []
  let server: RunningServer | undefined
  try {
    server = await startServer(env)
    const key = await optin(['key', '--business', 'demo', '--scopes', 'read,manage'], env)
    const post = async (path: string, body: object) => {
      const answer = await caller(server?.url ?? '', key)('POST', path, body)
      if (answer.status < 300) return answer.body
      throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`)
    }
    for (const sender of [
      { phone: SENDER, provider: 'meta', providerId: PNID },
      { phone: FROM.twilio, provider: 'twilio', providerId: `whatsapp:${FROM.twilio}` },
      { phone: FROM.infobip, provider: 'infobip', providerId: FROM.infobip.slice(1) },
    ]) {
      await post('/v1/senders', sender)
    }
    const types = ['consent.withdrawn', 'message.updated']
    await post('/v1/webhook-endpoints', { url: others.url + HOOK, types })
    let count = 0
    for (let cycle = 1; cycle <= cycles; cycle++) {
      const { url } = server
      const load = Array.from({ length: Number(values.clients) }, async () => {
        for (;;) {
          const n = ++count
          const provider = PROVIDERS[n % PROVIDERS.length] ?? 'meta'
          const phone = `+81901${String(1_000_000 + n)}`
          const status = await postStop(url, provider, phone, String(n)).catch(() => 0)
          if (status === 0) return
          if (status !== 200) throw new Error(`${provider} was answered ${status}`)
          phones.push(phone)
          await pause(Math.random() * 40)
        }
      })
      await pause(50 + Math.random() * 500)
      await server.kill()
      await Promise.all(load)
      server = await startServer(env)
    }
    say(`${phones.length} acknowledged STOPs, ${cycles} kills; now until all leases are over`)
    await pause(SETTLED_MS)
    const stops: { phone: string; personId: string }[] = []
    for (const phone of phones) {
      const { personId } = await post('/v1/people/lookup', { person: phone })
      stops.push({ phone, personId })
    }
    const faults = faultsOf(stops, others)
    for (const fault of faults.slice(0, 20)) say(`FAULT ${fault}`)
    const unknown = others.told.filter(({ data }) => data.state === 'unknown').length
    say(
      `${phones.length} STOPs, ${others.left.length} confirmations, ${unknown} told to be unknown, ${faults.length} wrong`,
    )
    return faults.length === 0 && phones.length > 0 ? 0 : 1
  } finally {
    await server?.kill()
    others.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}

process.exitCode = await main()
