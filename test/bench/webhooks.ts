// What providers tell, against a bare route that checks the same signature and inserts raw.

import { createHmac, randomBytes } from 'node:crypto'
import { byTurns, load } from './load.ts'
import type { Bench, Served } from './processes.ts'
import type { Report } from './report.ts'
import { phoneOf } from './seed.ts'
import { APP_SECRET, PHONE_NUMBER_ID } from './served.ts'

const PATH = '/webhooks/meta'

/** As Meta names messages: in base64, the person's number and then something random. */
const messageId = (from: string) =>
  `wamid.${Buffer.from(`\x1d\x06${from}\x15\x02\x00\x12\x18\x14${randomBytes(10).toString('hex').toUpperCase()}\x00`).toString('base64')}`

/** People do not write in the order of their numbers. A prime, so that none comes twice. */
const scattered = (i: number) => 1_000_000 + ((i * 48_271) % 79_999_987)

/** A webhook of `count` messages, each from somebody new. */
function updates(count: number): () => string {
  let i = 0
  return () => {
    const messages = Array.from({ length: count }, () => {
      const from = phoneOf(scattered(i++)).slice(1)
      return {
        ...{ from, id: messageId(from), timestamp: String(Math.floor(Date.now() / 1_000)) },
        ...{ type: 'text', text: { body: `Hello, where is my order number ${i}?` } },
      }
    })
    const metadata = { display_phone_number: '815012345678', phone_number_id: PHONE_NUMBER_ID }
    const value = { messaging_product: 'whatsapp', metadata, messages }
    return JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [{ id: '1', changes: [{ field: 'messages', value }] }],
    })
  }
}

const headersOf = (body: string) => ({
  'x-hub-signature-256': `sha256=${createHmac('sha256', APP_SECRET).update(body).digest('hex')}`,
})

export async function webhooks(bench: Bench, report: Report, rounds: number) {
  const ours = await bench.serve('ours', { dataDir: await bench.folder(), isHearing: true })
  const bare = await bench.serve('webhook', {
    dataDir: await bench.folder(),
    // As many bytes as ours keeps of each: the person, the event, its sealed evidence.
    answer: 'x'.repeat(700),
  })
  const kept = await bench.serve('kept', { dataDir: await bench.folder() })
  const rate = (served: Served, count: number, clients: number, requests: number) => {
    const body = updates(count)
    return async () => {
      const target = { ...served.target(PATH, body), headersOf }
      return (await load(target, { clients, requests })).perSecond
    }
  }
  const single = await byTurns(rounds, {
    ours: rate(ours, 1, 32, 4_000),
    bare: rate(bare, 1, 32, 4_000),
  })
  report.ratio('webhooks of one message, durable', single.ours, single.bare, '/s', '≥ 0.5')
  const many = await byTurns(rounds, {
    ours: rate(ours, 1_000, 1, 15),
    bare: rate(bare, 1_000, 1, 15),
    kept: rate(kept, 1_000, 1, 15),
  })
  const what = 'webhooks of 1,000 messages, against one transaction'
  report.ratio(what, many.ours, many.bare, '/s', '≥ 0.3')
  report.ratio('  against keeping the same rows, undecided', many.ours, many.kept, '/s', '')
  await ours.end()
  await bare.end()
  await kept.end()
}
