// Answers OPTIONS on everything that needs no key: it says which methods there are, and does nothing.

import type { Express } from 'express'

/** Answers for themselves: keyed routes know one method each, providers are told no more than 404. */
const OWN = /^\/(?:v1|webhooks)(?:\/|$)/

/** Answers OPTIONS for every path mounted so far, but for those that do so themselves. */
export function mountOptions(app: Express): void {
  const methods = new Map<string, Set<string>>()
  for (const { route } of [...app.router.stack]) {
    for (const path of [route?.path ?? []].flat()) {
      const known = methods.get(path) ?? new Set()
      for (const { method } of route?.stack ?? []) known.add(method.toUpperCase())
      methods.set(path, known)
    }
  }
  for (const [path, known] of methods) {
    if (OWN.test(path) || known.has('OPTIONS')) continue
    if (known.has('GET')) known.add('HEAD')
    const allow = [...known].sort().join(', ')
    app.options(path, (_req, res) => void res.status(204).set('allow', allow).end())
  }
}
