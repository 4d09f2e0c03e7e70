// The forms of kiosks, cash machines and tablets handed over: one screen, large targets, number
// keys, and nothing left on it for the next person.

import type { Request } from 'express'
import { wordsIn } from '../../languages/language.ts'
import { drawnCode } from '../../qr/path.ts'
import type { Business, EntryPoint } from '../../settings/schemas.ts'
import { bareChat } from '../../settings/urls.ts'
import { frame, type problemPage, statedPage } from '../../web/pages/frame.ts'
import { queryOf } from '../optin/context.ts'
import {
  errorsOf,
  type FormState,
  noOf,
  phoneShown,
  type ThanksState,
  thanksPage,
  topicsShown,
  understoodPage,
  withLanguages,
} from './page.ts'

/** Seconds without a touch before the screen asks, and from then until it clears itself. */
const IDLE = { form: 60, end: 20, warns: 20 }
/** Without scripts nothing can ask, so the wait is longer. */
const REFRESH_SECONDS = 180

/** On these doors the person acts on a machine of the business. */
export const isTerminal = ({ kind }: Pick<EntryPoint, 'kind'>): boolean =>
  kind === 'kiosk' || kind === 'atm' || kind === 'in_person'

/**
 * The empty form of this machine: its own name stays, the last transaction does not.
 * @param isIdle it comes by itself, in place of one that nobody sent
 */
export const homeOf = (
  door: EntryPoint,
  kept: Readonly<Record<string, string>>,
  isIdle = false,
): string => `/o/${door.slug}${queryOf({ terminal: kept.terminal ?? '', idle: isIdle ? '1' : '' })}`

/** Whether a machine shows its form anew by itself: nobody came to look. */
export const isIdle = (door: EntryPoint, query: Request['query']): boolean =>
  isTerminal(door) && query.idle === '1'

/** For browsers without scripts alone: the rest ask before they clear the screen. */
const refreshTo = (home: string) => `${REFRESH_SECONDS};url=${home}`

export function kioskPage(state: FormState) {
  const { business, door, language, kept } = state
  const { form } = wordsIn(language).pages
  const { kiosk } = wordsIn(language).forms
  const name = business.displayName
  const home = homeOf(door, kept)
  const isFaulty = state.errors.length > 0
  return {
    ...withLanguages(frame(language, form.title(name), business.languages, isFaulty), kept),
    ...errorsOf(state),
    ...machine(language, home, IDLE.form),
    // Nobody can tell whether something was keyed since.
    refresh: refreshTo(state.isBegun ? home : homeOf(door, kept, true)),
    business: name,
    heading: form.title(name),
    lead: form.lead(name),
    action: `/o/${door.slug}${queryOf({ ...kept, lang: language })}`,
    looked: `/o/${door.slug}/looked`,
    begun: state.isBegun ? '1' : '',
    once: state.once,
    agreeTo: form.agreeTo,
    noticeText: state.notice.text,
    noticeLanguage: state.notice.language,
    noticeRef: state.notice.ref,
    topics: topicsShown(state),
    phone: phoneShown(state, kiosk.phoneHint),
    keypad: {
      label: kiosk.keypad,
      keys: [...'123456789', '+', '0'].map((key) => ({
        key,
        label: key === '+' ? kiosk.plus : key,
      })),
      erase: kiosk.erase,
      clear: kiosk.clear,
    },
    submit: kiosk.agree,
    no: kiosk.no,
    noHref: noOf(door, { ...kept, lang: language }),
    leaveEmpty: form.leaveEmpty,
  }
}

/** What the script needs to know, in every language the same. */
function machine(language: string, home: string, idleSeconds: number) {
  const { kiosk } = wordsIn(language).forms
  const [before, after] = kiosk.idle.counts
  return {
    script: '/kiosk.js',
    style: '/kiosk.css',
    isWide: true,
    home,
    over: kiosk.over,
    languageTitle: kiosk.language,
    idle: {
      seconds: idleSeconds,
      warns: IDLE.warns,
      title: kiosk.idle.title,
      before,
      after,
      more: kiosk.idle.more,
      over: kiosk.over,
    },
  }
}

/** What ends a turn at the machine: thanks, or "understood". */
function end(language: string, home: string) {
  return {
    ...machine(language, home, IDLE.end),
    refresh: refreshTo(home),
    done: wordsIn(language).forms.kiosk.done,
  }
}

/**
 * As `thanksPage`, for a screen that the next person will see: it leads back to the start, and to
 * WhatsApp by a code for the person's own phone.
 */
export const kioskThanksPage = (state: ThanksState, home: string) => ({
  ...thanksPage(state),
  ...end(state.language, home),
  scan: scanOf(state),
})

function scanOf({ waMe, number, pending, language, business }: ThanksState) {
  if (waMe === undefined || number === undefined) return undefined
  const { scan } = wordsIn(language).forms.kiosk
  const whole = drawnCode(waMe)
  const code = whole ?? drawnCode(bareChat(number))
  const written = pending ? scan.pending : scan.given(business.displayName)
  const text = whole ? written : scan.bare(business.displayName)
  return code && { code, text, title: scan.title, label: scan.code }
}

export const kioskUnderstoodPage = (business: Business, language: string, home: string) => ({
  ...understoodPage(business, language, home),
  ...end(language, home),
})

/**
 * What went wrong, on a screen without an address bar: the only way on is the one it shows, or takes
 * by itself, as after any turn. Whoever left for another page would leave what they type there.
 */
export const kioskProblemPage = (page: ReturnType<typeof problemPage>, home: string) => ({
  ...page,
  ...end(page.language, home),
  languages: [],
  business: page.sender,
  done: wordsIn(page.language).forms.kiosk.over,
})

/** For whoever set the machine up. */
export function wrongTerminalPage(language: string) {
  const [title, text] = wordsIn(language).forms.kiosk.wrongTerminal
  return statedPage(language, title, text)
}
