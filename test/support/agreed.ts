// What most tests of sending and hearing begin with: a sender, and somebody who agreed an hour ago.

import assert from 'node:assert/strict'
import { START_MS, type startApi } from './api.ts'

/** Somebody in Japan. */
export const NUMBER = '+819012345678'

/** A sender of the business, and a consent of NUMBER to both topics; `consent` may say otherwise. */
export async function agreed(
  { call }: Pick<Awaited<ReturnType<typeof startApi>>, 'call'>,
  sender: object,
  consent: object = {},
): Promise<void> {
  assert.equal((await call('POST', '/v1/senders', sender)).status, 201)
  const { status, body } = await call('POST', '/v1/consents', {
    ...{ person: NUMBER, topics: ['offers', 'order-updates'], entryPoint: 'demo-api' },
    act: { kind: 'form', at: new Date(START_MS - 3_600_000).toISOString() },
    notice: { id: 'demo-notice' },
    ...consent,
  })
  assert.equal(status, 201, JSON.stringify(body))
}
