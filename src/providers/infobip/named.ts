// Who an entry of Infobip's is about: a number, a user id, a parent user id, whatever of them is there.

import { USER_ID } from '../../world/places/user-id.ts'
import type { Named } from '../port.ts'

const DIGITS = /^\d{5,15}$/

type Value = string | null | undefined

/** Numbers come without `+`. */
export function named(...values: readonly Value[]): Named | undefined {
  const phone = values.find((value) => value && DIGITS.test(value))
  const userId = values.find((value) => value && USER_ID.test(value) && !isParent(value))
  const parentId = values.find((value) => value && USER_ID.test(value) && isParent(value))
  if (!phone && !userId && !parentId) return undefined
  return {
    ...(phone && { phone: `+${phone}` }),
    ...(userId && { userId }),
    ...(parentId && { parentId }),
  }
}
const isParent = (userId: string) => userId.startsWith('ENT.', 3)
