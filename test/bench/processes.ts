// Starts what is measured, and ends all of it.

import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { START } from '../support/server.ts'
import type { Target } from './load.ts'
import type { ServedOptions } from './served.ts'

export interface Served {
  target(path: string, body: () => string): Target
  /** CPU time the process has used so far, µs, all threads. */
  cpu(): Promise<number>
  /** The most memory it has had resident so far, MB. */
  peakMb(): Promise<number>
  end(): Promise<void>
}

export class Bench {
  readonly #children: ChildProcess[] = []
  readonly #folders: string[] = []

  async folder(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'optin-bench-'))
    this.#folders.push(folder)
    return folder
  }

  /** @param kind `ours`, or a baseline of bare.ts */
  async serve(kind: string, options: ServedOptions): Promise<Served> {
    const child = fork(new URL('./served.ts', import.meta.url), [kind, JSON.stringify(options)], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: kind === 'ours' ? START.slice(0, -1) : [],
    })
    this.#children.push(child)
    const [{ port, key }] = (await once(child, 'message')) as [{ port: number; key: string }]
    return {
      target: (path, body) => ({ port, path, body, headers: { authorization: `Bearer ${key}` } }),
      async cpu() {
        child.send('cpu')
        return (await once(child, 'message'))[0] as number
      },
      peakMb: () => peakMb(child.pid ?? 0),
      end: () => end(child),
    }
  }

  async end(): Promise<void> {
    for (const child of this.#children) await end(child)
    for (const folder of this.#folders) await rm(folder, { recursive: true, force: true })
  }
}

/** As the kernel counts it. */
async function peakMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}
