// What the pages of imports show, worked out beforehand: the list with its form, one import, and
// the question before one is taken back.

import type { Fault } from '../errors.ts'
import { labelOf } from '../settings/notices.ts'
import type { Business, Topic } from '../settings/schemas.ts'
import { consoleFrame, timeIn } from './frame.ts'
import type { Explained, LookedAt, ShownChange, ShownImport } from './imports-port.ts'
import { type FileFault, type ImportDone, importsWordsOf } from './imports-words.ts'
import { piecesOf } from './pieces.ts'
import { rowFaultIn } from './row-words.ts'

interface About {
  readonly business: Business
  readonly language: string
}

export interface ImportsState extends About {
  readonly items: readonly ShownImport[]
  readonly next: string | null
  readonly typed: Explained
  /** Why a file was not taken, and which columns were at fault. */
  readonly wrong?: { readonly fault: FileFault; readonly columns: readonly Fault[] }
}

const COUNTS = ['accepted', 'unchanged', 'optedOut', 'rejected'] as const
const MODES = ['consents', 'optouts'] as const

export function importsPage(state: ImportsState) {
  const { language, wrong, typed } = state
  const words = importsWordsOf(language)
  return {
    ...consoleFrame(state, words.title, 'imports', { isFaulty: wrong !== undefined }),
    words,
    uploadText: piecesOf(words.upload.text),
    action: `/console/imports?lang=${language}`,
    imports: state.items.map((item) => rowOf(item, state)),
    columns: ['rows' as const, ...COUNTS].map((name) => words.counts[name]),
    olderHref:
      state.next === null
        ? ''
        : `/console/imports?${new URLSearchParams({ lang: language, after: state.next })}`,
    modes: MODES.map((mode) => ({
      ...{ value: mode, label: words.modes[mode], selected: mode === typed.mode },
    })),
    typed,
    hasTyped: typed.map + typed.set + typed.ignore !== '' || wrong?.fault === 'columns_invalid',
    ...(wrong ? faultsOf(wrong, words) : { error: '', errors: [], fileError: '' }),
  }
}

/** What the summary lists, and what stands at the file. */
function faultsOf(
  { fault, columns }: NonNullable<ImportsState['wrong']>,
  words: ReturnType<typeof importsWordsOf>,
) {
  const text = words.faults[fault]
  // Columns can be explained; everything else is mended by another file.
  const href = fault === 'request_invalid' || fault === 'columns_invalid' ? '#map' : '#file'
  const listed = columns.map(({ path, code }) => {
    const told = words.columnFaults[code as keyof typeof words.columnFaults]
    return { href, text: told ? told(path) : path }
  })
  return {
    error: listed.length > 0 ? text : words.failed,
    errors: listed.length > 0 ? listed : [{ href, text }],
    fileError: fault === 'request_invalid' ? '' : text,
  }
}

/** What every view of an import says of it. */
function rowOf(item: ShownImport, { business, language }: About) {
  const words = importsWordsOf(language)
  const number = new Intl.NumberFormat(language)
  const time = timeIn(business, language)
  const isTried = item.dryRun && item.state === 'finished'
  const at = (iso: string | null) => (iso === null ? '–' : time(Date.parse(iso)))
  return {
    href: `/console/imports/${item.id}?lang=${language}`,
    started: at(item.createdAt),
    finished: at(item.finishedAt),
    kind: `${item.format.toUpperCase()} · ${words.modes[item.mode]}`,
    // A dry run that is over is not done: nothing of it counts yet.
    state: isTried ? words.tried : words.states[item.state],
    tone: isTried ? 'quiet' : TONES[item.state],
    dryRun: item.dryRun && !isTried ? words.dryRun : '',
    rows: number.format(item.rows),
    counts: COUNTS.map((name) => ({
      ...{ name, label: words.counts[name], value: number.format(item[name]) },
    })),
    counted: words.counted(number.format(item.rows), number.format(item.total)),
    rejectedHref: item.rejected > 0 ? `/console/imports/${item.id}/rejected` : '',
  }
}

const TONES: Readonly<Record<ShownImport['state'], 'yes' | 'no' | 'quiet'>> = {
  ...{ finished: 'yes', failed: 'no', undone: 'quiet' },
  ...{ running: 'quiet', receiving: 'quiet', undoing: 'quiet' },
}

export interface ImportState extends About {
  readonly about: LookedAt
  readonly topics: readonly Topic[]
  /** Of a dry run. */
  readonly changes: readonly ShownChange[]
  readonly done?: ImportDone
}

/** Rejected rows named on the page; all are in the file. */
const ROWS_SHOWN = 20

export function importPage(state: ImportState) {
  const { about, language, done } = state
  const words = importsWordsOf(language)
  const here = `/console/imports/${about.id}`
  const told = rowOf(about.isUndoing ? { ...about, state: 'undoing' } : about, state)
  const isWorking = about.state === 'running'
  // What was just begun may be over by now: then the state says more than that it began.
  const isOver = !isWorking && (done === 'recording' || done === 'undoing')
  const news = done === undefined || isOver ? '' : words.done[done]
  return {
    ...consoleFrame(state, words.heading(told.started), 'imports', { isWithin: true, told: news }),
    words,
    heading: words.heading(told.started),
    backHref: `/console/imports?lang=${language}`,
    done: news,
    isDoneWell: done === 'recording' || done === 'undoing',
    about: told,
    refreshHref: isWorking ? told.href : '',
    progress: about.total === 0 ? 0 : Math.round((100 * about.rows) / about.total),
    isWorking,
    recordAction: about.isRecordable ? `${here}/record?lang=${language}` : '',
    isFromApi: about.isFromApi && about.state === 'finished',
    isGone: about.dryRun && !about.isFromApi && !about.isRecordable && about.state === 'finished',
    undoHref: about.isUndoable ? `${here}/undo?lang=${language}` : '',
    errors: about.errors
      .slice(0, ROWS_SHOWN)
      .map(({ row, code }) => ({ row, code, text: rowFaultIn(language, code) })),
    changes: state.changes.flatMap((change) => changeShown(change, state)),
    changesTitle: words.changes.first(state.changes.length),
  }
}

/** A line for each topic. */
function changeShown(change: ShownChange, { language, topics }: ImportState) {
  const words = importsWordsOf(language).changes
  const read = ({ status, optedOut }: { status: string | null; optedOut: boolean }) => {
    const text = words.statuses[(status ?? 'none') as keyof typeof words.statuses]
    return optedOut && status !== 'withdrawn' && status !== 'refused'
      ? words.statuses.optedOut
      : text
  }
  return Object.entries(change.topics).map(([key, { before, after }]) => {
    const topic = topics.find((each) => each.key === key)
    return {
      who: change.masked ?? words.unnamed,
      isNew: change.isKnown ? '' : words.isNew,
      topic: topic ? labelOf(topic, language) : key,
      before: read(before),
      after: read(after),
    }
  })
}

/** The question before an import is taken back. */
export function undoPage(state: About & { readonly about: LookedAt }) {
  const { about, language } = state
  const words = importsWordsOf(language)
  const told = rowOf(about, state)
  return {
    ...consoleFrame(state, words.undo.title, 'imports', { isWithin: true }),
    words,
    about: told,
    heading: words.heading(told.started),
    action: `/console/imports/${about.id}/undo?lang=${language}`,
    keepHref: told.href,
  }
}
