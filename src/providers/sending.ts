// What every provider that sends gives us. None of them has an idempotency key: what may have left
// is `unknown`, and is never sent again blindly.

import { HOUR_MS } from '../time.ts'
import type { Named, ProviderError } from './port.ts'

/** The content of a written message. */
export type Written =
  | { readonly type: 'text'; readonly text: string }
  /** At most three reply buttons, titles of at most 20 characters (Meta). */
  | {
      readonly type: 'buttons'
      readonly text: string
      readonly buttons: readonly { readonly id: string; readonly title: string }[]
    }
  | {
      readonly type: 'template'
      readonly name: string
      /** As WhatsApp writes it, for example `en_US`. */
      readonly language: string
      readonly variables?: readonly string[] | Readonly<Record<string, string>> | undefined
      /** Twilio's `HX…`. */
      readonly providerId?: string | undefined
      /** Payloads of the quick-reply buttons, in their order. */
      readonly payloads?: readonly string[] | undefined
      /** For the copy button of an authentication template, which Meta wants to be filled in. */
      readonly copyCode?: string | undefined
    }

/** The content of a message. What a call says is the script of its door. */
export type Content =
  | Written
  | { readonly type: 'call'; readonly door: string; readonly language: string }

/** One message on its way out. */
export interface Outgoing {
  /** Our own id. It goes along to the provider, so that statuses can name it. */
  readonly messageId: string
  readonly channel: 'whatsapp' | 'sms' | 'voice'
  /** The sender's `providerId`. */
  readonly from: string
  readonly to: Named
  readonly content: Content
}

/**
 * What became of an attempt. `sent`: the provider took it. `refused`: it surely did not leave.
 * `unknown`: it may have left.
 */
export type Attempt =
  | { readonly outcome: 'sent'; readonly providerMessageId: string }
  | {
      readonly outcome: 'refused'
      readonly error: ProviderError
      /** Milliseconds the provider asks us to wait. */
      readonly retryAfterMs?: number
    }
  | { readonly outcome: 'unknown'; readonly code: string }

/** Sends one message; never throws, never repeats. */
export type Send = (message: Outgoing) => Promise<Attempt>

/** After so long without an answer an attempt is `unknown`. Shorter than any lease. */
export const ANSWER_MS = 20_000

/** The answer of a provider that cannot call anybody. */
export const NO_CALLS: Attempt = {
  outcome: 'refused',
  error: { code: 'calls_unsupported', class: 'ours', failure: 'other' },
}

/** No answer has more bytes than a small part of this; of a longer one nothing more is read. */
export const ANSWER_BYTES = 1024 * 1024

/**
 * Errors of a connection that was never made, or whose other end could not prove who it is: nothing
 * can have left.
 * Source: Node.js, Errors and TLS ("X509 certificate error codes"); undici, `errors.js`.
 */
const NEVER_LEFT = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'],
  'UND_ERR_CONNECT_TIMEOUT',
  ...['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'CERT_REVOKED', 'CERT_UNTRUSTED'],
  ...['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_GET_ISSUER_CERT'],
  ...['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  'ERR_TLS_CERT_ALTNAME_INVALID',
])
/** As axios, which Twilio's package sends with, calls what took too long. */
const SILENT = new Set(['ECONNABORTED', 'ERR_CANCELED'])

/** What a failed call means. Only the code is read: messages may hold credentials. */
export function attemptOfFault(error: unknown): Attempt {
  const codes = [error, (error as { cause?: unknown } | null)?.cause].map((each) =>
    String((each as { code?: unknown } | null | undefined)?.code ?? ''),
  )
  const refused = codes.find((code) => NEVER_LEFT.has(code))
  if (refused !== undefined) {
    return {
      outcome: 'refused',
      error: { code: refused, class: 'temporary', failure: 'other' },
    }
  }
  const isSilent =
    (error as { name?: unknown } | null)?.name === 'TimeoutError' ||
    codes.some((code) => SILENT.has(code))
  return { outcome: 'unknown', code: isSilent ? 'timeout' : 'connection' }
}

/** `Retry-After` in milliseconds; it may be seconds or a date (RFC 9110 §10.2.3). */
export function retryAfterOf(value: string | null | undefined, now: number): number | undefined {
  if (value === null || value === undefined || value === '') return undefined
  const ms = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - now
  return Number.isFinite(ms) && ms >= 0 ? Math.min(ms, HOUR_MS) : undefined
}

/** Posts JSON and reads what comes; a body that is no JSON, or far too long, is undefined. */
export async function postJson(
  url: string,
  body: unknown,
  headers: Readonly<Record<string, string>>,
  answerMs: number = ANSWER_MS,
): Promise<{ status: number; retryAfter: string | null; body: unknown }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(answerMs),
    redirect: 'error',
  })
  const text = await textOf(response)
  const retryAfter = response.headers.get('retry-after')
  try {
    return { status: response.status, retryAfter, body: JSON.parse(text) }
  } catch {
    return { status: response.status, retryAfter, body: undefined }
  }
}

async function textOf({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.length
    if (size > ANSWER_BYTES) return ''
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/**
 * What an answer that is no success means, by status alone where the provider's code says nothing:
 * 429 may be tried again, other 4xx are our fault, anything else may have been taken.
 */
export function attemptOfStatus(
  status: number,
  error: ProviderError | undefined,
  retryAfterMs: number | undefined,
): Attempt {
  const wait = retryAfterMs !== undefined && { retryAfterMs }
  if (status === 429) {
    const known = error ?? { code: '429', failure: 'other' as const }
    return { outcome: 'refused', error: { ...known, class: 'temporary' }, ...wait }
  }
  if (error && error.class !== 'unsure') return { outcome: 'refused', error, ...wait }
  if (status >= 400 && status < 500) {
    const plain = {
      ...({ code: String(status), class: 'ours', failure: 'other' } as const),
      ...(status === 401 && { halts: 'paused' as const }),
    }
    return { outcome: 'refused', error: error ?? plain, ...wait }
  }
  return { outcome: 'unknown', code: error?.code ?? String(status) }
}
