// The server as `npm start` runs it: how soon it answers, how much memory it keeps.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { optin, type ServerEnv, startServer } from '../support/server.ts'
import { question, type Store } from './checks.ts'
import { load, median } from './load.ts'
import type { Bench } from './processes.ts'
import type { Report } from './report.ts'
import { SECRET } from './served.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export async function startAndMemory(bench: Bench, report: Report, many: Store) {
  const starts: number[] = []
  for (let round = 0; round < 5; round++) starts.push(await startMs(await bench.folder()))
  const [first = 0] = starts
  report.figure('npm start on an empty store to the first answer, first', first, 'ms', '< 1,500')
  report.figure('the same, median of five', median(starts), 'ms', '< 1,500')

  const env: ServerEnv = { DATA_DIR: many.folder, SECRET_KEY: SECRET }
  const server = await startServer(env)
  try {
    const key = await optin(['key', '--business', 'demo', '--scopes', 'check'], env)
    const target = {
      port: Number(new URL(server.url).port),
      path: '/v1/eligibility',
      headers: { authorization: `Bearer ${key}` },
      body: question(many.people),
    }
    await load(target, { clients: 16, requests: 150_000 })
    const people = many.people.toLocaleString('en')
    const mb = await residentMb(server.child.pid ?? 0)
    report.figure(`memory, ${people} persons, after 150,000 checks`, mb, 'MB', '< 200')
  } finally {
    await server.kill()
  }
}

/** From starting npm to the first answer. */
async function startMs(folder: string): Promise<number> {
  const port = 20_000 + Math.floor(Math.random() * 20_000)
  const begin = performance.now()
  const env = { ...process.env, DATA_DIR: folder, PORT: String(port), LOG_LEVEL: 'silent' }
  const child = spawn('npm', ['start'], { cwd: ROOT, env, stdio: 'ignore', detached: true })
  try {
    while ((await answers(port)) === false) {
      if (child.exitCode !== null) throw new Error('npm start ended')
    }
    return performance.now() - begin
  } finally {
    const ended = once(child, 'exit')
    process.kill(-(child.pid ?? 0), 'SIGTERM')
    await ended
  }
}

async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/o/demo-form`)).ok
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 5))
    return false
  }
}

/** Resident set of a process, as the kernel counts it. */
async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024
}
