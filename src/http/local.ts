// Does a request come from this very machine, and from nobody behind it?

import type { Request } from 'express'

const FORWARDED = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via']

/** Through no proxy: one here would make the whole world look local. */
export function isLocal(req: Request): boolean {
  const isLoopback = /^(::1|(::ffff:)?127(\.\d+){3})$/.test(req.socket.remoteAddress ?? '')
  return isLoopback && FORWARDED.every((name) => req.headers[name] === undefined)
}

/** Also called by a name of this machine, so that no page elsewhere can reach in by DNS. */
export const isAtHome = (req: Request): boolean =>
  isLocal(req) && /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/.test(req.headers.host ?? '')
