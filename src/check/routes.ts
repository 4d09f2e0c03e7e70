// `POST /v1/eligibility`, single and batch: may I send this now, and if not, why?

import { ToolkitError } from '../errors.ts'
import { identify } from '../people/identify.ts'
import { type ApiRoute, route } from '../web/http/route.ts'
import type { Asker } from './asker.ts'
import { askEach } from './entries.ts'
import { exampleAnswer, exampleBatch, exampleRequest } from './examples.ts'
import { eligibilityJson, Totals } from './render.ts'
import { batchAnswer, batchRequest, eligibilityAnswer, eligibilityRequest } from './schemas.ts'

/** More than this in one batch is refused; a stream has no such bound. */
const BATCH_MOST = 5_000
/** 5,000 addresses with room to spare, so that 5,001 get the answer that says so. */
const BATCH_BYTES = 4 * 1024 * 1024

const PROBLEMS = [
  'phone_invalid',
  'person_invalid',
  'time_invalid',
  'topic_unknown',
  'sender_unknown',
  'sender_required',
  'template_invalid',
] as const

/** The keyed eligibility routes. */
export function checkRoutes(asker: Asker): ApiRoute[] {
  return [
    route({
      method: 'post',
      path: '/v1/eligibility',
      scope: 'check',
      tag: 'Eligibility',
      summary: 'May this message be sent to this person now, and if not, why?',
      body: eligibilityRequest,
      bodyExample: exampleRequest,
      responses: {
        200: { description: 'The answer', schema: eligibilityAnswer, example: exampleAnswer },
      },
      problems: PROBLEMS,
      async handle({ body, caller, now }) {
        const { to, ...asked } = body
        const asking = asker.prepare(caller.business, asked, now)
        const [answer] = await asking.ask([identify(to, 'to')])
        if (!answer) throw new Error('a question without an answer')
        return { status: 200, body: eligibilityJson(answer, now) }
      },
    }),
    route({
      method: 'post',
      path: '/v1/eligibility/batch',
      scope: 'check',
      tag: 'Eligibility',
      summary: 'The same question for up to 5,000 people',
      body: batchRequest,
      bodyExample: exampleBatch.request,
      bodyLimit: BATCH_BYTES,
      responses: {
        200: {
          description: 'One result per address, in the order asked',
          schema: batchAnswer,
          example: exampleBatch.answer,
        },
      },
      problems: [...PROBLEMS, 'too_many_addresses'],
      async handle({ body, caller, now }) {
        const { to, ...asked } = body
        if (to.length > BATCH_MOST) {
          const message = `At most ${BATCH_MOST} addresses a batch.`
          throw new ToolkitError('too_many_addresses', message, {
            faults: [{ path: 'to', code: 'too_many_addresses', message }],
          })
        }
        const asking = asker.prepare(caller.business, asked, now)
        const totals = new Totals()
        const results = await askEach(asking, to, totals)
        return { status: 200, body: { results, totals } }
      },
    }),
  ]
}
