// `Idempotency-Key`: the same request again gives the first answer again. The answer is kept
// sealed for a day; a first run that died is run again with the same seed, and the facts it
// recorded, and the settings it made, are known by their ids, so nothing doubles. A day later the
// key is a new one.

import { randomUUID } from 'node:crypto'
import { type ErrorCode, type Fault, ToolkitError } from '../../errors.ts'
import type { Keyring } from '../../keys/keyring.ts'
import { isLate, revised } from '../../ledger/late.ts'
import type { Documents } from '../../ledger/port.ts'
import { walked } from '../../ledger/walk.ts'
import { DAY_MS } from '../../time.ts'
import type { Answer } from './route.ts'

const KEPT_MS = DAY_MS
/**
 * A run of another process that has not ended by then is taken for dead. Longer than any store
 * command may take; should it be alive after all, the facts are known by their ids.
 */
const LEASE_MS = 15_000
const KIND = 'idempotency'
/** Keyed, both: a body holds a number, a caller's key often too, and numbers can be tried. */
const PURPOSE = { key: 'idempotency-key', content: 'idempotency-content' } as const

interface Kept {
  readonly fingerprint: string
  /** What ids are made from; the same for each run of one request. */
  readonly seed: string
  /** Process that runs it; null once done. */
  readonly run: { readonly boot: string; readonly until: number } | null
  /** Sealed `{status, body}`. */
  readonly answer: string | null
}

/** A refusal is an answer too, and is given again. */
interface Refused {
  readonly refused: {
    readonly code: ErrorCode
    readonly message: string
    readonly faults: readonly Fault[]
    readonly details: Record<string, unknown>
  }
}

export interface Idempotency {
  /**
   * Runs once per key.
   * @param request.content path and body: what makes it the same request
   * @param run makes its ids from the seed, so that what it did before it died is not done twice;
   *   `isAgain` when another run began with this seed, and may have done all of it
   * @throws ToolkitError `idempotency_conflict`, `idempotency_running`
   */
  once(
    request: { business: string; key: string; content: string; now: number },
    run: (seed: string, isAgain: boolean) => Promise<Answer>,
  ): Promise<Answer>
}

/** 1 to 255 printable characters. */
export const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/

/** @throws ToolkitError `request_invalid` for a key that is none */
export function idempotencyKeyOf(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined
  if (typeof header === 'string' && IDEMPOTENCY_KEY.test(header)) return header
  throw new ToolkitError('request_invalid', 'Idempotency-Key: 1 to 255 printable characters.', {
    faults: [{ path: 'Idempotency-Key', code: 'invalid', message: 'Not a usable key.' }],
  })
}

/** What a request asks for, as `once` takes it. */
export const contentOf = (path: string, body: unknown): string =>
  `${path}\n${JSON.stringify(body ?? null)}`

/** @param isShared other processes use the store too, so a run of another one may be alive */
export function createIdempotency(
  documents: Documents,
  keyring: Keyring,
  isShared: boolean,
): Idempotency {
  const boot = randomUUID()
  /** Runs of this process. A mark of ours without its run was left by a store that went away. */
  const live = new Set<string>()
  const isAlive = (run: NonNullable<Kept['run']>, now: number) =>
    run.boot !== boot && isShared && run.until > now
  return {
    async once({ business, key, content, now }, run) {
      const id = keyring.digest(PURPOSE.key, JSON.stringify([business, key]))
      const fingerprint = keyring.digest(PURPOSE.content, content)
      const doc = { kind: KIND, id, business }
      const until = now + LEASE_MS
      const more = { expiresAt: now + KEPT_MS }
      const found = await documents.get<Kept>(KIND, id)
      const isSame = found?.body.fingerprint === fingerprint
      if (found && !isSame && !isFailed(found.body)) {
        throw new ToolkitError('idempotency_conflict', 'This key came with another body before.')
      }
      if (found?.body.answer) {
        const kept = JSON.parse(keyring.open(found.body.answer, id)) as Answer | Refused
        if ('refused' in kept) {
          const { code, message, ...more } = kept.refused
          throw new ToolkitError(code, message, more)
        }
        return { ...kept, headers: { ...kept.headers, 'idempotent-replayed': 'true' } }
      }
      const other = found?.body.run
      if (live.has(id) || (other && isAlive(other, now))) throw isRunning()
      const before = isSame ? found?.body.seed : undefined
      const seed = before ?? randomUUID()
      const kept = { fingerprint, seed, run: null, answer: null } satisfies Kept
      // No wait between the look and this: of two at once in one process, one runs.
      live.add(id)
      try {
        const { version } = await documents
          .put<Kept>({ ...doc, body: { ...kept, run: { boot, until } } }, found?.version ?? 0, more)
          .catch(taken)
        const keep = (body: Kept) => documents.put({ ...doc, body }, version, more)
        try {
          const answer = await run(seed, before !== undefined)
          await keep({ ...kept, answer: keyring.seal(JSON.stringify(answer), id) })
          return answer
        } catch (error) {
          if (error instanceof ToolkitError && !isForNow(error)) {
            const { code, message, faults, details } = error
            const refused: Refused = { refused: { code, message, faults, details } }
            await keep({ ...kept, answer: keyring.seal(JSON.stringify(refused), id) })
          } else await keep(kept).catch(() => undefined)
          throw error
        }
      } finally {
        live.delete(id)
      }
    },
  }
}

/** Not about the request but about the moment: whoever waits as `Retry-After` says asks it again. */
const isForNow = ({ status }: ToolkitError) => status >= 500 || status === 429

/** It ended in a 5xx or a 429: not kept, but for the seed of whoever tries the same again. */
const isFailed = ({ run, answer }: Kept) => run === null && answer === null

const isRunning = () =>
  new ToolkitError('idempotency_running', 'The first request with this key is still running.')

/** Another one put its mark first. */
function taken(error: unknown): never {
  throw isLate(error) ? isRunning() : error
}

/** Answers looked through at once; there may be many of a day, and nearly all stay as they are. */
const PAGE = 500

const ERASED: Refused = {
  refused: {
    code: 'person_unknown',
    message: 'This person was erased since the first request with this key.',
    ...{ faults: [], details: {} },
  },
}

/** Takes out answers that name an erased person; the same request again is refused, and not run. */
export function createForgetAnswers({
  documents,
  keyring,
}: {
  readonly documents: Documents
  readonly keyring: Keyring
}) {
  return async (who: {
    readonly business: string
    readonly people: Iterable<string>
    readonly identifiers: readonly { readonly value: string }[]
    /** Epoch ms. */
    readonly now: number
  }): Promise<void> => {
    const { business, people, identifiers, now } = who
    const names = [...people, ...identifiers.map(({ value }) => value)]
    for await (const found of walked<Kept>(documents, KIND, business, { page: PAGE })) {
      await revised(documents, found, (body) => {
        if (!body?.answer) return undefined
        const text = keyring.open(body.answer, found.id)
        if (!names.some((name) => text.includes(name))) return undefined
        const answer = keyring.seal(JSON.stringify(ERASED), found.id)
        return { body: { ...body, answer }, expiresAt: now + KEPT_MS }
      })
    }
  }
}
