// Does a request come from this very machine, and from nobody behind it?

import type { Request } from 'express'

const FORWARDED =
  /^(?:x-forwarded(?:-.+)?|x-real-ip|x-client-ip|forwarded|via|true-client-ip|cf-.+)$/
const LOOPBACK_NAME = /^(localhost|127(\.\d+){3}|\[::1\])$/

/**
 * Through no proxy that names itself: one here would make the whole world look local. Most that do not
 * speak HTTP/1.0, as nginx's bare `proxy_pass` long did; any other cannot be told from a person at
 * this machine, see `isExposed`.
 */
function isLocal(req: Request): boolean {
  const isLoopback = /^(::1|(::ffff:)?127(\.\d+){3})$/.test(req.socket.remoteAddress ?? '')
  const isForwarded = req.httpVersion === '1.0' || Object.keys(req.headers).some(isForwarding)
  return isLoopback && !isForwarded
}
const isForwarding = (header: string) => FORWARDED.test(header)

/** Also called by a name of this machine, so that no page elsewhere can reach in by DNS. */
export const isAtHome = (req: Request): boolean =>
  isLocal(req) && LOOPBACK_NAME.test((req.headers.host ?? '').replace(/:\d+$/, ''))

/**
 * Whether the settings say that others come here through something on the way. Then a local look
 * proves nothing: nginx's bare `proxy_pass` adds no header and calls us by our own address.
 */
export const isExposed = (settings: {
  readonly publicUrl: string
  readonly trustProxy: number | string
}): boolean =>
  settings.trustProxy !== 0 || !LOOPBACK_NAME.test(URL.parse(settings.publicUrl)?.hostname ?? '')
