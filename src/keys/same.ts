// Compares secrets in constant time, so that the time taken tells nothing about them.

import { createHash, timingSafeEqual } from 'node:crypto'

/** Whether two texts are one, of whatever lengths. */
export function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
