// The real server in a process of its own, and a browser in front of it.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { launchBrowser } from './browser.ts'
import { caller, optin, startServer } from './server.ts'

/** Until something is on a page, at most. */
export const WAIT_MS = 10_000

/**
 * Starts both on a store of their own; gone after the test. `call` has a key of `demo` with all scopes.
 * @returns why, where there is no browser
 */
export async function startSite(t: TestContext) {
  const browser = await launchBrowser()
  if ('skipped' in browser) return browser
  t.after(() => browser.close())
  const dir = await mkdtemp(join(tmpdir(), 'optin-site-'))
  const env = { DATA_DIR: dir }
  const server = await startServer(env)
  t.after(async () => {
    await server.kill()
    await rm(dir, { recursive: true, force: true })
  })
  const scopes = 'check,record,send,read,manage'
  const key = await optin(['key', '--business', 'demo', '--scopes', scopes], env)
  const call = caller(server.url, key)
  const message = { type: 'template', topic: 'offers' }
  return {
    ...{ browser, server, env, call },
    /** Whether this may be sent to somebody: the codes of what stands against it, and the consent. */
    async asked(to: string, what: object = message) {
      const { body } = await call('POST', '/v1/eligibility', { to, message: what })
      const codes: string[] = body.reasons.map(({ code }: { code: string }) => code)
      return { codes, consent: body.consent }
    },
  }
}
