// Sends one webhook. Where only public addresses may be told, what counts is the address that is
// connected to: a name may lead elsewhere by the time it is asked for again.

import { lookup } from 'node:dns'
import { Agent as PlainAgent, type RequestOptions, request } from 'node:http'
import { Agent, request as secureRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import { isOpenUrl, isPublic } from './addresses.ts'

/** A webhook to be sent. */
interface Telling {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/**
 * @returns the HTTP status, or a word for what came instead: `timeout`, `connection`, or
 *   `not_public` where nothing was sent, since the address is not everybody's
 */
export type Post = (telling: Telling) => Promise<number | string>

const ANSWER_MS = 15_000
/** Of an answer, which nobody reads; what is longer costs its connection. */
const ANSWER_BYTES = 64 * 1024
/** A connection is kept for what comes next, less long than receivers keep theirs. */
const IDLE_MS = 4_000

/** Nobody was told, since the name leads to no public address. */
class NotPublicError extends Error {}

/** Looks a name up, and gives public addresses only; an error where there is none. */
export const publicOnly =
  (resolve: typeof lookup): LookupFunction =>
  (hostname, options, callback) =>
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '')
      const open = found.filter(({ address }) => isPublic(address))
      const [first] = open
      if (!first) return callback(new NotPublicError(), '')
      if (options.all) return callback(null, open)
      return callback(null, first.address, first.family)
    })

/**
 * @param about.publicOnly https to public addresses; else what an endpoint may name, wherever it is
 * @param about.resolve looks names up
 */
export function createPost(about: {
  readonly publicOnly: boolean
  readonly resolve?: typeof lookup
}): Post {
  const { resolve = lookup } = about
  const shared = {
    ...{ keepAlive: true, timeout: IDLE_MS },
    ...(about.publicOnly && { lookup: publicOnly(resolve) }),
  }
  const agents = { 'http:': new PlainAgent(shared), 'https:': new Agent(shared) }

  function once(telling: Telling, signal: AbortSignal, isFresh: boolean) {
    const { url, headers, body } = telling
    const isPlain = url.startsWith('http:')
    const agent = isFresh ? { agent: false } : { agent: agents[isPlain ? 'http:' : 'https:'] }
    const options: RequestOptions = { method: 'POST', headers, signal, ...shared, ...agent }
    return new Promise<number>((resolve, reject) => {
      let hasFailed = false
      const sent = (isPlain ? request : secureRequest)(url, options, (response) => {
        let size = 0
        response.on('data', (chunk: Buffer) => {
          size += chunk.length
          if (size > ANSWER_BYTES) response.destroy()
        })
        response.on('error', () => undefined)
        resolve(response.statusCode ?? 0)
      })
      sent.on('error', (error: NodeJS.ErrnoException) => {
        hasFailed = true
        // The receiver closed a kept connection before it had this.
        const isStale = sent.reusedSocket && error.code === 'ECONNRESET'
        const next = isStale && !isFresh ? once(telling, signal, true) : Promise.reject(error)
        next.then(resolve, reject)
      })
      // Also without an error, as after an answer that wants to speak another protocol.
      sent.on('close', () => {
        if (!hasFailed) reject(new Error('closed without an answer'))
      })
      sent.end(body)
    })
  }

  return async (telling) => {
    if (about.publicOnly && !isOpenUrl(telling.url)) return 'not_public'
    const signal = AbortSignal.timeout(ANSWER_MS)
    try {
      return await once(telling, signal, false)
    } catch (error) {
      if (error instanceof NotPublicError) return 'not_public'
      return signal.aborted ? 'timeout' : 'connection'
    }
  }
}
