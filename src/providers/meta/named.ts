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

/** A fact's person as it names them, with what a contact beside it adds. */
export type Completed = (own: Named) => Named

const NAMES = ['phone', 'userId', 'parentId'] as const

/**
 * Contacts stand beside facts without saying which is whose. The only one completes the only fact,
 * and any that it shares a name with; of another fact it may be another person, who would get the
 * consent of the first. One contradicted by the fact completes nothing.
 * @param contacts undefined for one that cannot be read: it is somebody's as well
 * @param facts how many stand beside them
 */
export function completedBy(contacts: readonly (Named | undefined)[], facts: number): Completed {
  const [contact] = contacts
  if (contacts.length !== 1 || contact === undefined) return (own) => own
  return (own) => {
    const both = NAMES.filter((name) => contact[name] !== undefined && own[name] !== undefined)
    const isTheirs = both.length > 0 || facts === 1
    return isTheirs && both.every((name) => contact[name] === own[name])
      ? { ...contact, ...own }
      : own
  }
}
