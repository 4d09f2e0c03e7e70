// `optin verify --receipt FILE`: whether receipts that somebody shows are ours and unaltered.

import { readFile } from 'node:fs/promises'
import { digestOfWords } from '../people/receipt.ts'
import type { Signing } from '../people/signing.ts'

/** A compact JWS wherever it stands in a file: alone, in an export, in a download. */
const JWS = /[\w-]{20,}\.[\w-]{20,}\.[\w-]{80,}/g

/** @returns for each receipt in the file what is wrong with it; undefined: nothing */
export async function verifyReceipts(
  path: string,
  signing: Signing,
): Promise<(string | undefined)[]> {
  const text = await readFile(path, 'utf8')
  const found = [...new Set(text.match(JWS) ?? [])]
  return Promise.all(found.map((jws) => faultOf(jws, signing)))
}

async function faultOf(jws: string, signing: Signing): Promise<string | undefined> {
  const receipt = await signing.verify(jws)
  if (receipt === undefined) return 'not signed with the key of this installation, or altered'
  const notice = (receipt as { 'dpv:hasRecordOfActivity'?: { 'dpv:hasNotice'?: Notice } })[
    'dpv:hasRecordOfActivity'
  ]?.['dpv:hasNotice']
  const { 'cl:presentedText': words, 'cl:presentedDigest': digest } = notice ?? {}
  return typeof words === 'string' && digestOfWords(words) === digest
    ? undefined
    : 'the words are not those of their digest'
}

type Notice = Readonly<Record<string, unknown>>
