// Entry points: a door goes live only with a published notice that names all its topics.

import { z } from 'zod'
import { readWords } from '../chat/words.ts'
import { plainAnswer } from '../chat/yes.ts'
import { ToolkitError } from '../errors.ts'
import type { Catalog } from './catalog.ts'
import { topicKnown } from './kinds.ts'
import { merged, type Resource } from './resources.ts'
import { entryPoint, type StoredEntryPoint } from './schemas.ts'
import { urlsOf } from './urls.ts'
import { mayStandInWhatsApp } from './whatsapp-doors.ts'

const answer = entryPoint
  .extend({
    confirmation: z.enum(['none', 'double']),
    state: z.enum(['draft', 'live', 'paused']),
    urls: z.strictObject({
      page: z.string().optional(),
      short: z.string().optional(),
      waMe: z.string().optional(),
      qr: z.string().optional(),
      voice: z.string().optional(),
    }),
  })
  .meta({ id: 'EntryPointAnswer' })

export const doors = (catalog: Catalog, publicUrl: string): Resource<StoredEntryPoint> => ({
  kind: 'entry-point',
  path: '/v1/entry-points',
  tag: 'Entry points',
  name: 'entry point',
  create: entryPoint,
  change: entryPoint.partial().omit({ slug: true, kind: true }),
  answer,
  problems: [
    'topic_unknown',
    'sender_unknown',
    'notice_unknown',
    'notice_unpublished',
    'notice_incomplete',
  ],
  example: {
    slug: 'spring-poster',
    kind: 'form',
    topics: ['offers'],
    noticeId: 'demo-notice',
    state: 'live',
  },
  docId: (_business, slug) => slug,
  make(body, { business, now }) {
    const given = body as StoredEntryPoint
    const stored: StoredEntryPoint = {
      ...given,
      confirmation: given.confirmation ?? 'none',
      state: given.state ?? 'draft',
    }
    mayStand(catalog, business, stored, now)
    return { id: stored.slug, stored }
  },
  alter(stored, change, { business, now }) {
    const next = merged(stored, change)
    mayStand(catalog, business, next, now)
    return next
  },
  show: ({ body, business }) => ({
    ...body,
    urls: urlsOf(catalog, { ...body, business }, publicUrl),
  }),
})

/** @throws ToolkitError `topic_unknown`, `notice_unknown`, `notice_…`, `sender_unknown` */
function mayStand(catalog: Catalog, business: string, door: StoredEntryPoint, now: number): void {
  topicKnown(catalog, business, door.topics)
  const isKnown = catalog.senders(business).some((sender) => sender.phone === door.sender)
  if (door.sender !== undefined && !isKnown) {
    throw new ToolkitError('sender_unknown', 'This business has no such sender.')
  }
  const notice = catalog.notice(business, door.noticeId)
  if (!notice) {
    throw new ToolkitError('notice_unknown', 'This business has no such notice.', {
      faults: [{ path: 'noticeId', code: 'notice_unknown', message: 'No such notice.' }],
    })
  }
  const taken = door.keywords?.findIndex(
    (word) => readWords(word).meaning !== 'none' || plainAnswer(word),
  )
  if (taken !== undefined && taken >= 0) {
    const message = 'This word stops, starts, asks for help or answers a question.'
    throw new ToolkitError('field_invalid', 'A keyword has another meaning already.', {
      faults: [{ path: `keywords.${taken}`, code: 'keyword_taken', message }],
    })
  }
  mayStandInWhatsApp(catalog, business, door, now)
  if (door.state !== 'live') return
  const version = catalog.noticeVersion(business, door.noticeId, { at: now })
  const missing = door.topics.filter((key) => !version.topics.includes(key))
  if (missing.length > 0) {
    throw new ToolkitError('notice_incomplete', 'The notice does not name every topic.', {
      faults: [{ path: 'topics', code: 'topics', message: `Not in it: ${missing.join(', ')}.` }],
    })
  }
}
