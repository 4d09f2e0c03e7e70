// A provider on loopback that answers as it is told to, and remembers what it was sent.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'

export interface Call {
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly text: string
}
export type Reply = (res: ServerResponse, call: Call) => void

export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Reply =>
  (res) => {
    res.writeHead(status, { 'content-type': 'application/json', ...headers })
    res.end(JSON.stringify(body))
  }

/** Starts it; gone after the test. `reply` may be set anew at any time. */
export async function startProvider(t: TestContext, reply: Reply) {
  const calls: Call[] = []
  const provider = { calls, reply, url: '', close: async () => undefined as unknown }
  const server = createServer((req, res) => {
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8')
      const call = { path: req.url ?? '', headers: req.headers, text }
      calls.push(call)
      provider.reply(res, call)
    })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  provider.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  provider.close = () => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  }
  t.after(provider.close)
  return provider
}
