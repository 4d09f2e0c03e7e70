// What the console's pages of imports ask for; whoever takes files in gives it.

export interface ImportCounts {
  readonly accepted: number
  readonly unchanged: number
  readonly optedOut: number
  readonly rejected: number
}

/** An import as it is told. The four counts add up to `rows`, and to `total` at the end. */
export interface ShownImport extends ImportCounts {
  readonly id: string
  readonly state: 'running' | 'finished' | 'failed' | 'undone' | 'receiving' | 'undoing'
  readonly dryRun: boolean
  readonly mode: 'consents' | 'optouts'
  readonly format: 'csv' | 'ndjson'
  readonly rows: number
  readonly total: number
  /** The first rejected rows. */
  readonly errors: readonly { readonly row: number; readonly code: string }[]
  /** ISO 8601. */
  readonly createdAt: string | null
  readonly finishedAt: string | null
}

/** One import, and what may be done with it now. */
export interface LookedAt extends ShownImport {
  readonly isUndoing: boolean
  readonly isRecordable: boolean
  /** A dry run whose rows nobody holds: the console makes none of these. */
  readonly isFromApi: boolean
  readonly isUndoable: boolean
}

interface Reading {
  readonly status: string | null
  readonly optedOut: boolean
}

/** What a dry run would change for one person. */
export interface ShownChange {
  readonly row: number
  readonly isKnown: boolean
  readonly masked: string | null
  readonly topics: Readonly<Record<string, { readonly before: Reading; readonly after: Reading }>>
}

/** How somebody explains a file. `map`, `set` and `ignore` are as the API's; empty for nothing. */
export interface Explained {
  readonly mode: ShownImport['mode']
  readonly map: string
  readonly set: string
  readonly ignore: string
}

/** Each throws ToolkitError `not_found` for an import that is not of this business. */
export interface ImportDesk {
  /** The most a file may have, bytes. */
  readonly fileBytes: number
  /** Newest first. `next`: pass as `after` for what follows; null on the last page. */
  list(
    business: string,
    after: string | undefined,
    limit: number,
  ): Promise<{ readonly items: readonly ShownImport[]; readonly next: string | null }>
  look(business: string, id: string): Promise<LookedAt>
  /**
   * Takes a file in as a dry run, as it comes.
   * @returns its id
   * @throws ToolkitError `request_invalid`, `body_malformed`, `body_too_large`,
   *   `encoding_invalid`, `columns_invalid`
   */
  rehearse(
    input: AsyncIterable<Uint8Array>,
    handed: Explained & {
      readonly business: string
      readonly format: ShownImport['format']
      readonly country: string
    },
  ): Promise<string>
  /** Records a dry run as it is. Safe to repeat. */
  record(business: string, id: string): Promise<unknown>
  /** Takes back what was recorded. Safe to repeat. @throws ToolkitError `import_not_undoable` */
  undo(business: string, id: string): Promise<unknown>
  changes(business: string, id: string, limit: number): Promise<readonly ShownChange[]>
  /** The rejected rows as a file, in parts. */
  rejected(business: string, id: string): Promise<AsyncIterable<string>>
}
