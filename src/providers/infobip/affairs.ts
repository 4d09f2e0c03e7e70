// What Infobip says of templates.

import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { categoryOf, type Part, rowOf, type TemplateState, unplaced } from '../port.ts'
import type * as schema from './schema.ts'

const TEMPLATE_STATES: Readonly<Record<string, TemplateState>> = {
  APPROVED: 'approved',
  REINSTATED: 'approved',
  PENDING: 'pending',
  IN_REVIEW: 'pending',
  IN_APPEAL: 'pending',
  REJECTED: 'rejected',
  PAUSED: 'paused',
  DISABLED: 'disabled',
  DELETED: 'disabled',
}

export function templateOf(one: z.output<typeof schema.template>): Part {
  const { templateName: name, language, ...said } = one.content
  const state = said.status === undefined ? undefined : rowOf(TEMPLATE_STATES, said.status)
  const category = categoryOf(said.category)
  if (said.status !== undefined && !state) return unplaced('unknown_value', said.status)
  if (said.category !== undefined && !category) return unplaced('unknown_value', said.category)
  const digest = createHash('sha256').update(JSON.stringify(one)).digest('base64url')
  return {
    type: 'affair',
    key: `infobip.template.${digest}`,
    at: one.createdAt,
    ...(one.createdAt === undefined && { isUndated: true as const }),
    of: { ...(one.from && { receiver: one.from }) },
    about: {
      what: 'template',
      name,
      language,
      ...(state && { state }),
      ...(category && { category }),
      ...(said.quality !== undefined && { quality: said.quality }),
    },
  }
}
