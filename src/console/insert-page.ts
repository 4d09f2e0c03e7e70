// How a door is put up: the lines to copy, worked out beforehand.

import { wordsIn, writtenIn } from '../languages/language.ts'
import type { Business, EntryPoint } from '../settings/schemas.ts'
import { isStaffed, type StaffPass } from '../settings/staff-passes.ts'
import type { DoorUrls } from '../settings/urls.ts'
import { consoleFrame } from './frame.ts'
import { type FunnelState, funnelOf } from './funnel.ts'
import { type CodeFile, insertWords } from './insert-words.ts'
import { piecesOf } from './pieces.ts'
import { consoleWords } from './words.ts'

const SCRIPTED: ReadonlySet<string> = new Set(['form', 'page', 'popup', 'banner', 'checkbox'])
const MACHINES: ReadonlySet<string> = new Set(['kiosk', 'atm', 'in_person'])

/** What each place's line says beside the door. */
const PLACES = [
  ['popup', 'data-mode="popup" data-delay="5"'],
  ['banner', 'data-mode="banner"'],
  ['checkout', 'data-mode="checkbox" data-source="checkout" data-phone="phone"'],
  ['tracking', 'data-mode="checkbox" data-source="tracking"'],
  ['check-in', 'data-mode="checkbox" data-source="check-in" data-phone="phone"'],
] as const

/** Ways to take a code, and what its address ends in. */
const FILES: readonly (readonly [CodeFile, string])[] = [
  ['svg', 'svg?'],
  ['png', 'png?'],
  ['A4', 'pdf?paper=A4&'],
  ['A5', 'pdf?paper=A5&'],
  ['table', 'pdf?paper=table&'],
  ['stickers', 'pdf?paper=stickers&'],
]

export interface InsertState extends FunnelState {
  readonly business: Business
  readonly door: EntryPoint
  readonly urls: DoorUrls
  readonly passes: readonly StaffPass[]
  readonly publicUrl: string
  /** Link of the pass just made. */
  readonly made?: string
  /** What was typed and cannot be. */
  readonly wrong?: { readonly staffId: string; readonly place: string }
}

export function insertPage(state: InsertState) {
  const { business, door, urls, language, publicUrl } = state
  const words = insertWords(language)
  const { states } = consoleWords(language)
  const { kinds } = wordsIn(language).pages
  const isMachine = MACHINES.has(door.kind)
  const day = new Intl.DateTimeFormat(writtenIn(language), {
    dateStyle: 'medium',
    timeZone: business.timeZone,
  })
  return {
    ...consoleFrame(state, door.slug, 'overview', {
      isWithin: true,
      told: state.made === undefined ? '' : words.staff.made,
      isFaulty: state.wrong !== undefined,
    }),
    words,
    funnel: funnelOf(state),
    lead: SCRIPTED.has(door.kind) || Object.keys(urls).length > 0 ? words.lead : '',
    notLive: door.state === 'live' ? '' : words.notLive,
    heading: kinds[door.kind],
    slug: door.slug,
    state: states[door.state],
    isLive: door.state === 'live',
    backHref: `/console?lang=${language}`,
    links:
      isMachine || urls.page === undefined ? [] : [urls.page, `${urls.page}?source=newsletter`],
    short: urls.short ?? '',
    files: FILES.flatMap(([file, end]) =>
      urls.qr === undefined
        ? []
        : [
            {
              name: words.code.files[file],
              href: `${urls.qr.replace(/svg$/, end)}lang=${language}`,
            },
          ],
    ),
    moreOfCode: piecesOf(words.code.more),
    voice: urls.voice ?? '',
    hasScript: SCRIPTED.has(door.kind),
    origins: door.allowedOrigins ?? [],
    lines: PLACES.map(([place, more]) => ({
      title: words.script.places[place][0],
      text: words.script.places[place][1],
      code: `<script src="${publicUrl}/embed.js" data-entry="${door.slug}" ${more} async></script>`,
    })),
    machine:
      isMachine && urls.page !== undefined
        ? [`${urls.page}?terminal=T-1`, `${urls.page}?terminal=T-1&transaction=1001`]
        : [],
    isStaffed: isStaffed(door),
    made: state.made ?? '',
    wrong: state.wrong ? words.staff.wrong : '',
    typed: state.wrong ?? { staffId: '', place: '' },
    action: `/console/doors/${door.slug}/passes?lang=${language}#staff-title`,
    passes: state.passes.map((pass) => {
      const isOver = pass.disabled || pass.expiresAt <= state.now
      return {
        id: pass.id,
        who: [pass.staffId, pass.place].filter(Boolean).join(', '),
        state: isOver ? words.staff.ended : words.staff.until(day.format(pass.expiresAt)),
        isOver,
      }
    }),
  }
}
