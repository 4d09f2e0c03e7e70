// Notices: drafts can be edited, a published version never changes, and a change of a published
// notice is the draft of its next version.

import { z } from 'zod'
import { ToolkitError } from '../errors.ts'
import { isoOrNull } from '../time.ts'
import { type ApiRoute, route } from '../web/http/route.ts'
import type { Catalog } from './catalog.ts'
import { topicKnown } from './known.ts'
import { digestOf, faultOf, type Missing, missingIn } from './notices.ts'
import { type Resource, resourceRoutes } from './resources.ts'
import { type Notice, type NoticeVersion, notice as noticeSchema } from './schemas.ts'
import type { Settings } from './store.ts'

const time = z.iso.datetime()
const answer = noticeSchema
  .extend({
    id: z.string(),
    version: z.int(),
    digest: z.string(),
    state: z.enum(['draft', 'published']),
    publishedAt: time.nullable(),
    reconsent: z.boolean(),
    missing: z.array(z.enum(['business', 'topics', 'stop'])),
    versions: z.array(
      z.strictObject({
        version: z.int(),
        digest: z.string(),
        publishedAt: time.nullable(),
        reconsent: z.boolean(),
        topics: z.array(z.string()),
        texts: z.record(z.string(), z.string()),
      }),
    ),
  })
  .meta({ id: 'NoticeAnswer' })

const change = noticeSchema.partial().extend({ reconsent: z.boolean().optional() })

type Content = Pick<NoticeVersion, 'topics' | 'texts'>

const newest = (stored: Notice): NoticeVersion => {
  const version = stored.versions.at(-1)
  if (!version) throw new Error('a notice without a version')
  return version
}

function draft(content: Content, version: number, reconsent: boolean): NoticeVersion {
  const { topics, texts } = content
  const digest = digestOf({ topics, texts })
  return { version, topics, texts, digest, publishedAt: null, reconsent }
}

function lacking(catalog: Catalog, business: string, content: Content): Missing[] {
  const name = catalog.business(business)?.displayName ?? ''
  const topics = content.topics.map((key) => catalog.topic(business, key))
  return missingIn(
    content.texts,
    name,
    topics.filter((topic) => topic !== undefined),
  )
}

function noticeResource(catalog: Catalog): Resource<'notice'> {
  return {
    kind: 'notice',
    path: '/v1/notices',
    tag: 'Notices',
    name: 'notice',
    create: noticeSchema,
    change,
    answer,
    example: {
      topics: ['offers'],
      texts: { en: '{business} may send you {topics} on WhatsApp. {stop}' },
    },
    docId: (_business, id) => id,
    make(body, { business, seed }) {
      const content = body as Content
      topicKnown(catalog, business, content.topics)
      const id = `ntc_${seed}`
      return { id, stored: { id, versions: [draft(content, 1, false)] } }
    },
    alter(stored, given, { business }) {
      const last = newest(stored)
      const { reconsent, ...content } = given as Partial<Content> & { reconsent?: boolean }
      const next = { topics: content.topics ?? last.topics, texts: content.texts ?? last.texts }
      topicKnown(catalog, business, next.topics)
      const isPublished = last.publishedAt !== null
      const published = isPublished ? stored.versions : stored.versions.slice(0, -1)
      const flag = reconsent ?? (isPublished ? false : last.reconsent)
      const version = isPublished ? last.version + 1 : last.version
      return { ...stored, versions: [...published, draft(next, version, flag)] }
    },
    show({ body, business }) {
      const last = newest(body)
      return {
        ...last,
        id: body.id,
        state: last.publishedAt === null ? 'draft' : 'published',
        publishedAt: isoOrNull(last.publishedAt),
        missing: [...new Set(lacking(catalog, business, last).map(({ what }) => what))],
        versions: body.versions.map((version) => ({
          ...version,
          publishedAt: isoOrNull(version.publishedAt),
        })),
      }
    },
  }
}

/**
 * Publishes the newest version of a notice; nothing happens to one published already.
 * @throws ToolkitError `notice_incomplete`, its faults naming what is missing in which language
 */
function publish(
  settings: Settings,
  business: string,
  id: string,
  now: number,
  reconsent?: boolean,
) {
  return settings.change('notice', id, business, (stored) => {
    const last = newest(stored)
    if (last.publishedAt !== null) return stored
    const missing = lacking(settings.catalog, business, last)
    if (missing.length > 0) {
      throw new ToolkitError('notice_incomplete', 'The notice lacks what it must say.', {
        faults: missing.map(faultOf),
      })
    }
    const version = { ...last, publishedAt: now, reconsent: reconsent ?? last.reconsent }
    return { ...stored, versions: [...stored.versions.slice(0, -1), version] }
  })
}

export function noticeRoutes(settings: Settings): ApiRoute[] {
  const resource = noticeResource(settings.catalog)
  return [
    ...resourceRoutes(settings, resource),
    route({
      method: 'post',
      path: '/v1/notices/:id/publish',
      scope: 'manage',
      tag: 'Notices',
      summary: 'Publish the newest version: from then on it never changes',
      params: z.strictObject({ id: z.string().max(100) }),
      body: z.strictObject({ reconsent: z.boolean().optional() }).optional(),
      bodyExample: { reconsent: false },
      responses: { 200: { description: 'Published', schema: answer } },
      problems: ['not_found', 'notice_incomplete'],
      async handle({ params, body, caller, now }) {
        const { business } = caller
        const doc = await publish(settings, business, params.id, now, body?.reconsent)
        return { status: 200, body: resource.show(doc, { business, now }) }
      },
    }),
  ]
}
