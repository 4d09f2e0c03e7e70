// The two ways of the command line to an import: by the server that runs, or by the store itself.

import { Readable } from 'node:stream'
import type { Mode } from '../doors/imports/columns.ts'
import { layoutOf } from '../doors/imports/columns.ts'
import type { ImportView } from '../doors/imports/record.ts'
import { view } from '../doors/imports/record.ts'
import { rejectedLines } from '../doors/imports/rejected.ts'
import { type Fault, ToolkitError } from '../errors.ts'
import type { Keyring } from '../keys/keyring.ts'
import type { Store } from '../ledger/port.ts'
import { createParts } from '../parts.ts'
import { createKey } from '../settings/businesses.ts'
import { loadSettings } from '../start.ts'
import { createLogger } from '../web/http/logs.ts'
import { createMetrics } from '../web/http/metrics.ts'
import type { Tools } from './main.ts'

/** As of `POST /v1/imports`. */
export interface Query {
  readonly mode: Mode
  readonly dryRun: boolean
  readonly map: readonly string[]
  readonly set: readonly string[]
  readonly ignore: readonly string[]
  readonly country?: string
}

export interface Importer {
  send(file: Readable, format: 'csv' | 'ndjson', query: Query): Promise<ImportView>
  look(id: string): Promise<ImportView>
  undo(id: string): Promise<ImportView>
  rejected(id: string): Promise<Readable>
  close(): Promise<void>
}

/** In this process. What follows from the facts, webhooks for example, the next server does. */
export async function importerHere(
  given: { readonly store: Store; readonly keyring: Keyring; readonly publicUrl: string },
  business: string,
): Promise<Importer> {
  const { store, keyring, publicUrl } = given
  const settings = await loadSettings(store.documents)
  const { imports } = createParts({
    ...{ store, settings, keyring, publicUrl, clock: Date.now },
    logger: createLogger({
      level: 'warn',
      stream: { write: (line) => process.stderr.write(line) },
    }),
    metrics: createMetrics(),
  })
  return {
    async send(file, format, { map, set, ignore, mode, dryRun, country }) {
      const arrived = await imports.receive(file, {
        ...{ business, recordedBy: null, format, mode, dryRun, country, now: Date.now() },
        layout: layoutOf(mode, { map, set, ignore }),
      })
      return imports.accept(arrived)
    },
    look: async (id) => view(await imports.known(business, id)),
    undo: (id) => imports.undo(business, id),
    async rejected(id) {
      const { body } = await imports.known(business, id)
      return Readable.from(rejectedLines(imports.pieces, business, id, body))
    },
    async close() {
      await imports.stop()
      await store.close()
    },
  }
}

/** Through the server, with a key that lives as long as this. */
export async function importerAt(
  { settings, keyring }: Tools,
  origin: string,
  business: string,
): Promise<Importer> {
  const { key, id: keyId } = await createKey(settings, keyring, {
    ...{ business, scopes: ['record'], label: 'optin import', now: Date.now() },
  })
  async function call(method: string, path: string, more: object = {}): Promise<Response> {
    const { headers, ...rest } = more as { headers?: Record<string, string> }
    const response = await fetch(`${origin}/v1/imports${path}`, {
      ...{ method, ...rest },
      headers: { authorization: `Bearer ${key}`, ...headers },
    }).catch((cause: unknown) => {
      throw new Error('The server that owns the store does not answer.', { cause })
    })
    if (response.ok) return response
    const problem = (await response.json()) as { detail: string; errors?: Fault[] }
    const faults = (problem.errors ?? []).map(({ path: at, message }) => `\n  ${at}: ${message}`)
    throw new Error(problem.detail + faults.join(''))
  }
  const json = async (response: Promise<Response>) => (await (await response).json()) as ImportView
  return {
    send(file, format, { map, set, ignore, mode, dryRun, country }) {
      const query = new URLSearchParams({ mode, dryRun: String(dryRun) })
      for (const [name, values] of Object.entries({ map, set, ignore })) {
        for (const value of values) query.append(name, value)
      }
      if (country !== undefined) query.set('country', country)
      const type = format === 'csv' ? 'text/csv' : 'application/x-ndjson'
      const body = { body: Readable.toWeb(file), duplex: 'half' }
      return json(call('POST', `?${query}`, { ...body, headers: { 'content-type': type } }))
    },
    look: (id) => json(call('GET', `/${encodeURIComponent(id)}`)),
    undo: (id) => json(call('POST', `/${encodeURIComponent(id)}/undo`)),
    async rejected(id) {
      const { body } = await call('GET', `/${encodeURIComponent(id)}/rejected`)
      if (!body) throw new ToolkitError('not_found', 'There are no rejected rows.')
      return Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0])
    },
    async close() {
      await settings.change('api-key', keyId, business, (record) => ({
        ...record,
        revokedAt: Date.now(),
      }))
    },
  }
}
