// `POST /v1/invitations`: a business asks that a person be invited by SMS or by a call.

import { z } from 'zod'
import { iso } from '../../check/render.ts'
import { ToolkitError } from '../../errors.ts'
import { identify } from '../../people/identify.ts'
import { personSchema } from '../../people/schema.ts'
import type { Catalog } from '../../settings/catalog.ts'
import type { EntryPoint } from '../../settings/schemas.ts'
import { type ApiRoute, route } from '../../web/http/route.ts'
import type { Invitations } from './invite.ts'

const CHANNELS = ['sms', 'voice'] as const

const invitationRequest = z
  .strictObject({
    person: personSchema,
    channel: z.enum(CHANNELS),
    entryPoint: z.string().min(1).max(64),
    language: z
      .string()
      .min(2)
      .max(35)
      .optional()
      .meta({ description: 'BCP 47; else the one most spoken where the number is' }),
  })
  .meta({ id: 'InvitationRequest' })

const invitationAnswer = z
  .strictObject({
    id: z.string(),
    channel: z.enum(CHANNELS),
    entryPoint: z.string(),
    language: z.string(),
    messageId: z.string().meta({ description: 'For `GET /v1/messages/{id}`' }),
    expiresAt: z.iso.datetime().meta({ description: 'Until when it can be answered' }),
  })
  .meta({ id: 'Invitation' })

/** The kind of door each channel leads to. */
const KIND = { sms: 'sms_link', voice: 'ivr' } as const

export function invitationRoutes(deps: {
  readonly invitations: Invitations
  readonly catalog: Catalog
}): ApiRoute[] {
  const { invitations, catalog } = deps
  return [
    route({
      method: 'post',
      path: '/v1/invitations',
      scope: 'record',
      tag: 'Recording',
      summary: 'Invite a person by SMS or call; it grants nothing',
      body: invitationRequest,
      bodyExample: {
        person: { phone: '+819012345678' },
        channel: 'sms',
        entryPoint: 'demo-sms-link',
      },
      responses: {
        202: {
          description: 'On its way; it is asked again at the last moment',
          schema: invitationAnswer,
          example: {
            id: 'inv_9a1c',
            channel: 'sms',
            entryPoint: 'demo-sms-link',
            language: 'ja',
            messageId: 'msg_5f0c',
            expiresAt: '2026-12-01T10:00:00.000Z',
          },
        },
      },
      problems: [
        'phone_invalid',
        'person_invalid',
        'entry_point_unknown',
        'entry_point_not_live',
        'field_invalid',
        'not_eligible',
        'rate_limited',
      ],
      async handle({ body, caller, now, idempotencyKey }) {
        const { business } = caller
        const { channel, language } = body
        const to = identify(body.person, 'person')
        const door = doorFor(catalog, business, body.entryPoint, channel)
        const order = { business, to, channel, door, language, key: idempotencyKey, now }
        const { expiresAt, ...made } = await invitations.invite(order)
        const answer = { ...made, channel, entryPoint: door.slug, expiresAt: iso(expiresAt) }
        return { status: 202, body: answer }
      },
    }),
  ]
}

/** @throws ToolkitError `entry_point_unknown`, `entry_point_not_live`, `field_invalid` */
function doorFor(
  catalog: Catalog,
  business: string,
  slug: string,
  channel: keyof typeof KIND,
): EntryPoint {
  const door = catalog.entryPoint(slug)
  const fault = (code: string, message: string) => [{ path: 'entryPoint', code, message }]
  if (door?.business !== business) {
    throw new ToolkitError('entry_point_unknown', 'This business has no such entry point.', {
      faults: fault('entry_point_unknown', 'No such entry point.'),
    })
  }
  if (door.kind !== KIND[channel]) {
    const message = `An invitation by ${channel} leads to an entry point of kind ${KIND[channel]}.`
    throw new ToolkitError('field_invalid', message, {
      faults: fault('kind_mismatch', `This one is of kind ${door.kind}.`),
    })
  }
  if (door.state !== 'live') {
    throw new ToolkitError('entry_point_not_live', `This entry point is ${door.state}.`, {
      faults: fault('entry_point_not_live', 'Nobody is invited to a door that is not open.'),
    })
  }
  return door
}
