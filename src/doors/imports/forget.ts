// Removes an erased person from the parts of files that are kept: rejected rows, and the rows and changes
// of a dry run. Counts and row numbers stay what they were. A file that is still coming in may name the
// person again later, so whom to forget is noted for its end.

import { hash } from 'node:crypto'
import type { Keyring } from '../../keys/keyring.ts'
import { madeOnce } from '../../ledger/late.ts'
import type { Documents } from '../../ledger/port.ts'
import { walked } from '../../ledger/walk.ts'
import type { Tell } from '../../people/aside.ts'
import type { Forget, Forgotten, Named } from '../../people/erasing.ts'
import { callingCodeOf } from '../../world/phones/calling-codes.ts'
import { otherForm } from '../../world/phones/variants.ts'
import { createPieces, type PieceKind } from './pieces.ts'
import { ACTIVE_KIND, HELD_ROWS_MS, type Import, isHeld, KEPT_MS, KIND, NOBODY } from './record.ts'
import { blankRow, type KeptRow } from './rows.ts'

/** Whom a file on its way in is to forget, sealed; no longer than files may be on their way. */
const NOTED_KIND = 'import.forgotten'

type Who = Named

interface Noted extends Pick<Forgotten, 'identifiers'> {
  readonly people: readonly string[]
}

interface Deps {
  readonly documents: Documents
  readonly keyring: Keyring
}

export function createForgetImports(deps: Deps): Forget {
  const { documents, keyring } = deps
  const forget = forgetting(deps)

  /** Before anything is looked through, so that what is not there yet is found by whoever brings it. */
  async function note({ business, identifiers, people, now }: Forgotten): Promise<void> {
    for await (const { id } of walked(documents, ACTIVE_KIND, NOBODY)) {
      const about = await documents.get<Import>(KIND, id)
      if (about?.business !== business) continue
      const { state, createdAt, lease } = about.body
      if (state !== 'receiving' || createdAt > now) continue
      const noted = `${id}.${keyring.digest(NOTED_KIND, [...people].sort().join())}`
      const who: Noted = { identifiers, people: [...people] }
      const body = { sealed: keyring.seal(JSON.stringify(who), `${NOTED_KIND} ${noted}`) }
      const more = { expiresAt: lease?.until ?? now }
      await madeOnce(documents, { kind: NOTED_KIND, id: noted, business, body }, more)
    }
  }

  return async (who) => {
    await note(who)
    await forget(who)
  }
}

/** Tells of their rows that were refused. */
export function createTellImports(deps: Deps): Tell {
  const pieces = createPieces(deps)
  return async function* (who) {
    if (who.identifiers.length === 0) return
    const isNamed = naming(who)
    for await (const piece of pieces.all('import.rejected', who.business, '')) {
      const lines = (await pieces.textOf(piece)).split('\n').filter(isNamed)
      for (const line of lines) {
        yield { kind: 'rejected_row', since: null, content: JSON.parse(line) as string }
      }
    }
  }
}

/** Forgets, in a file that is all in but does not count yet, whoever was erased since it began to come. */
export function createForgetMeanwhile(deps: Deps) {
  const { documents, keyring } = deps
  const forget = forgetting(deps)
  return async (business: string, id: string): Promise<void> => {
    const notes = walked<{ sealed: string }>(documents, NOTED_KIND, business, { prefix: `${id}.` })
    for await (const noted of notes) {
      const text = keyring.open(noted.body.sealed, `${NOTED_KIND} ${noted.id}`)
      const { identifiers, people } = JSON.parse(text) as Noted
      await forget({ business, identifiers, people: new Set(people) }, `${id}.`)
      await documents.remove(NOTED_KIND, noted.id)
    }
  }
}

function forgetting(deps: Deps) {
  const { documents } = deps
  const pieces = createPieces(deps)

  async function alter(
    kind: PieceKind,
    { business, prefix }: { readonly business: string; readonly prefix: string },
    change: (text: string) => readonly string[] | undefined,
    expiryOf: (about: Import | undefined) => number | undefined,
  ): Promise<void> {
    for await (const piece of pieces.all(kind, business, prefix)) {
      await pieces.alter(piece, change, async () =>
        expiryOf((await documents.get<Import>(KIND, piece.id.split('.')[0] ?? ''))?.body),
      )
    }
  }
  const kept = (about: Import | undefined) => (about?.createdAt ?? 0) + KEPT_MS
  /** Rows that are being recorded stay until they are. */
  const held = (about: Import | undefined) =>
    about && isHeld(about) ? about.createdAt + HELD_ROWS_MS : undefined

  /** @param prefix of the ids of what is looked through; all of the business without one */
  return async (who: Who, prefix = ''): Promise<void> => {
    const where = { business: who.business, prefix }
    const isNamed = naming(who)
    const without = (isTheirs: (line: string) => boolean) => (text: string) => {
      const lines = text.split('\n')
      const others = lines.filter((line) => !isTheirs(line))
      return others.length < lines.length ? others : undefined
    }
    if (who.identifiers.length > 0) await alter('import.rejected', where, without(isNamed), kept)
    const { isIn, isAbout } = keyed(who)
    await alter('import.changes', where, without(isAbout), kept)
    const blank = (line: string) =>
      isAbout(line) ? JSON.stringify(blankRow(JSON.parse(line))) : line
    await alter(
      'import.rows',
      where,
      (text) => {
        if (!isIn(text)) return undefined
        const lines = text.split('\n')
        const bare = lines.map(blank)
        return bare.some((line, i) => line !== lines[i]) ? bare : undefined
      },
      held,
    )
  }
}

/** Whether a line of ours is about the person: by its key, or the user id it came with beside another's number. */
function keyed({ business, people, identifiers }: Who) {
  const keys = [...people].map((person) => person.slice(business.length + 1))
  const userIds = identifiers.flatMap(({ kind, value }) => (kind === 'userId' ? [value] : []))
  const needles = [...keys, ...userIds]
  const isIn = (text: string) => needles.some((needle) => text.includes(needle))
  return {
    isIn,
    isAbout(line: string): boolean {
      if (!isIn(line)) return false
      const { k, u = '' } = JSON.parse(line) as Pick<KeptRow, 'k' | 'u'>
      return keys.includes(k) || userIds.includes(u)
    },
  }
}

/**
 * Whether a line names one of these, written in any way: with or without its country, in parts, or
 * as the hash of a list. Digits of neighbours may look like a number once in a great while; then a
 * row that nobody could read is lost to whoever would have mended it.
 */
function naming({ identifiers }: Pick<Forgotten, 'identifiers'>): (line: string) => boolean {
  const phones = identifiers.filter(({ kind }) => kind === 'phone').map(({ value }) => value)
  const forms = phones.flatMap((phone) => [phone, otherForm(phone) ?? phone])
  const digits = forms.map((phone) => phone.slice(1 + (callingCodeOf(phone)?.code.length ?? 0)))
  const texts = [
    ...identifiers.filter(({ kind }) => kind === 'userId').map(({ value }) => value.toLowerCase()),
    ...forms.map((phone) => hash('sha256', phone, 'hex')),
  ]
  return (line) => {
    const text = line.normalize('NFKC').toLowerCase()
    const own = text.replaceAll(/\D+/g, '')
    return digits.some((each) => own.includes(each)) || texts.some((each) => text.includes(each))
  }
}
