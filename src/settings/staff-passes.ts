// Passes of staff: a link that lets one person of the business record, at certain doors, what
// people said or signed before them. It shows nothing about anybody, and ends when it is disabled.

import { z } from 'zod'
import { ToolkitError } from '../errors.ts'
import type { Keyring } from '../keys/keyring.ts'
import { DAY_MS, iso } from '../time.ts'
import { staffPass } from './access.ts'
import type { Catalog } from './catalog.ts'
import { changeOf } from './fields.ts'
import { merged, type Resource } from './resources.ts'
import type { EntryPoint } from './schemas.ts'

const DAYS = 90
const LINK = 'staff link'

/** Doors staff record at. */
export const isStaffed = ({ kind }: Pick<EntryPoint, 'kind'>): boolean =>
  kind === 'in_person' || kind === 'paper'

export interface StaffPass {
  readonly id: string
  readonly staffId: string
  readonly place?: string | undefined
  /** Slugs. */
  readonly entryPoints: readonly string[]
  /** Epoch ms. */
  readonly expiresAt: number
  readonly disabled: boolean
}

/** A pass in force, with its business. */
export type HeldPass = StaffPass & { readonly business: string }

const answer = staffPass
  .omit({ days: true })
  .extend({
    id: z.string(),
    expiresAt: z.iso.datetime(),
    disabled: z.boolean(),
    url: z.string().optional().meta({ description: 'Told once, when the pass is made' }),
  })
  .meta({ id: 'StaffPassAnswer' })

export const staffPasses = (deps: {
  readonly catalog: Catalog
  readonly keyring: Keyring
  readonly publicUrl: string
}): Resource<'staff-pass'> => ({
  kind: 'staff-pass',
  path: '/v1/staff-passes',
  tag: 'Staff',
  name: 'staff pass',
  create: staffPass,
  change: changeOf(staffPass.omit({ days: true })).extend({ disabled: z.boolean().optional() }),
  answer,
  problems: ['entry_point_unknown'],
  example: { staffId: 'S-17', place: 'Shibuya', entryPoints: ['demo-in-person', 'demo-paper'] },
  docId: (_business, id) => id,
  make(body, { business, now, seed }) {
    const { days = DAYS, ...given } = body as z.output<typeof staffPass>
    mayRecordAt(deps.catalog, business, given.entryPoints)
    const id = `staff_${seed}`
    return { id, stored: { ...given, id, expiresAt: now + days * DAY_MS, disabled: false } }
  },
  alter(stored, change, { business }) {
    const next = merged(stored, change)
    mayRecordAt(deps.catalog, business, next.entryPoints)
    return next
  },
  show: ({ body }) => ({ ...body, expiresAt: iso(body.expiresAt) }),
  once: ({ id }) => ({ url: `${deps.publicUrl}/staff/enter?link=${deps.keyring.seal(id, LINK)}` }),
})

/** @throws ToolkitError `entry_point_unknown` */
function mayRecordAt(catalog: Catalog, business: string, slugs: readonly string[]): void {
  const faults = slugs.flatMap((slug, i) => {
    const door = catalog.entryPoint(slug)
    if (door?.business === business && isStaffed(door)) return []
    const message = 'No such entry point of kind in_person or paper.'
    return [{ path: `entryPoints.${i}`, code: 'entry_point_unknown', message }]
  })
  if (faults.length === 0) return
  throw new ToolkitError('entry_point_unknown', 'Staff record at other doors.', { faults })
}

/** The pass a link is for, if it is in force. Looking at a link uses nothing up. */
export function passOfLink(
  catalog: Catalog,
  keyring: Keyring,
  link: unknown,
  now: number,
): HeldPass | undefined {
  if (typeof link !== 'string' || link.length > 500) return undefined
  try {
    return passInForce(catalog, keyring.open(link, LINK), now)
  } catch {
    return undefined
  }
}

/** @param id of the pass */
export function passInForce(catalog: Catalog, id: string, now: number): HeldPass | undefined {
  const doc = catalog.doc('staff-pass', id)
  if (!doc || doc.body.disabled || doc.body.expiresAt <= now) return undefined
  return { ...doc.body, business: doc.business }
}
