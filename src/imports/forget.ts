// Rejected rows are kept to be mended, in whatever form they came. When a person is erased, the rows
// that name them go too; the counts of the import, and the numbers of the other rows, stay.

import { hash } from 'node:crypto'
import type { Identifier, Keyring } from '../keys/keyring.ts'
import type { Documents } from '../ledger/port.ts'
import type { Forget } from '../people/erasing.ts'
import { callingCodeOf } from '../phones/calling-codes.ts'
import { otherForm } from '../phones/variants.ts'
import { createPieces } from './pieces.ts'
import { type Import, KEPT_MS, KIND } from './record.ts'

export function createForgetRejected(deps: {
  readonly documents: Documents
  readonly keyring: Keyring
}): Forget {
  const { documents } = deps
  const pieces = createPieces(deps)
  return async ({ business, identifiers }) => {
    if (identifiers.length === 0) return
    const isAbout = naming(identifiers)
    for await (const piece of pieces.all('import.rejected', business)) {
      const lines = (await pieces.textOf(piece)).split('\n')
      const others = lines.filter((line) => !isAbout(line))
      if (others.length === lines.length) continue
      const { body } = (await documents.get<Import>(KIND, piece.id.split('.')[0] ?? '')) ?? {}
      await pieces.rewrite(piece, others, (body?.createdAt ?? 0) + KEPT_MS)
    }
  }
}

/**
 * Whether a line names one of these, written in any way: with or without its country, in parts, or
 * as the hash of a list. Digits of neighbours may look like a number once in a great while; then a
 * row that nobody could read is lost to whoever would have mended it.
 */
function naming(identifiers: readonly Identifier[]): (line: string) => boolean {
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
