// `POST /v1/consents`, `/v1/withdrawals`, `/v1/holds`: what a business's own systems report.

import { z } from 'zod'
import { ToolkitError } from '../../errors.ts'
import type { Recorded } from '../../ledger/port.ts'
import { describeStanding } from '../../people/describe.ts'
import { frameOf } from '../../people/frame.ts'
import { identify } from '../../people/identify.ts'
import { recordedSchema } from '../../people/schemas.ts'
import type { Recorder } from '../../recording/recorder.ts'
import { consentRequest, holdRequest, withdrawalRequest } from '../../recording/schemas.ts'
import { claimedTime } from '../../recording/times.ts'
import { mustSpeak } from '../../recording/words.ts'
import type { Catalog } from '../../settings/catalog.ts'
import { type ApiRequest, type ApiRoute, route } from '../../web/http/route.ts'

const PERSON = ['phone_invalid', 'person_invalid', 'time_invalid'] as const
/** What four digits of a year can say; an offset may name a later moment. */
const LATEST = Date.UTC(9999, 11, 31, 23, 59, 59, 999)
const RECORDED = { description: 'Recorded, durably', schema: recordedSchema }

export function recordingRoutes(deps: { recorder: Recorder; catalog: Catalog }): ApiRoute[] {
  const { recorder, catalog } = deps
  const shown = (recorded: Recorded, business: string, now: number) => ({
    personId: recorded.person,
    eventIds: recorded.events.map((event) => event.id),
    standing: describeStanding(recorded.standing, frameOf(catalog, business, now)),
  })
  const origin = ({ caller, now, idempotencyKey }: ApiRequest<unknown, unknown, unknown>) => ({
    business: caller.business,
    recordedBy: caller.keyId,
    now,
    idempotencyKey,
  })

  return [
    route({
      method: 'post',
      path: '/v1/consents',
      scope: 'record',
      tag: 'Recording',
      summary: 'Record that a person agreed, with the words they were shown',
      body: consentRequest,
      bodyExample: {
        person: { phone: '+819012345678' },
        topics: ['offers'],
        entryPoint: 'demo-checkbox',
        act: { kind: 'form', at: '2026-11-22T09:00:00.000Z' },
        notice: { id: 'demo-notice', language: 'ja' },
        evidence: { order: 'A-1001' },
      },
      responses: { 201: RECORDED },
      problems: [
        ...PERSON,
        'topic_unknown',
        'entry_point_unknown',
        'entry_point_not_live',
        'notice_unknown',
        'notice_unpublished',
        'notice_incomplete',
      ],
      async handle(request) {
        const { body, caller, now } = request
        const at = claimedTime(body.act.at, now, 'act.at')
        mustSpeak(catalog, caller.business, body.notice, at)
        const recorded = await recorder.consent({
          ...origin(request),
          person: identify(body.person, 'person'),
          topics: body.topics,
          entryPoint: body.entryPoint,
          kind: body.act.kind,
          at,
          notice: body.notice,
          provided: body.evidence,
        })
        return { status: 201, body: shown(recorded, caller.business, now) }
      },
    }),
    route({
      method: 'post',
      path: '/v1/withdrawals',
      scope: 'record',
      tag: 'Recording',
      summary: 'Record that a person said no',
      body: withdrawalRequest,
      bodyExample: { person: { phone: '+819012345678' }, scope: 'all', act: { kind: 'call' } },
      responses: { 201: RECORDED },
      problems: [...PERSON, 'topic_unknown'],
      async handle(request) {
        const { body, caller, now } = request
        const recorded = await recorder.withdraw({
          ...origin(request),
          person: identify(body.person, 'person'),
          scope: body.scope,
          topics: body.topics ?? [],
          kind: body.act.kind,
          at: claimedTime(body.act.at, now, 'act.at'),
          provided: body.evidence,
        })
        return { status: 201, body: shown(recorded, caller.business, now) }
      },
    }),
    route({
      method: 'post',
      path: '/v1/holds',
      scope: 'record',
      tag: 'Recording',
      summary: 'Hold all messages to a person for a reason of the business',
      body: holdRequest,
      bodyExample: { person: { phone: '+819012345678' }, reason: 'Complaint under way' },
      responses: {
        201: {
          ...RECORDED,
          schema: recordedSchema.extend({ id: z.string() }).meta({ id: 'Held' }),
        },
      },
      problems: PERSON,
      async handle(request) {
        const { body, caller, now } = request
        const expiresAt = body.expiresAt === undefined ? undefined : Date.parse(body.expiresAt)
        if (expiresAt !== undefined && (expiresAt <= now || expiresAt > LATEST)) {
          const message = '`expiresAt` must lie in the future, before the year 10000.'
          throw new ToolkitError('time_invalid', message, {
            faults: [{ path: 'expiresAt', code: 'time_invalid', message }],
          })
        }
        const recorded = await recorder.placeHold({
          ...origin(request),
          person: identify(body.person, 'person'),
          reason: body.reason,
          expiresAt,
        })
        const answer = shown(recorded, caller.business, now)
        return { status: 201, body: { id: recorded.holdId, ...answer } }
      },
    }),
    route({
      method: 'delete',
      path: '/v1/holds/:id',
      scope: 'record',
      tag: 'Recording',
      summary: 'Lift a hold; a person’s own no is never lifted here',
      params: z.strictObject({ id: z.string().max(300) }),
      responses: { 200: { description: 'Lifted', schema: recordedSchema } },
      problems: ['not_found'],
      async handle({ params, caller, now }) {
        const by = { business: caller.business, now, recordedBy: caller.keyId }
        const recorded = await recorder.liftHold(params.id, by)
        return { status: 200, body: shown(recorded, caller.business, now) }
      },
    }),
  ]
}
