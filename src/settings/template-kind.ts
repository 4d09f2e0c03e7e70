// Registered templates, as settings.

import { z } from 'zod'
import { ToolkitError } from '../errors.ts'
import type { Catalog } from './catalog.ts'
import { changeOf } from './fields.ts'
import { senderKnown, topicKnown } from './known.ts'
import type { Resource } from './resources.ts'
import { type Template, template as templateSchema, type Versioned } from './schemas.ts'
import { type TemplateName, templateId } from './templates.ts'
import { inForce, withFields } from './versions.ts'

const templateAnswer = templateSchema
  .extend({
    id: z.string(),
    version: z.int(),
    state: z.string(),
    quality: z.string().optional().meta({ description: 'As the provider rates it' }),
  })
  .meta({ id: 'TemplateAnswer' })

/** Registered templates: versions are kept, since a check may ask about the past. */
export const templatesOf = (catalog: Catalog): Resource<'template'> => ({
  kind: 'template',
  path: '/v1/templates',
  tag: 'Templates',
  name: 'template',
  create: templateSchema,
  change: changeOf(templateSchema.omit({ name: true, language: true, state: true })).extend({
    state: templateSchema.shape.state,
  }),
  answer: templateAnswer,
  problems: ['topic_unknown', 'sender_unknown', 'already_exists'],
  example: { name: 'spring_sale', language: 'ja', category: 'marketing', topic: 'offers' },
  docId(business, id) {
    const whole = `${business}.${id}`
    if (catalog.doc('template', whole)) return whole
    // By name and language alone, where that says which one.
    const own = catalog.list('template', business).filter((doc) => doc.id.startsWith(`${whole}.+`))
    return own.length === 1 && own[0] ? own[0].id : whole
  },
  make(body, { business, now }) {
    const value = { ...(body as Template), state: (body as Template).state ?? 'approved' }
    topicKnown(catalog, business, [value.topic], () => 'topic')
    senderKnown(catalog, business, value.sender)
    const id = templateId(business, value)
    templateFree(catalog, business, value, id)
    return {
      id,
      stored: { versions: [{ from: now, value }] },
    }
  },
  alter(stored, change, { business, now }) {
    const given = Object.entries(change as object).filter(([, value]) => value !== undefined)
    // Nothing is laid over what was there, where null takes it away.
    const fields: Partial<Template> = Object.fromEntries(
      given.map(([name, value]) => [name, value ?? undefined]),
    )
    topicKnown(catalog, business, [fields.topic ?? latest(stored).topic], () => 'topic')
    senderKnown(catalog, business, fields.sender)
    const { name, language, sender } = latest(stored)
    if ('sender' in fields && fields.sender !== sender) {
      templateFree(catalog, business, { name, language, sender: fields.sender })
    }
    return withFields(stored, now, fields)
  },
  show({ id, body }, { business, now }) {
    const value = inForce(body, now) ?? latest(body)
    return { id: id.slice(business.length + 1), version: body.versions.length, ...value }
  },
})

/**
 * One that names its sender was once kept without it.
 * @param id of the one that would stand there, which the store itself keeps from being made twice
 * @throws ToolkitError `already_exists`
 */
function templateFree(catalog: Catalog, business: string, name: TemplateName, id?: string): void {
  const isTaken = catalog
    .list('template', business)
    .filter((doc) => doc.id !== id)
    .map(({ body }) => latest(body))
    .some(
      (one) =>
        one.name === name.name && one.language === name.language && one.sender === name.sender,
    )
  if (isTaken) throw new ToolkitError('already_exists', 'This template is registered already.')
}

function latest<T>({ versions }: Versioned<T>): T {
  const last = versions.at(-1)
  if (!last) throw new Error('a versioned setting without a version')
  return last.value
}
