// What the staff forms show, worked out beforehand.

import { staffLanguages, wordsIn } from '../../languages/language.ts'
import { drawnCode } from '../../qr/path.ts'
import type { Business, EntryPoint } from '../../settings/schemas.ts'
import type { HeldPass } from '../../settings/staff-passes.ts'
import type { FileFacts } from '../../web/http/fields.ts'
import { frame, statedPage } from '../../web/pages/frame.ts'
import { capital, type TopicShown } from '../optin/shown.ts'
import type { StaffEntries } from './entries.ts'
import { type StaffError, staffWords } from './words.ts'

/** A notice version in one language, with its text. */
export interface WordsOffered {
  readonly version: number
  readonly language: string
  readonly text: string
}

export interface StaffFormState {
  readonly business: Business
  readonly pass: HeldPass
  readonly door: EntryPoint
  readonly language: string
  readonly topics: readonly TopicShown[]
  readonly offered: readonly WordsOffered[]
  readonly entries: StaffEntries
  readonly errors: readonly StaffError[]
  /** The file that was read before, sealed; empty when there is none. */
  readonly sealedFile: string
  readonly once: string
  /** Newest day the sheet can be of, `YYYY-MM-DD`. */
  readonly today: string
}

const FIELD: Readonly<Record<StaffError, string>> = {
  phone_required: 'phone',
  phone_invalid: 'phone',
  topic_required: 'topics',
  topic_unknown: 'topics',
  words_required: 'words',
  date_invalid: 'date',
  file_required: 'file',
  file_type: 'file',
  file_too_large: 'file',
  sure_required: 'sure',
  store_unavailable: 'submit',
}

/** What every staff page has. */
function staffFrame(
  business: Business,
  pass: HeldPass,
  language: string,
  heading: string,
  isFaulty = false,
) {
  const words = staffWords(language)
  const name = business.displayName
  return {
    ...frame(language, `${heading} – ${name}`, staffLanguages(business.languages), isFaulty),
    style: '/staff.css',
    business: name,
    heading,
    who: words.signedIn(pass.staffId, pass.place ?? ''),
    leave: words.leave,
  }
}

export function staffHomePage(
  business: Business,
  pass: HeldPass,
  language: string,
  doors: readonly EntryPoint[],
) {
  const words = staffWords(language)
  return {
    ...staffFrame(business, pass, language, words.which),
    doors: doors.map((door) => ({
      ...words.kinds[kindOf(door)],
      slug: door.slug,
      href: `/staff/${door.slug}?lang=${language}`,
    })),
  }
}

export function staffFormPage(state: StaffFormState) {
  const { business, pass, door, language, entries, topics } = state
  const words = staffWords(language)
  const kind = kindOf(door)
  const first = topics[0]?.id ?? 'submit'
  const codes = [...new Set(state.errors)]
  const wrong = (field: string) => {
    const code = codes.find((error) => FIELD[error] === field)
    return code === undefined ? '' : words.errors[code]
  }
  const anchors: Readonly<Record<string, string>> = { topics: first, words: 'words-0' }
  const field = (id: string, label: string, hint: string) => {
    const error = wrong(id)
    const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
    return { id, label, hint, error, invalid: error !== '', describedBy: described }
  }
  return {
    ...staffFrame(business, pass, language, words.kinds[kind].title, codes.length > 0),
    lead: words.kinds[kind].lead,
    hasErrors: codes.length > 0,
    summaryTitle: words.summary,
    errors: codes.map((code) => ({
      text: words.errors[code],
      href: `#${anchors[FIELD[code]] ?? FIELD[code]}`,
    })),
    action: `/staff/${door.slug}?lang=${language}`,
    topics: {
      legend: words.topics,
      hint: words.topicsHint,
      error: wrong('topics'),
      describedBy: wrong('topics') ? 'topics-hint topics-error' : 'topics-hint',
      options: topics.map((topic) => ({ ...topic, checked: entries.topics.includes(topic.key) })),
    },
    phone: { ...field('phone', words.phone, words.phoneHint), value: entries.phone },
    words: {
      ...field('words', words.shown, words.shownHint[kind]),
      read: words.read,
      options: state.offered.map((offered, i) => ({
        id: `words-${i}`,
        value: `${offered.version}.${offered.language}`,
        label: words.version(wordsIn(offered.language).name, offered.version),
        language: offered.language,
        text: offered.text,
        checked:
          entries.words?.version === offered.version && entries.words.language === offered.language,
      })),
    },
    isPaper: kind === 'paper',
    date: { ...field('date', words.date, words.dateHint), value: entries.date, most: state.today },
    file: {
      ...field('file', words.file, words.fileHint),
      sealed: state.sealedFile,
      kept: entries.file ? words.fileKept(typeName(entries.file), sizeOf(entries.file)) : '',
    },
    where: { ...field('where', words.where, words.whereHint), value: entries.where },
    sure: { ...field('sure', words.sure[kind], ''), checked: entries.isSure },
    once: state.once,
    submit: words.record,
  }
}

export interface StaffDone {
  readonly topics: readonly string[]
  /** In which the person read the words. */
  readonly language?: string
  readonly sha256?: string
}

export function staffDonePage(
  business: Business,
  pass: HeldPass,
  language: string,
  done: StaffDone & {
    readonly door: EntryPoint
    /** To WhatsApp, with what was recorded written there; for whoever stands before them. */
    readonly waMe?: string | undefined
  },
) {
  const words = staffWords(language)
  const code = done.waMe === undefined ? undefined : drawnCode(done.waMe)
  return {
    ...staffFrame(business, pass, language, words.done.title),
    lead: words.done.lead,
    topics: done.topics.map((label) => capital(label, language)),
    stays: words.done.stays,
    scan: code && { code, ...words.done.scan },
    digestTitle: words.done.digest,
    digest: done.sha256 ?? '',
    next: words.done.next,
    nextHref: `/staff/${done.door.slug}?lang=${language}`,
  }
}

/** The page that holds the button: looking at a link uses nothing up. */
export function staffEnterPage(business: Business, pass: HeldPass, language: string, link: string) {
  const words = staffWords(language)
  return {
    ...frame(language, words.title, []),
    style: '/staff.css',
    business: business.displayName,
    heading: words.title,
    lead: words.enterLead(business.displayName),
    enter: words.enter(pass.staffId),
    link,
  }
}

/** A kind page for what did not work. */
export function staffProblemPage(which: 'closed' | 'left' | 'nothing', language: string) {
  const [title, text] = staffWords(language)[which]
  return statedPage(language, title, text)
}

const kindOf = (door: EntryPoint) => (door.kind === 'paper' ? 'paper' : 'in_person')
const typeName = ({ type }: FileFacts) => (type ?? '').replace(/^.*\//, '').toUpperCase()
const sizeOf = ({ size }: FileFacts) =>
  size < 1_000_000 ? `${Math.ceil(size / 1_000)} kB` : `${(size / 1_000_000).toFixed(1)} MB`
