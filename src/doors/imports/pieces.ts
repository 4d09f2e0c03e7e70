// Parts of a file while it is worked on: lines, compressed, sealed, one small document each, so
// that both stores keep them and no file of half a gigabyte is ever in memory or on disk as it came.

import { promisify } from 'node:util'
import { zstdCompress, zstdDecompress } from 'node:zlib'
import { badCursor } from '../../errors.ts'
import type { Keyring } from '../../keys/keyring.ts'
import { madeOnce, revised } from '../../ledger/late.ts'
import type { Doc, Documents } from '../../ledger/port.ts'
import { walked } from '../../ledger/walk.ts'

const compress = promisify(zstdCompress)
const decompress = promisify(zstdDecompress)

/** Documents read at once; each can hold megabytes. */
const AT_ONCE = 4
const MOST_CLEARED = 32

export type PieceKind = 'import.rows' | 'import.words' | 'import.rejected' | 'import.changes'

interface Sealed {
  readonly sealed: string
}

export type Pieces = ReturnType<typeof createPieces>

export function createPieces({ documents, keyring }: { documents: Documents; keyring: Keyring }) {
  const contextOf = (kind: string, id: string) => `${kind} ${id}`

  /** Documents whose id begins so, in the order of their ids. */
  const docs = <T>(kind: string, business: string, prefix: string, after = prefix) =>
    walked<T>(documents, kind, business, { prefix, after, page: AT_ONCE })

  const textOf = async ({ kind, id, body }: Doc<Sealed>): Promise<string> =>
    (await decompress(keyring.openBytes(body.sealed, contextOf(kind, id)))).toString('utf8')

  const sealed = async (kind: string, id: string, lines: readonly string[]): Promise<Sealed> => {
    const packed = await compress(Buffer.from(lines.join('\n')))
    return { sealed: keyring.seal(packed, contextOf(kind, id)) }
  }

  return {
    docs,
    /** Every piece of a kind whose id begins so. */
    all: (kind: PieceKind, business: string, prefix: string) =>
      docs<Sealed>(kind, business, prefix),
    textOf,
    /** Keeps lines, unless they are kept already. @param expiresAt epoch ms; for ever without */
    async put(
      kind: PieceKind,
      id: string,
      business: string,
      lines: readonly string[],
      expiresAt?: number,
    ): Promise<void> {
      const body = await sealed(kind, id, lines)
      const more = expiresAt === undefined ? {} : { expiresAt }
      // It has the same content whoever writes it.
      await madeOnce(documents, { kind, id, business, body }, more)
    },
    /**
     * Keeps other lines in a piece's place; none, and it is gone. Safe beside others who change it.
     * @param change undefined leaves it as it is
     * @param expiry looked up after the piece is read, epoch ms; undefined for ever
     */
    async alter(
      piece: Doc<Sealed>,
      change: (text: string) => readonly string[] | undefined,
      expiry: () => Promise<number | undefined>,
    ): Promise<void> {
      const { kind, id } = piece
      await revised(documents, piece, async (body) => {
        const lines = body && change(await textOf({ ...piece, body }))
        if (lines?.length === 0) await documents.remove(kind, id)
        if (!lines?.length) return undefined
        return { expiresAt: await expiry(), body: await sealed(kind, id, lines) }
      })
    },
    /** The lines of every piece whose id begins so, those of a piece together: they are many. */
    async *lines(kind: PieceKind, business: string, prefix: string): AsyncGenerator<string[]> {
      for await (const doc of docs<Sealed>(kind, business, prefix)) {
        yield (await textOf(doc)).split('\n')
      }
    },
    /** A page of such lines. @param after `next` of the page before */
    async page(
      kind: PieceKind,
      business: string,
      prefix: string,
      after: string | undefined,
      limit: number,
    ): Promise<{ lines: string[]; next: string | null }> {
      const [, place = '', count = '0'] = /^(\w{1,20})-(\d{1,6})$/.exec(after ?? '') ?? []
      if (after !== undefined && place === '') throw badCursor()
      const lines: string[] = []
      // The piece a page ended in is read again, from where the page ended.
      const from = place === '' ? prefix : `${prefix}${place}`.slice(0, -1)
      for await (const doc of docs<Sealed>(kind, business, prefix, from)) {
        const id = doc.id.slice(prefix.length)
        if (id < place) continue
        const all = (await textOf(doc)).split('\n')
        const skip = id === place ? Number(count) : 0
        const taken = all.slice(skip, skip + limit - lines.length)
        lines.push(...taken)
        if (lines.length === limit) return { lines, next: `${id}-${skip + taken.length}` }
      }
      return { lines, next: null }
    },
    /** Takes their expiry away. Safe to repeat. */
    async keep(kind: PieceKind, business: string, prefix: string): Promise<void> {
      for await (const found of docs<Sealed>(kind, business, prefix)) {
        await revised(documents, found, (body) => body && { body })
      }
    },
    async clear(kind: string, business: string, prefix: string): Promise<void> {
      for (;;) {
        const page = await documents.list(kind, business, prefix, MOST_CLEARED)
        const theirs = page.filter(({ id }) => id.startsWith(prefix))
        await Promise.all(theirs.map(({ id }) => documents.remove(kind, id)))
        if (theirs.length < MOST_CLEARED) return
      }
    },
  }
}
