// `POST /v1/flow-tokens`: what a business puts into a WhatsApp Flow it sends, so that the answer is
// known to be this person's, to the boxes of this door.

import { z } from 'zod'
import { ToolkitError } from '../../errors.ts'
import { FLOW_LIVES_MS, flowToken } from '../../inbound/hearing/flow-token.ts'
import type { Keyring } from '../../keys/keyring.ts'
import { identify, keysOf } from '../../people/identify.ts'
import { personSchema } from '../../people/schema.ts'
import { doorOf } from '../../recording/words.ts'
import type { Catalog } from '../../settings/catalog.ts'
import { iso } from '../../time.ts'
import { type ApiRoute, route } from '../../web/http/route.ts'

export function flowRoutes(deps: {
  readonly catalog: Catalog
  readonly keyring: Keyring
}): ApiRoute[] {
  const { catalog, keyring } = deps
  return [
    route({
      method: 'post',
      path: '/v1/flow-tokens',
      scope: 'send',
      tag: 'Sending',
      summary: 'The `flow_token` of a WhatsApp Flow for one person',
      body: z.strictObject({ person: personSchema, entryPoint: z.string().min(1).max(63) }),
      bodyExample: { person: { phone: '+819012345678' }, entryPoint: 'welcome-flow' },
      responses: {
        201: {
          description: 'Goes into the Flow as it is; the answer brings it back',
          schema: z
            .strictObject({
              flowToken: z.string(),
              flowId: z.string(),
              version: z.string(),
              expiresAt: z.iso.datetime(),
            })
            .meta({ id: 'FlowTokenAnswer' }),
        },
      },
      problems: [
        'phone_invalid',
        'person_invalid',
        'entry_point_unknown',
        'entry_point_not_live',
        'field_invalid',
      ],
      handle({ body, caller: { business }, now }) {
        const door = doorOf(catalog, business, body.entryPoint, 'button')
        if (!door.flow) {
          throw new ToolkitError('field_invalid', 'This entry point has no Flow.', {
            faults: [{ path: 'entryPoint', code: 'no_flow', message: 'It needs a `flow`.' }],
          })
        }
        const [person = ''] = keysOf(keyring, business, identify(body.person, 'person'))
        const { id: flow, version } = door.flow
        const expiresAt = now + FLOW_LIVES_MS
        const about = { business, person, door: door.slug, flow, version, expiresAt }
        return {
          status: 201,
          body: {
            flowToken: flowToken(keyring, about),
            flowId: flow,
            version,
            expiresAt: iso(expiresAt),
          },
        }
      },
    }),
  ]
}
