// `optin verify --receipt FILE`: whether receipts that somebody shows are ours and unaltered.

import { readFile } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import { digestOfWords } from '../people/receipt.ts'
import type { Signing } from '../people/signing.ts'

/** A compact JWS wherever it stands in a file: alone, in an export, in a download. */
const JWS = /[\w-]{20,}\.[\w-]{20,}\.[\w-]{80,}/g

/** A receipt as it stands in a file; `shown` is what can be read beside its signature. */
interface Found {
  readonly jws: string
  readonly shown?: Shown
}

interface Shown {
  readonly jws: string
  readonly receipt?: unknown
  readonly eventId?: unknown
}

/** @returns for each receipt in the file what is wrong with it; undefined: nothing */
export async function verifyReceipts(
  path: string,
  signing: Signing,
): Promise<(string | undefined)[]> {
  const text = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '')
  return Promise.all(receiptsIn(text).map((one) => faultOf(one, signing)))
}

/** Those of an export or a download first, then whatever else of the file looks like one. */
function receiptsIn(text: string): Found[] {
  const shown = documentsIn(text).flatMap(shownIn)
  const known = new Set(shown.map(({ jws }) => jws))
  const bare = [...new Set(text.match(JWS) ?? [])].filter((jws) => !known.has(jws))
  return [...shown.map((one) => ({ jws: one.jws, shown: one })), ...bare.map((jws) => ({ jws }))]
}

/** The file as JSON, else each of its lines that is; `optin export` writes a person a line. */
function documentsIn(text: string): unknown[] {
  try {
    return [JSON.parse(text)]
  } catch {
    return text.split('\n').flatMap((line) => {
      try {
        return [JSON.parse(line)]
      } catch {
        return []
      }
    })
  }
}

function shownIn(value: unknown): Shown[] {
  if (typeof value !== 'object' || value === null) return []
  if ('jws' in value && typeof value.jws === 'string') return [value as Shown]
  return Object.values(value).flatMap(shownIn)
}

async function faultOf({ jws, shown }: Found, signing: Signing): Promise<string | undefined> {
  const receipt = await signing.verify(jws)
  if (receipt === undefined) return 'not signed with the key of this installation, or altered'
  const signed = receipt as Receipt
  // What people read is the copy beside the signature, so it has to say what was signed.
  const isCopy =
    (shown?.receipt === undefined || isDeepStrictEqual(shown.receipt, receipt)) &&
    (shown?.eventId === undefined || shown.eventId === signed['dct:identifier'])
  if (!isCopy) return 'what can be read beside the signature is not what was signed'
  const { 'cl:presentedText': words, 'cl:presentedDigest': digest } =
    signed['dpv:hasRecordOfActivity']?.['dpv:hasNotice'] ?? {}
  return typeof words === 'string' && digestOfWords(words) === digest
    ? undefined
    : 'the words are not those of their digest'
}

interface Receipt {
  readonly 'dct:identifier'?: unknown
  readonly 'dpv:hasRecordOfActivity'?: {
    readonly 'dpv:hasNotice'?: Readonly<Record<string, unknown>>
  }
}
