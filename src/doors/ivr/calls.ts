// A call as it is kept while it lasts: how it began and what was pressed, sealed. The store holds
// its turns, so a webhook that comes again, late, or twice at once is answered as it was the first
// time, and a key counts only where it was asked for.

import type { Keyring } from '../../keys/keyring.ts'
import { isLate } from '../../ledger/late.ts'
import type { Doc, Documents } from '../../ledger/port.ts'
import { walked } from '../../ledger/walk.ts'
import { type Forget, isTheirs } from '../../people/erasing.ts'
import type { Verdict } from '../../providers/calling.ts'
import { DAY_MS } from '../../time.ts'
import { numbersIn, type Setting, type Turn } from './script.ts'
import type { DoorWords } from './speech.ts'

/** How a call began. Times are epoch ms. */
export interface Call {
  readonly setting: Setting
  readonly words: DoorWords
  readonly receiver: string
  readonly isVouched: boolean
  readonly isDoubted: boolean
  readonly attestation: string | undefined
  /** Ours, where we placed it. */
  readonly messageId: string | undefined
  readonly beganAt: number
}

/** A call with what was pressed so far. */
export interface KnownCall extends Call {
  readonly id: string
  readonly turns: readonly (Turn & { readonly at: number })[]
  /** The last one told. */
  readonly verdict: Verdict | undefined
}

interface Body {
  readonly sealed: string
  /** Changes apart from the turns: it may come at any time. */
  readonly verdict: Verdict | null
  readonly beganAt: number
}

/** Who answered a call of ours is known only by its verdict; whoever calls us is a person. */
export const isPerson = ({ words, verdict }: Pick<KnownCall, 'words' | 'verdict'>): boolean =>
  !words.isPlaced || verdict === 'human'

/** When the first key was pressed, epoch ms; undefined: none was. */
export const startedAt = ({ turns }: Pick<KnownCall, 'turns'>): number | undefined =>
  turns.find(({ keys }) => keys !== '')?.at

/** What a change found and left; the same where there was nothing to change. */
export interface Changed {
  readonly before: KnownCall
  readonly call: KnownCall
}

const KIND = 'call'
/** No call lasts longer, nor does a provider repeat a webhook after it. */
const KEPT_MS = DAY_MS

const contextOf = (id: string) => `call ${id}`

const opened = (keyring: Keyring, { id, body }: Doc<Body>): KnownCall => ({
  ...(JSON.parse(keyring.open(body.sealed, contextOf(id))) as Omit<KnownCall, 'id' | 'verdict'>),
  id,
  verdict: body.verdict ?? undefined,
})

export function createCalls({
  documents,
  keyring,
}: {
  readonly documents: Documents
  readonly keyring: Keyring
}) {
  const open = (doc: Doc<Body>) => opened(keyring, doc)
  const sealed = (id: string, call: Call & Pick<KnownCall, 'turns'>) =>
    keyring.seal(JSON.stringify(call), contextOf(id))
  const get = (id: string) => documents.get<Body>(KIND, id)

  /** Changes a call; a lost race is decided again on what the other left. */
  async function change(
    id: string,
    alter: (call: KnownCall) => Partial<Pick<KnownCall, 'turns' | 'verdict'>> | undefined,
  ): Promise<Changed | undefined> {
    for (;;) {
      const doc = await get(id)
      if (!doc) return undefined
      const before = open(doc)
      const altered = alter(before)
      if (!altered) return { before, call: before }
      const { id: _id, verdict, ...kept } = { ...before, ...altered }
      const body: Body = { ...doc.body, sealed: sealed(id, kept), verdict: verdict ?? null }
      try {
        const more = { expiresAt: body.beganAt + KEPT_MS }
        return { before, call: open(await documents.put({ ...doc, body }, doc.version, more)) }
      } catch (error) {
        if (!isLate(error)) throw error
      }
    }
  }

  return {
    async find(id: string): Promise<KnownCall | undefined> {
      const doc = await get(id)
      return doc && open(doc)
    },

    /** Keeps a call that began; one that is there already stays as it began. */
    async start(id: string, business: string, call: Call, verdict: Verdict | undefined) {
      const body: Body = {
        sealed: sealed(id, { ...call, turns: [] }),
        verdict: verdict ?? null,
        beganAt: call.beganAt,
      }
      const more = { expiresAt: call.beganAt + KEPT_MS }
      try {
        return open(await documents.put({ kind: KIND, id, business, body }, 0, more))
      } catch (error) {
        const known = isLate(error) ? await get(id) : undefined
        if (!known) throw error
        return open(known)
      }
    },

    /**
     * Adds what was pressed, if it answers what was asked last: the first answer to a question
     * stands. In a call of ours it is a person's only while the last verdict says so.
     */
    add: (id: string, step: number, keys: string, at: number) =>
      change(id, (call) => {
        const turn = { keys, isHuman: isPerson(call), at }
        return call.turns.length === step ? { turns: [...call.turns, turn] } : undefined
      }),

    /** Keeps who answered. @returns undefined for a call nobody knows */
    judge: (id: string, verdict: Verdict) =>
      change(id, (call) => (call.verdict === verdict ? undefined : { verdict })),
  }
}

/** Takes out the calls of an erased person, and those in which somebody keyed their number in. */
export function createForgetCalls({
  documents,
  keyring,
}: {
  readonly documents: Documents
  readonly keyring: Keyring
}): Forget {
  return async (who) => {
    for await (const doc of walked<Body>(documents, KIND, who.business)) {
      const { setting, turns } = opened(keyring, doc)
      if (numbersIn(setting, turns).some((phone) => isTheirs(keyring, who, { phone }))) {
        await documents.remove(KIND, doc.id)
      }
    }
  }
}
