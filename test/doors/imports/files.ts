// Files for the tests of imports: made here, sent as a caller would.

import { hash } from 'node:crypto'
import type { ImportView } from '../../../src/doors/imports/record.ts'

export const HEAD = 'phone,topics,entryPoint,at,noticeId,evidence'
export const CSV = 'text/csv'
export const NDJSON = 'application/x-ndjson'

/** The number of the i-th person. */
export const phoneOf = (i: number): string => `+8190${10_000_000 + i}`

/** SHA-256 of a number, as lists of opt-outs are handed on. */
export const hashOf = (phone: string): string => hash('sha256', phone, 'hex')

/** A row that says somebody agreed to offers at the start of 2025. */
export const row = (
  phone: string,
  more: { topics?: string; at?: string; evidence?: string } = {},
) =>
  `${phone},${more.topics ?? 'offers'},demo-import,${more.at ?? '2025-01-01T00:00:00Z'},demo-notice,${more.evidence ?? ''}`

/** A CSV file of such rows. */
export const csv = (...rows: readonly string[]): string => `${[HEAD, ...rows].join('\n')}\n`

type Body = string | Uint8Array<ArrayBuffer>

/** Sends files to a server, and looks after them. */
export function sender(api: { readonly url: string; readonly key: string }) {
  const authorization = `Bearer ${api.key}`
  async function post(
    body: Body,
    query = '',
    headers: Readonly<Record<string, string>> = {},
  ): Promise<{
    status: number
    body: ImportView & { code: string }
  }> {
    const response = await fetch(`${api.url}/v1/imports${query}`, {
      ...{ method: 'POST', body },
      headers: { authorization, 'content-type': CSV, ...headers },
    })
    return { status: response.status, body: (await response.json()) as never }
  }
  async function get<T>(path: string): Promise<T> {
    const response = await fetch(`${api.url}/v1/imports/${path}`, { headers: { authorization } })
    return (await response.json()) as T
  }
  return {
    post,
    get,
    /** Sends a file that is to be taken; waits until it is worked on. */
    async take(body: Body, query = '', headers: Readonly<Record<string, string>> = {}) {
      const sent = await post(body, query, headers)
      if (sent.status !== 202) throw new Error(`answered ${sent.status} ${sent.body.code}`)
      let now: ImportView = sent.body
      while (now.state === 'running') {
        now = await get<ImportView>(now.id)
        await new Promise(setImmediate)
      }
      return now
    },
    async undo(id: string): Promise<ImportView & { code: string }> {
      const response = await fetch(`${api.url}/v1/imports/${id}/undo`, {
        ...{ method: 'POST', headers: { authorization } },
      })
      return (await response.json()) as never
    },
    async rejected(id: string): Promise<string> {
      const response = await fetch(`${api.url}/v1/imports/${id}/rejected`, {
        headers: { authorization },
      })
      // Not `text()`, which drops the byte order mark.
      return Buffer.from(await response.arrayBuffer()).toString('utf8')
    },
  }
}

/** Where the faults of a refused request are. */
export const pathsOf = ({ body }: { body: object }): string[] =>
  (body as { errors: { path: string }[] }).errors.map(({ path }) => path)

/** The four counts, in their order. */
export const countsOf = ({ accepted, unchanged, optedOut, rejected }: ImportView) => [
  accepted,
  unchanged,
  optedOut,
  rejected,
]
