// `POST /v1/messages` and `GET /v1/messages/{id}`: a business sends through the gate.

import { z } from 'zod'
import type { Asker } from '../../check/asker.ts'
import { exampleAllow, examplePerson } from '../../check/examples.ts'
import { eligibilityJson } from '../../check/render.ts'
import { resolveSender } from '../../check/resolve.ts'
import { ToolkitError } from '../../errors.ts'
import { identify } from '../../people/identify.ts'
import type { Catalog } from '../../settings/catalog.ts'
import { type ApiRoute, route } from '../../web/http/route.ts'
import type { Claim, Messages } from './message.ts'
import type { Outgoing } from './outgoing.ts'
import { messageAccepted, messageAnswer, messageRequest } from './schemas.ts'
import { checkTemplate, codeOf, type TemplateContent } from './template.ts'

export function messageRoutes(deps: {
  readonly asker: Asker
  readonly catalog: Catalog
  readonly messages: Messages
  readonly outgoing: Outgoing
}): ApiRoute[] {
  const { asker, catalog, messages, outgoing } = deps

  /** What the gate will ask, and what leaves. */
  function contentOf(
    business: string,
    { message, sender }: z.output<typeof messageRequest>,
    now: number,
  ) {
    if (message.type === 'freeform') {
      const claim: Claim = { type: 'freeform' }
      const content = { type: 'text', text: message.text } as const
      return { claim, content, category: undefined }
    }
    const { template, variables, payloads, topic, category } = message
    const { phone } = resolveSender(catalog, business, sender)
    const registered = catalog.template(business, template, message.language, now, phone)
    const language = message.language ?? registered?.language
    if (language === undefined) {
      throw new ToolkitError('template_invalid', 'An unregistered template needs a `language`.', {
        faults: [{ path: 'message.language', code: 'required', message: 'This field is needed.' }],
      })
    }
    const claim: Claim = { type: 'template', template, language, topic, category }
    const { providerId } = registered ?? {}
    const isCode = (registered?.category ?? category) === 'authentication'
    const content: TemplateContent = {
      ...{ type: 'template', name: template, language, variables, providerId, payloads },
      ...(isCode && { copyCode: codeOf({ variables }) }),
    }
    return { claim, content, category: registered?.category ?? category }
  }

  return [
    route({
      method: 'post',
      path: '/v1/messages',
      scope: 'send',
      tag: 'Sending',
      summary: 'Send a message, if it may be sent',
      body: messageRequest,
      bodyExample: {
        to: examplePerson,
        message: {
          type: 'template',
          template: 'spring_sale',
          language: 'ja',
          topic: 'offers',
          variables: ['花'],
          payloads: ['OPTOUT_MARKETING'],
        },
      },
      responses: {
        202: {
          description: 'On its way; it is asked again at the last moment',
          schema: messageAccepted,
          example: { messageId: 'msg_5f0c', decision: exampleAllow },
        },
      },
      problems: [
        'phone_invalid',
        'person_invalid',
        'sender_unknown',
        'sender_required',
        'topic_unknown',
        'template_invalid',
        'not_eligible',
      ],
      async handle({ body, caller, now, idempotencyKey }) {
        const { business } = caller
        const to = identify(body.to, 'to')
        const { claim, content, category } = contentOf(business, body, now)
        const asked = { sender: body.sender, message: askedOf(claim) }
        const asking = asker.prepare(business, asked, now)
        const [answer] = await asking.ask([to])
        if (!answer) throw new Error('one person asked about, no answer')
        const decision = eligibilityJson(answer, now)
        if (answer.decision === 'deny') {
          throw new ToolkitError('not_eligible', 'This message may not be sent to this person.', {
            details: { decision },
          })
        }
        if (content.type === 'template') checkTemplate(content, category, asking.sender.provider)
        const order = {
          business,
          key: idempotencyKey,
          sender: asking.sender,
          claim,
          to,
          content,
          now,
        }
        return { status: 202, body: { messageId: await outgoing.send(order), decision } }
      },
    }),
    route({
      method: 'get',
      path: '/v1/messages/:id',
      scope: 'send',
      tag: 'Sending',
      summary: 'What became of a message',
      params: z.strictObject({ id: z.string().max(100) }),
      responses: {
        200: {
          description: 'Where it stands',
          schema: messageAnswer,
          example: { id: 'msg_5f0c', state: 'delivered', error: null },
        },
      },
      problems: ['not_found'],
      async handle({ params, caller }) {
        const doc = await messages.get(params.id)
        if (doc?.business !== caller.business) {
          throw new ToolkitError('not_found', 'There is no such message.')
        }
        const { state, error } = doc.body
        return { status: 200, body: { id: doc.id, state, error } }
      },
    }),
  ]
}

/** The gate's question as eligibility is asked it. */
const askedOf = (claim: Claim) =>
  claim.type === 'template' ? claim : ({ type: 'freeform' } as const)
