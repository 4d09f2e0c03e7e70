// `/embed.js`: the script of `client.js` with the styles of `client.css`, without the comments and
// indents, which nobody's visitors need to load.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Express } from 'express'

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')

/** A script without indents and without lines that hold only a comment. */
const slim = (source: string): string =>
  source
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(\/\/|\/\*\*.*\*\/$)/.test(line))
    .join('\n')

const slimStyle = (source: string): string =>
  source
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/\s*([{};])\s*/g, '$1')
    .trim()

/** The script as it is served. */
const embedScript = (): string =>
  slim(read('client.js')).replace("'{{style}}'", () =>
    JSON.stringify(slimStyle(read('client.css'))),
  )

/** Serves it to every page of the world: it holds nothing but the script. */
export function mountScript(app: Express): void {
  const script = embedScript()
  const etag = `"${createHash('sha256').update(script).digest('base64url').slice(0, 22)}"`
  app.get('/embed.js', (req, res) => {
    res.set({
      'cache-control': 'public, max-age=3600, stale-while-revalidate=86400',
      'content-type': 'text/javascript; charset=utf-8',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
      etag,
    })
    if (req.fresh) res.status(304).end()
    else res.send(script)
  })
}
