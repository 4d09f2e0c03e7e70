// Who a fact of Meta's is about: a number, a user id, a parent user id, whatever of them is there.

import type { Named } from '../port.ts'

/** Meta writes numbers without `+`. */
export function named(
  waId: string | undefined,
  userId: string | undefined,
  parentId: string | undefined,
): Named {
  return {
    ...(waId !== undefined && /^\d{5,15}$/.test(waId) && { phone: `+${waId}` }),
    ...(userId !== undefined && { userId }),
    ...(parentId !== undefined && { parentId }),
  }
}

/** The contact beside a fact names the same person, unless it contradicts. */
export function together(contact: Named | undefined, own: Named): Named {
  const differs = (name: keyof Named) =>
    contact?.[name] !== undefined && own[name] !== undefined && contact[name] !== own[name]
  return contact === undefined || differs('phone') || differs('userId') || differs('parentId')
    ? own
    : { ...contact, ...own }
}
