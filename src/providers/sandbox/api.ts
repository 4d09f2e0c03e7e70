// The sandbox's side of Meta's Graph API and of Twilio's Messages and Calls resources: as much of
// them as our own clients use, so that the very code that talks to the real ones is tried.

import express, { type Express, type Request, type RequestHandler, type Response } from 'express'
import { z } from 'zod'
import { CONFIRMATION_TEMPLATE } from '../../chat/confirmation.ts'
import { answersIn } from '../../languages/language.ts'
import type { SandboxCalls } from './calls.ts'
import type { Network } from './network.ts'

/** Where our clients find it, behind the server's own address. */
export const SANDBOX_API = '/sandbox/api'

const phone = z.string().regex(/^\+\d{5,15}$/)
const parameters = z.array(z.object({ type: z.string() }).loose()).optional()
const graph = z.object({
  to: phone,
  type: z.enum(['text', 'interactive', 'template']),
  text: z.object({ body: z.string() }).optional(),
  interactive: z
    .object({
      body: z.object({ text: z.string() }),
      action: z.object({
        buttons: z
          .array(z.object({ reply: z.object({ id: z.string(), title: z.string() }) }))
          .max(3),
      }),
    })
    .optional(),
  template: z
    .object({
      name: z.string(),
      language: z.object({ code: z.string() }),
      components: z.array(z.object({ type: z.string(), parameters }).loose()).optional(),
    })
    .optional(),
  biz_opaque_callback_data: z.string().optional(),
})

/** @param deps.token shown by our own clients */
export function mountSandboxApi(
  app: Express,
  deps: {
    readonly network: Network
    readonly phoneCalls: SandboxCalls
    readonly token: string
    readonly report: (error: unknown) => void
  },
): void {
  const { network, token, report } = deps
  /** Nothing is read of what others send. */
  const only =
    (credentials: string, refusal: object): RequestHandler =>
    (req, res, next) => {
      if (req.headers.authorization === credentials) next()
      else res.status(401).json(refusal)
    }
  const graphOnly = only(`Bearer ${token}`, { error: { code: 190, message: 'Invalid token' } })
  const twilioOnly = only(`Basic ${basic(token)}`, {
    ...{ code: 20003, message: 'Authenticate', status: 401 },
  })
  const later = (settle: () => Promise<void>) => {
    // After the answer, as a network would.
    setImmediate(() => settle().catch(report))
  }

  app.post(
    `${SANDBOX_API}/:version/:sender/messages`,
    graphOnly,
    express.json({ limit: '256kb' }),
    (req: Request, res: Response) => {
      const found = graph.safeParse(req.body)
      if (!found.success) {
        res.status(400).json({ error: { code: 100, message: 'Invalid parameter' } })
        return
      }
      const { data } = found
      const { id, settle } = network.take({
        ...{ to: data.to, sender: String(req.params.sender), channel: 'whatsapp' },
        ...shownOf(data),
        ...(data.biz_opaque_callback_data && { reference: data.biz_opaque_callback_data }),
      })
      res.json({
        messaging_product: 'whatsapp',
        contacts: [{ input: data.to, wa_id: data.to.slice(1) }],
        messages: [{ id }],
      })
      later(settle)
    },
  )

  app.post(
    `${SANDBOX_API}/2010-04-01/Accounts/:sid/Messages.json`,
    twilioOnly,
    express.urlencoded({ extended: false, limit: '256kb' }),
    (req: Request, res: Response) => {
      const { To, From, Body, StatusCallback } = (req.body ?? {}) as Record<string, unknown>
      if (!phone.safeParse(To).success || typeof From !== 'string') {
        res.status(400).json({ code: 21211, message: 'Invalid To', status: 400 })
        return
      }
      const callback = URL.parse(String(StatusCallback ?? ''))
      const reference = callback?.searchParams.get('m')
      const { id, settle } = network.take({
        ...{ to: String(To), sender: From, channel: 'sms', text: String(Body ?? '') },
        ...(reference && { reference }),
      })
      res.status(201).json({ sid: id, status: 'queued', to: To, from: From })
      later(settle)
    },
  )

  app.post(
    `${SANDBOX_API}/2010-04-01/Accounts/:sid/Calls.json`,
    twilioOnly,
    express.urlencoded({ extended: false, limit: '64kb' }),
    (req: Request, res: Response) => {
      const { To, From, Url, StatusCallback } = (req.body ?? {}) as Record<string, unknown>
      if (!phone.safeParse(To).success || typeof From !== 'string' || typeof Url !== 'string') {
        res.status(400).json({ code: 21211, message: 'Invalid To', status: 400 })
        return
      }
      const order = { url: Url, statusCallback: String(StatusCallback ?? Url) }
      const { id, settle } = deps.phoneCalls.ring(network.add(String(To)), From, order)
      res.status(201).json({ sid: id, status: 'queued', to: To, from: From })
      later(settle)
    },
  )
}

const basic = (token: string) => Buffer.from(`${SANDBOX_ACCOUNT}:${token}`).toString('base64')
/** Of the shape Twilio's package asks for. */
export const SANDBOX_ACCOUNT = 'AC00000000000000000000000000000000'

/** What the phone shows of a message. */
function shownOf(data: z.output<typeof graph>) {
  switch (data.type) {
    case 'text':
      return { text: data.text?.body ?? '' }
    case 'interactive':
      return {
        text: data.interactive?.body.text ?? '',
        buttons: data.interactive?.action.buttons.map(({ reply }) => reply) ?? [],
      }
    case 'template': {
      const components = data.template?.components ?? []
      const values = components
        .filter(({ type }) => type === 'body')
        .flatMap(({ parameters = [] }) => parameters.map(({ text }) => String(text ?? '')))
      const payloads = components
        .filter(({ type }) => type === 'button')
        .flatMap(({ parameters = [] }) =>
          parameters.flatMap(({ payload }) => (payload === undefined ? [] : String(payload))),
        )
      const question = questionOf(data.template?.name, data.template?.language.code, values)
      if (question) {
        const [yes = '', no = ''] = payloads
        const { words, text } = question
        const buttons = [
          { id: yes, title: words.yes },
          { id: no, title: words.no },
        ]
        return { text, buttons, isTemplate: true }
      }
      return {
        // Only Meta knows a template's words, and those of its buttons.
        text: [`[${data.template?.name} · ${data.template?.language.code}]`, ...values].join('\n'),
        buttons: payloads.map((id) => ({ id, title: id })),
        isTemplate: true,
      }
    }
    default:
      return data.type satisfies never
  }
}

/** The one template that has words here: the question of a double opt-in. */
function questionOf(name: string | undefined, language: string | undefined, values: string[]) {
  if (name !== CONFIRMATION_TEMPLATE) return undefined
  const [business = '', topics = ''] = values
  const { words } = answersIn(language)
  return { words, text: words.question({ business, topics }) }
}
