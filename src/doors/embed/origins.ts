// Which pages may carry a door: those of the origins it lists, and our own. Compared as a whole,
// scheme, host and port, as the browser writes them: no wildcard, no suffix, no `null`.

import type { NextFunction, Request, Response } from 'express'
import type { Catalog } from '../../settings/catalog.ts'
import type { EntryPoint } from '../../settings/schemas.ts'

/** Seconds a browser remembers that it may ask. */
const PREFLIGHT_SECONDS = 600

/** The origin of an address as browsers write it; undefined for what has none. */
export function originOf(address: unknown): string | undefined {
  if (typeof address !== 'string') return undefined
  const origin = URL.parse(address)?.origin
  return origin === 'null' ? undefined : origin
}

/** @param origin the `Origin` header */
export function mayCarry(
  door: Pick<EntryPoint, 'allowedOrigins'>,
  origin: string | undefined,
  publicUrl: string,
): boolean {
  if (origin === undefined) return false
  const known = [publicUrl, ...(door.allowedOrigins ?? [])]
  return known.some((address) => originOf(address) === origin)
}

/** Answers preflights, and lets pages of the door's origins read the answer; others may not. */
export function cors(catalog: Catalog, publicUrl: string) {
  return (req: Request, res: Response, next: NextFunction): void => {
    res.vary('Origin')
    const door = catalog.entryPoint(String(req.params.slug))
    const { origin } = req.headers
    if (door && origin !== undefined && mayCarry(door, origin, publicUrl)) {
      res.set('access-control-allow-origin', origin)
    }
    if (req.method !== 'OPTIONS') {
      next()
      return
    }
    res
      .set({
        'access-control-allow-methods': 'GET, POST',
        'access-control-allow-headers': 'content-type',
        'access-control-max-age': String(PREFLIGHT_SECONDS),
      })
      .status(204)
      .end()
  }
}
