// What Infobip's webhooks say, in our words. An entry does not name its kind: its form tells it.

import type { z } from 'zod'
import { formed, noesOf } from '../loose.ts'
import { ofEntry, type Part, type To } from '../port.ts'
import { templateOf } from './affairs.ts'
import { messageOf } from './messages.ts'
import * as schema from './schema.ts'
import { blockOf, identityOf, preferenceOf, statusOf } from './statuses.ts'

/** A body is one entry, a list of them, or envelopes with a list in `results`. */
function entries(body: unknown): readonly unknown[] {
  const list = Array.isArray(body) ? body : [body]
  return list.flatMap((one: { results?: unknown } | null | undefined) =>
    Array.isArray(one?.results) ? one.results : [one],
  )
}

/** Each kind of entry with its reader. The first whose form fits is taken. */
const KINDS = [
  kind(schema.inbound, messageOf),
  kind(schema.subscription, preferenceOf),
  kind(schema.identity, identityOf),
  kind(schema.blocklist, blockOf),
  kind(schema.template, templateOf),
  kind(schema.report, statusOf),
]

/** The same with looser forms, for entries that none of those fits: only a no in them counts. */
const LOOSE = [
  kind(schema.looseInbound, messageOf),
  kind(schema.undated, preferenceOf),
  kind(schema.undatedBlock, blockOf),
]

function kind<T>(form: z.ZodType<T>, read: (one: T) => Part) {
  return (entry: unknown): Part | undefined => {
    const data = formed(form, entry)
    return data === undefined ? undefined : read(data)
  }
}

export const parseInfobip = (body: unknown): Part[] =>
  entries(body).flatMap((entry) => ofEntry(partsOf(entry), entry, toOf(entry)))

/**
 * All numbers an entry names. Which of them is ours depends on its kind, which is unknown where it
 * cannot be read.
 */
function toOf(entry: unknown): To {
  const { content, ...own } = schema.numbered.safeParse(entry).data ?? {}
  const values = [own.to, own.sender, own.from, content?.sender]
  return { receivers: values.filter((value) => value !== undefined) }
}

function partsOf(entry: unknown): Part[] {
  for (const read of KINDS) {
    const part = read(entry)
    if (part) return [part]
  }
  return noesOf(
    LOOSE.flatMap((read) => read(entry) ?? []),
    'entry',
  )
}
