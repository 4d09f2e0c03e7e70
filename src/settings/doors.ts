// Entry points: a door goes live only with a published notice that names all its topics.

import { z } from 'zod'
import { bareKeyword, saysSomething } from '../chat/keyword.ts'
import { readWords } from '../chat/words.ts'
import { isAnswer } from '../chat/yes.ts'
import { ToolkitError } from '../errors.ts'
import { readLogo } from '../qr/logo.ts'
import { colourOf, coloursReadable, PLAIN } from '../qr/style.ts'
import { withPast } from './asked.ts'
import type { Catalog } from './catalog.ts'
import { changeOf } from './fields.ts'
import { senderKnown, topicKnown } from './known.ts'
import { merged, type Resource } from './resources.ts'
import { entryPoint, type StoredEntryPoint } from './schemas.ts'
import { urlsOf, warningsOf } from './urls.ts'
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
    warnings: z.array(
      z.strictObject({
        code: z.enum(['meta_qr_text_long', 'sender_missing']),
        message: z.string(),
      }),
    ),
  })
  .meta({ id: 'EntryPointAnswer' })

export const doors = (catalog: Catalog, publicUrl: string): Resource<'entry-point'> => ({
  kind: 'entry-point',
  path: '/v1/entry-points',
  tag: 'Entry points',
  name: 'entry point',
  create: entryPoint,
  change: changeOf(
    entryPoint.omit({ slug: true, kind: true, confirmation: true, state: true }),
  ).extend({ confirmation: entryPoint.shape.confirmation, state: entryPoint.shape.state }),
  answer,
  problems: [
    'topic_unknown',
    'sender_unknown',
    'notice_unknown',
    'notice_unpublished',
    'notice_incomplete',
    'unreadable_colours',
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
    slugFree(stored.slug)
    mayStand(catalog, business, stored, now)
    return { id: stored.slug, stored }
  },
  alter(stored, change, { business, now }) {
    const next = merged(stored, change)
    mayStand(catalog, business, next, now)
    return withPast(stored, next, now)
  },
  show: ({ body: { asked: _, ...door }, business }) => ({
    ...door,
    urls: urlsOf(catalog, { ...door, business }, publicUrl),
    warnings: warningsOf(catalog, { ...door, business }),
  }),
})

/**
 * A slug stands in chats as a reference and is read past there, so it must not be what somebody may
 * have meant. Doors that have such a one already keep it.
 * @throws ToolkitError `field_invalid`
 */
function slugFree(slug: string): void {
  if (!saysSomething(slug)) return
  const message = 'This word stops, starts, asks for help or answers a question in a chat.'
  throw new ToolkitError('field_invalid', 'The slug has another meaning already.', {
    faults: [{ path: 'slug', code: 'slug_reserved', message }],
  })
}

/** @throws ToolkitError `unreadable_colours`, or `field_invalid` for a logo that is none */
function codeReadable({ qr }: StoredEntryPoint): void {
  if (!qr) return
  const { dark, light } = PLAIN
  const style = { dark: colourOf(qr.dark) ?? dark, light: colourOf(qr.light) ?? light }
  coloursReadable(style, 'qr.')
  if (qr.logo !== undefined) readLogo(qr.logo, 'qr.logo')
}

/** @throws ToolkitError `topic_unknown`, `notice_unknown`, `notice_…`, `sender_unknown` */
function mayStand(catalog: Catalog, business: string, door: StoredEntryPoint, now: number): void {
  topicKnown(catalog, business, door.topics)
  codeReadable(door)
  senderKnown(catalog, business, door.sender)
  const notice = catalog.notice(business, door.noticeId)
  if (!notice) {
    throw new ToolkitError('notice_unknown', 'This business has no such notice.', {
      faults: [{ path: 'noticeId', code: 'notice_unknown', message: 'No such notice.' }],
    })
  }
  keywordsFree(catalog, business, door)
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

/** @throws ToolkitError `field_invalid` for a keyword that would mean two things at one number */
function keywordsFree(catalog: Catalog, business: string, door: StoredEntryPoint): void {
  const words = (door.keywords ?? []).map(bareKeyword)
  const others = catalog
    .list('entry-point', business)
    .map(({ body }) => body)
    .filter(({ slug, kind, sender }) => {
      return slug !== door.slug && kind === 'sms_keyword' && sender === door.sender
    })
    .filter(({ state }) => state !== 'draft' && door.state !== 'draft')
    .flatMap(({ keywords = [] }) => keywords.map(bareKeyword))
  const faults = (door.keywords ?? []).flatMap((keyword, i) => {
    const message = faultOf(keyword, words.indexOf(words[i]) < i, others.includes(words[i]))
    return message === undefined ? [] : [{ path: `keywords.${i}`, code: 'keyword_taken', message }]
  })
  if (faults.length > 0) {
    throw new ToolkitError('field_invalid', 'A keyword has another meaning already.', { faults })
  }
}

function faultOf(keyword: string, isTwice: boolean, isOthers: boolean): string | undefined {
  if (readWords(keyword).meaning !== 'none' || isAnswer(keyword)) {
    return 'This word stops, starts, asks for help or answers a question.'
  }
  if (bareKeyword(keyword) === undefined) return 'There is no word in it.'
  if (isTwice) return 'This word stands here twice.'
  return isOthers ? 'Another entry point of this number has this word.' : undefined
}
