// Answers about people, for validation in tests and for the OpenAPI document.

import { z } from 'zod'

const time = z.iso.datetime()

export const standingSchema = z
  .strictObject({
    topics: z.record(
      z.string(),
      z.strictObject({
        status: z.enum(['given', 'pending', 'withdrawn', 'refused', 'expired']),
        strength: z.enum(['recorded', 'explicit', 'confirmed']).nullable(),
        since: time.nullable(),
      }),
    ),
    noes: z.array(
      z.strictObject({
        kind: z.enum(['optout', 'review', 'platform_stop', 'hold', 'undeliverable']),
        scope: z.enum(['all', 'marketing', 'topic']).nullable(),
        topic: z.string().nullable(),
        sender: z.string().nullable(),
        channel: z.literal('sms').optional().meta({ description: 'It reaches no other channel' }),
        since: time,
        until: time.nullable(),
        liftedBy: z.enum(['person', 'business']),
        eventId: z.string().nullable(),
      }),
    ),
    windows: z.array(
      z.strictObject({
        sender: z.string(),
        closesAt: time.nullable(),
        freeEntryUntil: time.nullable(),
      }),
    ),
  })
  .meta({ id: 'Standing' })

export const lookupAnswer = z
  .strictObject({
    personId: z.string(),
    identifiers: z.array(z.strictObject({ kind: z.enum(['phone', 'userId']), masked: z.string() })),
    standing: standingSchema,
  })
  .meta({ id: 'PersonStanding' })

/** Events carry more fields than these, by type. */
export const eventSchema = z
  .looseObject({
    id: z.string(),
    type: z.string(),
    personId: z.string(),
    sequence: z.int(),
    occurredAt: time,
    recordedAt: time,
    actor: z.string(),
    channel: z.string(),
    entryPoint: z.string().nullable(),
    topics: z.array(z.string()),
    scope: z.enum(['all', 'marketing', 'topic']).nullable(),
    evidence: z.looseObject({}),
  })
  .meta({ id: 'Event' })

export const eventPage = z
  .strictObject({ events: z.array(eventSchema), next: z.string().nullable() })
  .meta({ id: 'EventPage' })

export const recordedSchema = z
  .strictObject({
    personId: z.string(),
    eventIds: z.array(z.string()),
    standing: standingSchema,
  })
  .meta({ id: 'Recorded' })
