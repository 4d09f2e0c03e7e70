// The real server in a process of its own, as `npm start` runs it, and the command line beside it.

import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** What `npm run` gives to Node: flags, then the file. */
export const argsOf = (script: string): string[] =>
  (JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')).scripts[script] as string)
    .split(' ')
    .slice(1)
export const START = argsOf('start')
const READY_MS = 20_000

/** Settings of the server; PORT is a free one. */
export type ServerEnv = Readonly<Record<string, string>>

export interface RunningServer {
  readonly url: string
  readonly child: ChildProcess
  /** Everything written so far to standard output and standard error. */
  output(): string
  /** The same of standard output alone. */
  logged(): string
  /** SIGKILL; waits until the process is gone. */
  kill(): Promise<void>
  /** SIGTERM; waits for a graceful end and gives the exit code. */
  stop(): Promise<number | null>
}

function envOf(env: ServerEnv): NodeJS.ProcessEnv {
  const { MONGODB_URI: _, ...inherited } = process.env
  return { ...inherited, NODE_ENV: 'development', LOG_LEVEL: 'silent', PUBLIC_URL: '', ...env }
}

/**
 * @param options.readyMs how long it may take to get ready
 * @param options.begun hears of its process at once
 * @throws Error with the output when the server does not get ready; its process is gone then
 */
export async function startServer(
  env: ServerEnv,
  options: { readonly readyMs?: number; readonly begun?: (child: ChildProcess) => void } = {},
): Promise<RunningServer> {
  const child = spawn(process.execPath, START, {
    cwd: ROOT,
    env: envOf({ PORT: '0', ...env }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  options.begun?.(child)
  let text = ''
  let logged = ''
  // Then all that it wrote is read, too.
  const ended = once(child, 'close')
  const ready = new Promise<string>((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`the server ${why}: ${text}`))
    const timer = setTimeout(() => fail('did not get ready'), options.readyMs ?? READY_MS)
    const read = (chunk: Buffer) => {
      text += chunk.toString()
      const found = /http:\/\/localhost:\d+/.exec(text)?.[0]
      if (found === undefined) return
      clearTimeout(timer)
      resolve(found.replace('localhost', '127.0.0.1'))
    }
    child.stdout.on('data', (chunk: Buffer) => {
      logged += chunk.toString()
      read(chunk)
    })
    child.stderr.on('data', read)
    child.once('close', (code) => {
      clearTimeout(timer)
      fail(`ended with ${code}`)
    })
  })
  const url = await ready.catch(async (error: unknown) => {
    child.kill('SIGKILL')
    await ended
    throw error
  })
  return {
    url,
    child,
    output: () => text,
    logged: () => logged,
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    async stop() {
      child.kill('SIGTERM')
      await ended
      return child.exitCode
    },
  }
}

/** Runs the command line; rejects with its standard error when it fails. */
export async function optin(args: readonly string[], env: ServerEnv): Promise<string> {
  const run = promisify(execFile)
  const { stdout } = await run(process.execPath, ['src/cli/main.ts', ...args], {
    cwd: ROOT,
    env: envOf(env),
  })
  return stdout.trim()
}

/** A caller of the API with a key. */
export function caller(url: string, key: string) {
  return async (
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ) => {
    const response = await fetch(url + path, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) }
  }
}
