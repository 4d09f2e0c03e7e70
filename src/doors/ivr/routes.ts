// `/webhooks/twilio/voice/{slug}`: what a call is to do next, and what it leads to. Answered only
// when what the answer says is durable; a store that is away answers 503, so that it comes again.

import type { Express, Request } from 'express'
import type { SetAside } from '../../inbound/hearing/aside.ts'
import type { Keyring } from '../../keys/keyring.ts'
import type { Documents } from '../../ledger/port.ts'
import type { Gate } from '../../outbound/gate/gate.ts'
import type { CallEndpoint, CallHeard, Spoken, Verdict } from '../../providers/calling.ts'
import { REPEATED } from '../../providers/port.ts'
import type { Recorder } from '../../recording/recorder.ts'
import type { Catalog } from '../../settings/catalog.ts'
import type { EntryPoint } from '../../settings/schemas.ts'
import type { Report } from '../../web/http/report.ts'
import { mountSigned } from '../../web/http/signed.ts'
import type { Tally } from '../counting/tally.ts'
import { createCalls, isPerson, type KnownCall, startedAt } from './calls.ts'
import { callOf, languagesOf, otherOwnerOf } from './opening.ts'
import { isClosed, recordEnd, takeBack } from './record.ts'
import { stateAfter } from './script.ts'
import { closedLine, spokenIn } from './speech.ts'

export interface IvrDeps {
  readonly catalog: Catalog
  readonly keyring: Keyring
  readonly documents: Documents
  readonly recorder: Recorder
  /** What became of calls of ours. */
  readonly told: Gate['told']
  readonly setAside: SetAside
  readonly tally?: Tally | undefined
  readonly publicUrl: string
  readonly clock: () => number
  readonly report: Report
}

/** A call's form has a few dozen short fields. */
const BODY_MOST = 64 * 1024

const NOT_HUMAN = {
  state: 'failed',
  error: { code: 'not_human', class: 'person', failure: 'other' },
} as const

type Turn = Extract<CallHeard, { type: 'turn' }>
type Status = Extract<CallHeard, { type: 'status' }>

export function mountIvr(app: Express, endpoint: CallEndpoint, deps: IvrDeps): void {
  const { catalog, recorder, setAside } = deps
  const calls = createCalls(deps)
  const idOf = (door: EntryPoint, callId: string) => `${endpoint.provider}.${door.slug}.${callId}`

  /** What is said next; undefined when the webhook asks nothing. */
  async function hear(
    door: EntryPoint,
    heard: ReturnType<CallEndpoint['parse']>,
    query: Query,
    raw: string,
  ): Promise<{ spoken: Spoken | undefined; step: number }> {
    const now = deps.clock()
    const { provider } = endpoint
    const aside = (reason: string, what: string, business = door.business) =>
      setAside({ provider, business, reason, what, raw, now })
    const nothing = { spoken: undefined, step: 0 }
    switch (heard.type) {
      case 'unplaced':
        await aside(heard.reason, heard.what)
        return nothing
      case 'status': {
        const isOurs = await settle(door, heard, query, now)
        if (!isOurs && query.message !== undefined) await aside('unknown_message', 'call')
        return nothing
      }
      case 'verdict': {
        const isKnown = await judge(door, idOf(door, heard.callId), heard.verdict, now)
        if (!isKnown) await aside('unknown_message', 'call')
        return nothing
      }
      case 'turn': {
        const owner = otherOwnerOf(catalog, door.business, provider, heard)
        if (owner === undefined) return turn(door, heard, query, now)
        await aside('foreign_door', 'call', owner)
        return { spoken: { say: [] }, step: 0 }
      }
      default:
        return heard satisfies never
    }
  }

  /** Follows a call of ours. @returns whether it is one */
  async function settle(door: EntryPoint, heard: Status, query: Query, now: number) {
    const { callId, state, error } = heard
    const id = idOf(door, callId)
    if (heard.verdict !== undefined) await judge(door, id, heard.verdict, now)
    const verdict = heard.verdict ?? (await calls.find(id))?.verdict
    const about = { messageId: query.message ?? callId, providerMessageId: callId }
    // Somebody picked up, but nobody was reached.
    const isMachine = state === 'delivered' && verdict !== undefined && verdict !== 'human'
    const told = isMachine ? NOT_HUMAN : { state, error }
    return deps.told(endpoint.provider, door.business, { ...about, ...told })
  }

  async function turn(door: EntryPoint, heard: Turn, query: Query, now: number) {
    const id = idOf(door, heard.callId)
    const closed = () => ({ spoken: closedLine(nameOf(door), languagesOf(catalog, door)), step: 0 })
    const known = await calls.find(id)
    if (!known) {
      const opened = callOf(catalog, door, heard, query, now)
      if (door.state !== 'live' || !opened) return closed()
      const call = await calls.start(id, door.business, opened, heard.verdict)
      deps.tally?.addKnown(door.slug, 'shown', !isPerson(call))
      return said(call, 0)
    }
    if (heard.verdict !== undefined) await judge(door, id, heard.verdict, now)
    const { step } = query
    const isMachine = heard.verdict !== undefined && heard.verdict !== 'human'
    const isResumed = step === undefined && heard.isFallback === true && !isMachine
    // Else without a step it is the call's first webhook once more.
    if (step === undefined && !isResumed) {
      const { setting } = known
      return said(isMachine ? { ...known, setting: { ...setting, isHuman: false } } : known, 0)
    }
    // Whoever hears a question again, since our answer was lost, is heard again too.
    const added = step === undefined ? undefined : await calls.add(id, step, heard.keys ?? '', now)
    const call = added?.call ?? known
    if (added && startedAt(added.before) === undefined && startedAt(call) !== undefined) {
      deps.tally?.addKnown(door.slug, 'started', !isPerson(call))
    }
    const { length } = call.turns
    const at = step === undefined ? length : Math.min(step + 1, length)
    const next = said(call, at)
    // A door may close in the middle of a call: then nothing is asked any more, but a no is heard.
    if (door.state !== 'live' && next.spoken.listen) return closed()
    try {
      // Kept before anybody hears that it was. Only a yes can fail for its words.
      if (at === length) await recordEnd(recorder, door, call, now)
    } catch (error) {
      if (isClosed(error)) return closed()
      throw error
    }
    return next
  }

  /**
   * Keeps who answered, and takes back what no person made. The verdict and the turns are one
   * record, so one of the two always sees the other, whichever comes first.
   */
  async function judge(door: EntryPoint, id: string, verdict: Verdict, now: number) {
    const judged = await calls.judge(id, verdict)
    if (!judged) return false
    const { before, call } = judged
    const isMachine = !isPerson(call)
    if (isMachine === isPerson(before)) {
      const started = startedAt(call)
      deps.tally?.correct(door.slug, 'shown', isMachine, call.beganAt)
      if (started !== undefined) deps.tally?.correct(door.slug, 'started', isMachine, started)
    }
    if (verdict !== 'human') await takeBack(recorder, door, call, now)
    return true
  }

  const said = ({ setting, words, turns }: KnownCall, step: number) => ({
    spoken: spokenIn(setting, words, stateAfter(setting, turns.slice(0, step))),
    step,
  })
  const nameOf = (door: EntryPoint) => catalog.business(door.business)?.displayName ?? ''

  const { publicUrl, report } = deps
  const reading = { publicUrl, report, bodyMost: BODY_MOST }
  mountSigned(app, `${endpoint.path}/:slug`, endpoint, reading, async (incoming, req, res) => {
    const slug = String(req.params.slug)
    const door = catalog.entryPoint(slug)
    const isThere = door?.kind === 'ivr'
    const raw = incoming.bytes.toString('utf8')
    const { spoken, step } = isThere
      ? await hear(door, endpoint.parse(incoming), queryOf(req.query), raw)
      : { spoken: undefined, step: 0 }
    const next = `${publicUrl}${endpoint.path}/${slug}?step=${step}${REPEATED}`
    const { type, body } = endpoint.render(spoken, next)
    res
      .status(isThere ? 200 : 404)
      .type(type)
      .send(body)
  })
}

/** What we put into our own addresses; the signature covers it. */
interface Query {
  /** How many turns had been taken when the question was asked. */
  readonly step: number | undefined
  /** Our id of a call we placed. */
  readonly message: string | undefined
  readonly language: string | undefined
}

function queryOf({ step, m, language }: Request['query']): Query {
  const text = (value: unknown, form: RegExp) =>
    typeof value === 'string' && form.test(value) ? value : undefined
  const known = text(step, /^\d{1,3}$/)
  return {
    step: known === undefined ? undefined : Number(known),
    message: text(m, /^[\w-]{1,100}$/),
    language: text(language, /^[a-zA-Z-]{2,35}$/),
  }
}
