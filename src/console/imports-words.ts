// Words of the pages of imports, in English and Japanese.

import { forStaff } from '../languages/language.ts'
import type { ImportCounts, ShownImport } from './imports-port.ts'
import { en } from './imports-words-en.ts'
import { ja } from './imports-words-ja.ts'

/** Why a file was not taken. */
export type FileFault =
  | 'none'
  | 'request_invalid'
  | 'body_too_large'
  | 'encoding_invalid'
  | 'columns_invalid'

/** What was just done. */
export type ImportDone = 'recording' | 'undoing' | 'gone' | 'not_undoable'

export interface ImportsWords {
  readonly title: string
  readonly lead: string
  readonly list: string
  readonly none: string
  readonly older: string
  readonly states: Readonly<Record<ShownImport['state'], string>>
  readonly modes: Readonly<Record<ShownImport['mode'], string>>
  readonly dryRun: string
  /** Of a dry run that is over. */
  readonly tried: string
  readonly counts: Readonly<Record<keyof ImportCounts | 'rows', string>>
  readonly counted: (rows: string, total: string) => string
  readonly columns: Readonly<Record<'started' | 'kind' | 'state' | 'finished', string>>
  readonly heading: (when: string) => string
  readonly all: string
  readonly refresh: string
  readonly rejected: { readonly title: string; readonly link: string; readonly row: string }
  readonly code: string
  readonly record: { readonly title: string; readonly text: string; readonly button: string }
  readonly gone: string
  /** Of a dry run that cannot be recorded here. */
  readonly fromApi: string
  readonly undo: {
    readonly link: string
    readonly title: string
    readonly text: string
    readonly stays: string
    readonly button: string
    readonly keep: string
  }
  readonly changes: {
    readonly title: string
    readonly first: (shown: number) => string
    readonly who: string
    readonly topic: string
    readonly before: string
    readonly after: string
    readonly isNew: string
    readonly unnamed: string
    readonly statuses: Readonly<
      Record<'given' | 'pending' | 'withdrawn' | 'refused' | 'none' | 'optedOut', string>
    >
  }
  readonly upload: {
    readonly title: string
    /** Names of columns stand between backticks. */
    readonly text: string
    readonly mode: string
    readonly file: string
    readonly fileHint: string
    readonly more: string
    readonly moreHint: string
    readonly map: string
    readonly set: string
    readonly ignore: string
    readonly button: string
  }
  /** Over the list of faults. */
  readonly failed: string
  readonly faults: Readonly<Record<FileFault, string>>
  readonly columnFaults: Readonly<
    Record<'unknown_column' | 'column_twice' | 'column_missing', (column: string) => string>
  >
  readonly done: Readonly<Record<ImportDone, string>>
}

/** Words of a language, else English. */
export const importsWordsOf = (language: string): ImportsWords => forStaff(language, { en, ja })
