// `/v1/imports`: files of consents and opt-outs.

import type { Readable } from 'node:stream'
import { z } from 'zod'
import { ToolkitError } from '../../errors.ts'
import { type ApiRoute, route } from '../../web/http/route.ts'
import { noBody, pageQuery } from '../../web/http/schemas.ts'
import { layoutOf } from './columns.ts'
import { changeIn } from './dry-run.ts'
import type { Arrived, Imports } from './imports.ts'
import { FILE_BYTES } from './receive.ts'
import { view } from './record.ts'
import { rejectedLines } from './rejected.ts'
import { changePage, exampleImport, importAnswer, importPage, importQuery } from './schemas.ts'

const CSV = 'text/csv'
const NDJSON = 'application/x-ndjson'
const IMPORT = { description: 'The import', schema: importAnswer, example: exampleImport }

const params = z.strictObject({ id: z.string().max(100) })
const listed = (value: string | string[] | undefined) => (value === undefined ? [] : [value].flat())

export function importRoutes(imports: Imports): ApiRoute[] {
  const common = { scope: 'record', tag: 'Imports' } as const
  return [
    route({
      ...common,
      method: 'post',
      path: '/v1/imports',
      summary: 'Import a file of consents or opt-outs, up to 500 MB; no no is ever lifted by one',
      raw: [CSV, NDJSON],
      bodyLimit: FILE_BYTES,
      query: importQuery,
      responses: {
        202: {
          ...IMPORT,
          description:
            'Every row is read and kept, durably. A small file is finished already; look at a larger one until it is',
        },
      },
      problems: ['body_malformed', 'body_too_large', 'encoding_invalid', 'columns_invalid'],
      async handle({ body, query, caller, now, mediaType, once }) {
        const { mode, country } = query
        const dryRun = query.dryRun === 'true'
        const layout = layoutOf(mode, {
          map: listed(query.map),
          set: listed(query.set),
          ignore: listed(query.ignore),
        })
        const input = (body as Readable).iterator({ destroyOnReturn: false })
        const arrived: Arrived = await imports.receive(input, {
          ...{ business: caller.business, recordedBy: caller.keyId, now, country },
          ...{ mode, dryRun, layout, format: mediaType === CSV ? 'csv' : 'ndjson' },
        })
        try {
          return await once([arrived.file, dryRun], async () => ({
            status: 202,
            body: await imports.accept(arrived),
          }))
        } finally {
          await imports.discard(arrived)
        }
      },
    }),
    route({
      ...common,
      method: 'get',
      path: '/v1/imports',
      summary: 'Imports, newest first',
      query: pageQuery,
      responses: { 200: { description: 'A page', schema: importPage } },
      async handle({ query, caller }) {
        return { status: 200, body: await imports.list(caller.business, query.after, query.limit) }
      },
    }),
    route({
      ...common,
      method: 'get',
      path: '/v1/imports/:id',
      summary: 'How far an import is, and what came of it',
      params,
      responses: { 200: IMPORT },
      problems: ['not_found'],
      async handle({ params, caller }) {
        return { status: 200, body: view(await imports.known(caller.business, params.id)) }
      },
    }),
    route({
      ...common,
      method: 'post',
      path: '/v1/imports/:id/undo',
      summary: 'Take back all that this file recorded, however often it was sent, and nothing else',
      params,
      body: noBody,
      responses: { 202: { ...IMPORT, description: 'Being undone, or undone' } },
      problems: ['not_found', 'import_not_undoable'],
      async handle({ params, caller }) {
        return { status: 202, body: await imports.undo(caller.business, params.id) }
      },
    }),
    route({
      ...common,
      method: 'get',
      path: '/v1/imports/:id/rejected',
      summary: 'Rejected rows as a file to mend and send again; kept for thirty days',
      params,
      responses: {
        200: {
          description: 'The rows as they came, each with `code` and `row`',
          types: [CSV, NDJSON],
        },
      },
      problems: ['not_found'],
      async handle({ params, caller }) {
        const { id, business, body } = await imports.known(caller.business, params.id)
        return {
          status: 200,
          lines: rejectedLines(imports.pieces, business, id, body),
          headers: {
            'content-type': `${body.format === 'csv' ? CSV : NDJSON}; charset=utf-8`,
            'content-disposition': `attachment; filename="${id}-rejected.${body.format}"`,
          },
        }
      },
    }),
    route({
      ...common,
      method: 'get',
      path: '/v1/imports/:id/changes',
      summary: 'What a dry run would change, person by person, in no order; kept for thirty days',
      params,
      query: pageQuery,
      responses: { 200: { description: 'A page', schema: changePage } },
      problems: ['not_found'],
      async handle({ params, query, caller }) {
        const { id, business, body } = await imports.known(caller.business, params.id)
        if (!body.dryRun) throw new ToolkitError('not_found', 'Only a dry run keeps this list.')
        const prefix = `${id}.`
        const page = await imports.pieces.page(
          ...(['import.changes', business, prefix, query.after, query.limit] as const),
        )
        return { status: 200, body: { items: page.lines.map(changeIn), next: page.next } }
      },
    }),
  ]
}
