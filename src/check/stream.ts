// `POST /v1/eligibility/stream`: the same question for any number of people, a line each. What
// arrives together is asked together, so memory stays flat; a slow reader slows the reading.

import type { Readable } from 'node:stream'
import { ToolkitError } from '../errors.ts'
import { checked } from '../web/http/problems.ts'
import { type ApiRoute, route } from '../web/http/route.ts'
import type { Asker, Asking } from './asker.ts'
import { askEach } from './entries.ts'
import { linesOf } from './lines.ts'
import { Totals } from './render.ts'
import { streamHead, streamLine } from './schemas.ts'

/** What stands for a line that is no `{"to"}`. */
const BROKEN = Symbol('broken line')

export function streamRoute(asker: Asker): ApiRoute {
  return route({
    method: 'post',
    path: '/v1/eligibility/stream',
    scope: 'check',
    tag: 'Eligibility',
    summary: 'The same question for any number of people, as lines of NDJSON',
    raw: ['application/x-ndjson'],
    responses: {
      200: {
        description: 'A batch result a line, in the same order, then the totals',
        types: ['application/x-ndjson'],
      },
    },
    problems: [
      'time_invalid',
      'topic_unknown',
      'sender_unknown',
      'sender_required',
      'template_invalid',
    ],
    async handle({ body, caller, now }) {
      const groups = linesOf((body as Readable).iterator({ destroyOnReturn: false }))
      try {
        const [first, ...others] = (await groups.next()).value ?? []
        const asking = asker.prepare(caller.business, headOf(first), now)
        const totals = new Totals()
        // Before the answer begins, so that a store that is away can still be said to be.
        const begun = await answerGroup(asking, others, totals)
        return { status: 200, lines: answers(asking, begun, groups, totals) }
      } catch (error) {
        // Whoever passes over the rest of a refused body cannot while it is being read here.
        await groups.return(undefined)
        throw error
      }
    },
  })
}

async function* answers(
  asking: Asking,
  begun: string,
  groups: AsyncIterable<string[]>,
  totals: Totals,
): AsyncGenerator<string> {
  if (begun !== '') yield begun
  for await (const group of groups) yield await answerGroup(asking, group, totals)
  yield `${JSON.stringify({ totals })}\n`
}

async function answerGroup(asking: Asking, lines: readonly string[], totals: Totals) {
  const entries = lines.map(entryOf)
  const sound = entries.filter((entry) => entry !== BROKEN)
  const results = await askEach(asking, sound, totals)
  let next = 0
  return entries
    .map((entry) => (entry === BROKEN ? totals.fail(undefined, 'body_malformed') : results[next++]))
    .map((result) => `${JSON.stringify(result)}\n`)
    .join('')
}

/** @throws ToolkitError `body_malformed` for no JSON, `request_invalid` naming each fault */
function headOf(line: string | undefined) {
  const value = line === undefined ? undefined : parsed(line)
  if (value !== undefined) return checked(streamHead, value)
  throw new ToolkitError('body_malformed', 'The first line must be `{sender, message, …}`.')
}

/** The `to` of a line, or BROKEN. */
function entryOf(line: string): unknown {
  const value = streamLine.safeParse(parsed(line))
  return value.success ? value.data.to : BROKEN
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
