// A closed loop of HTTP clients: each sends its next request when the last one is answered.

import { Agent, request } from 'node:http'

export interface Shot {
  readonly path: string
  readonly body: string
  readonly headers?: Readonly<Record<string, string>>
}

/** What a load gives: answers a second, and latencies in ms, sorted. */
export interface Result {
  readonly perSecond: number
  readonly latencies: readonly number[]
}

/**
 * @param next makes the i-th request
 * @throws Error at the first answer that is not 2xx
 */
export async function load(options: {
  readonly port: number
  readonly clients: number
  readonly requests: number
  readonly next: (i: number) => Shot
  /** Stops early when it says so. */
  readonly until?: () => boolean
}): Promise<Result> {
  const agent = new Agent({ keepAlive: true, maxSockets: options.clients })
  const latencies: number[] = []
  let started = 0
  const begin = performance.now()
  const client = async () => {
    while (started < options.requests && !options.until?.()) {
      const shot = options.next(started++)
      const at = performance.now()
      await fire(agent, options.port, shot)
      latencies.push(performance.now() - at)
    }
  }
  await Promise.all(Array.from({ length: options.clients }, client))
  const seconds = (performance.now() - begin) / 1000
  agent.destroy()
  return { perSecond: latencies.length / seconds, latencies: latencies.sort((a, b) => a - b) }
}

function fire(agent: Agent, port: number, { path, body, headers }: Shot): Promise<void> {
  return new Promise((resolve, reject) => {
    const req = request(
      {
        agent,
        host: '127.0.0.1',
        port,
        path,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          ...headers,
        },
      },
      (res) => {
        res.resume()
        res.on('end', () => {
          const isGood = res.statusCode !== undefined && res.statusCode < 300
          if (isGood) resolve()
          else reject(new Error(`${path} answered ${res.statusCode}`))
        })
      },
    )
    req.on('error', reject)
    req.end(body)
  })
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** Runs two loads by turns, so that a noisy machine is noisy for both; medians of the rounds. */
export async function byTurns<T extends string>(
  rounds: number,
  runs: Readonly<Record<T, () => Promise<number>>>,
): Promise<Record<T, number>> {
  const names = Object.keys(runs) as T[]
  const figures = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<
    T,
    number[]
  >
  for (const name of names) await runs[name]()
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      figures[name].push(await runs[name]())
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(figures[name])])) as Record<T, number>
}
