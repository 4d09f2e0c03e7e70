// Requests and answers of the import routes.

import { z } from 'zod'
import { PROBLEMS } from '../../errors.ts'
import { COLUMNS } from './columns.ts'
import { MOST_ERRORS } from './record.ts'
import { ROW_CODES } from './rows.ts'

const time = z.iso.datetime()
const several = z.union([z.string().max(2_000), z.array(z.string().max(2_000)).max(50)]).optional()
const pairs = (what: string) => several.meta({ description: what, example: 'phone:Mobile' })

export const importQuery = z.strictObject({
  dryRun: z
    .enum(['true', 'false'])
    .default('false')
    .meta({ description: '`true`: counts and changes as they would be, and nothing recorded' }),
  mode: z
    .enum(['consents', 'optouts'])
    .default('consents')
    .meta({
      description: `Columns of \`consents\`: ${COLUMNS.consents.join(', ')}; of \`optouts\`: ${COLUMNS.optouts.join(', ')}`,
    }),
  map: pairs('Our column, a colon, the name it has in the file; several parted by commas'),
  set: pairs('Our column, a colon, what holds where the file says nothing'),
  ignore: several.meta({ description: 'Columns of the file to leave out, parted by commas' }),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'ISO 3166-1 alpha-2.')
    .optional()
    .meta({ description: 'For phones in national form', example: 'JP' }),
})

const count = (description: string) => z.int().meta({ description })

export const importAnswer = z
  .strictObject({
    id: z.string(),
    state: z.enum(['running', 'finished', 'failed', 'undone']),
    dryRun: z.boolean(),
    mode: z.enum(['consents', 'optouts']),
    format: z.enum(['csv', 'ndjson']),
    rows: count('Rows counted so far: the sum of the four counts; `total` once finished'),
    accepted: count('A new fact was recorded: a consent (strength `recorded`) or an opt-out'),
    unchanged: count(
      'Known already: the same row, in this file or one sent before; or the person was erased since the file came',
    ),
    optedOut: count(
      "The person's own no stands against every topic of the row: on record, and without effect",
    ),
    rejected: count('Nothing could be made of the row; see `errors` and the rejected rows'),
    errors: z
      .array(
        z.strictObject({
          row: z.int(),
          code: z.enum([...ROW_CODES, ...Object.keys(PROBLEMS)] as [string, ...string[]]),
        }),
      )
      .meta({
        description: `The first ${MOST_ERRORS} rejected rows, numbered as a spreadsheet does (the head of a CSV file is row 1); for NDJSON, line numbers`,
      }),
    total: count('Rows of the file, without its head and blank ones'),
    createdAt: time,
    finishedAt: time.nullable(),
  })
  .meta({ id: 'Import' })

const reading = z.strictObject({
  status: z.enum(['given', 'pending', 'withdrawn', 'refused']).nullable(),
  optedOut: z.boolean(),
})

export const changePage = z
  .strictObject({
    items: z.array(
      z.strictObject({
        row: z.int(),
        isKnown: z.boolean(),
        masked: z.string().nullable(),
        outcome: z.enum(['accepted', 'optedOut']),
        topics: z.record(z.string(), z.strictObject({ before: reading, after: reading })),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'ImportChanges' })

export const importPage = z.strictObject({
  items: z.array(importAnswer),
  next: z.string().nullable(),
})

export const exampleImport = {
  ...{ id: 'imp_0dq2m1x4k6f1b2a9c0d4e5', state: 'finished', dryRun: false },
  ...{ mode: 'consents', format: 'csv', rows: 4, accepted: 1, unchanged: 1, optedOut: 1 },
  ...{ rejected: 1, errors: [{ row: 5, code: 'phone_invalid' }], total: 4 },
  ...{ createdAt: '2026-11-24T10:00:00.000Z', finishedAt: '2026-11-24T10:00:00.120Z' },
}
