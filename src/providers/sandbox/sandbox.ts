// The default without credentials: a telephone network on this machine, reached through the very
// clients and webhooks of Meta and Twilio. Its secrets are its own.

import type { Express } from 'express'
import type { Keyring } from '../../keys/keyring.ts'
import type { CallEndpoint } from '../calling.ts'
import { metaEndpoint } from '../meta/endpoint.ts'
import { metaSend } from '../meta/send.ts'
import type { Endpoint } from '../port.ts'
import type { Send } from '../sending.ts'
import { twilioCalls, twilioEndpoints } from '../twilio/endpoints.ts'
import { mountSandboxApi, SANDBOX_ACCOUNT, SANDBOX_API } from './api.ts'
import { createCalls, type SandboxCalls } from './calls.ts'
import { createNetwork, type Network } from './network.ts'
import { SANDBOX_PATHS, signedForm, type Webhook, webhookOf } from './webhooks.ts'

export interface Sandbox {
  readonly network: Network
  readonly phoneCalls: SandboxCalls
  readonly endpoints: readonly Endpoint[]
  readonly calls: readonly CallEndpoint[]
  readonly send: Send
  /** Epoch ms: the real time, moved ahead by hand. */
  readonly clock: () => number
  /** Moves it ahead; never back, since facts do not go back either. */
  advance(ms: number): void
  /**
   * Opens a path of this server in the browser of a phone.
   * @param language of the phone, a BCP 47 tag
   * @returns the address it leads to; undefined where it shows a page of its own
   */
  visit(path: string, language: string): Promise<string | undefined>
  /** Serves the providers' side. */
  mount(app: Express): void
}

const BROWSER =
  'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36'
/** Webhooks that find the server busy are tried so often, as providers do. */
const TRIES = 3
const PAUSE_MS = 300

/**
 * @param where the server's own address on this machine, and the one providers sign for
 */
export function createSandbox(deps: {
  readonly keyring: Keyring
  readonly where: () => { readonly origin: string; readonly publicUrl: string }
  readonly report: (error: unknown) => void
}): Sandbox {
  const { keyring, where, report } = deps
  let offset = 0
  const clock = () => Date.now() + offset
  const token = keyring.digest('sandbox', 'token')
  const secrets = {
    appSecret: keyring.digest('sandbox', 'meta'),
    authToken: keyring.digest('sandbox', 'twilio'),
  }

  async function tell(happening: Parameters<typeof webhookOf>[0]): Promise<void> {
    const webhook = webhookOf(happening, secrets, where().publicUrl, clock())
    if (webhook) await deliver(webhook)
  }

  /** Posts a webhook to this server. @returns the body of the answer */
  async function deliver(webhook: Webhook): Promise<string> {
    const { origin } = where()
    for (let attempt = 1; ; attempt++) {
      const response = await fetch(origin + webhook.path, {
        method: 'POST',
        headers: webhook.headers,
        body: webhook.body,
      })
      const body = await response.text()
      if (response.status < 500) return body
      if (attempt === TRIES) throw new Error(`a webhook of the sandbox got ${response.status}`)
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * attempt))
    }
  }

  const network = createNetwork({ clock, tell })
  const phoneCalls = createCalls({
    clock,
    lineOf: (door) => `${where().publicUrl}${SANDBOX_PATHS.voice}/${door}`,
    async post(url, form) {
      const { publicUrl } = where()
      const { pathname, search } = new URL(url, publicUrl)
      return deliver(signedForm(pathname + search, form, secrets.authToken, publicUrl))
    },
  })
  const signing = { authToken: secrets.authToken, authTokenSecondary: undefined }
  const twilio = twilioEndpoints(signing)
  const [message, status] = twilio
  if (!message || !status) throw new Error('Twilio has two webhooks')

  /** Texts and calls. */
  let texts: Send | undefined
  const send: Send = async (outgoing) => {
    const baseUrl = where().origin + SANDBOX_API
    if (outgoing.channel === 'whatsapp') return metaSend({ baseUrl, accessToken: token })(outgoing)
    if (!texts) {
      // Twilio's package is large, and few ever send a text here.
      const { twilioSend } = await import('../twilio/send.ts')
      const { publicUrl } = where()
      const statusUrl = publicUrl + SANDBOX_PATHS.status
      const voiceUrl = publicUrl + SANDBOX_PATHS.voice
      const account = { accountSid: SANDBOX_ACCOUNT, authToken: token, baseUrl }
      texts = twilioSend({ ...account, statusUrl, voiceUrl })
    }
    return texts(outgoing)
  }

  return {
    network,
    phoneCalls,
    calls: [{ ...twilioCalls(signing), provider: 'sandbox', path: SANDBOX_PATHS.voice }],
    clock,
    send,
    endpoints: [
      { ...metaEndpoint(secrets), provider: 'sandbox', path: SANDBOX_PATHS.meta },
      { ...message, provider: 'sandbox', path: SANDBOX_PATHS.message },
      { ...status, provider: 'sandbox', path: SANDBOX_PATHS.status },
    ],
    advance(ms) {
      offset += Math.max(0, ms)
    },
    async visit(path, language) {
      const headers = { 'user-agent': BROWSER, 'accept-language': language }
      const response = await fetch(where().origin + path, { headers, redirect: 'manual' })
      await response.body?.cancel()
      return response.headers.get('location') ?? undefined
    },
    mount: (app) => mountSandboxApi(app, { network, phoneCalls, token, report }),
  }
}
