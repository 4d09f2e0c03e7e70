// A closed loop of HTTP clients: each sends its next request when the last one is answered.

import autocannon from 'autocannon'

export interface Target {
  readonly port: number
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  /** The JSON body of the next request. */
  readonly body: () => string
  /** Headers made from the body, for example its signature. */
  readonly headersOf?: (body: string) => Readonly<Record<string, string>>
}

/** What a load gives: answers a second, and the median latency in ms. */
export interface Result {
  readonly perSecond: number
  readonly p50: number
}

/**
 * @param options.rate requests a second over all clients; as fast as they are answered without
 * @throws Error when any answer is not 2xx
 */
export async function load(
  target: Target,
  options: { clients: number; requests: number; rate?: number },
): Promise<Result> {
  const latencies: number[] = []
  const begin = performance.now()
  let end = begin
  const settings: autocannon.Options = {
    url: `http://127.0.0.1:${target.port}${target.path}`,
    method: 'POST',
    connections: options.clients,
    amount: options.requests,
    headers: { 'content-type': 'application/json', ...target.headers },
    requests: [
      {
        setupRequest(request) {
          const body = target.body()
          return { ...request, body, headers: { ...request.headers, ...target.headersOf?.(body) } }
        },
      },
    ],
    ...(options.rate !== undefined && { overallRate: options.rate }),
  }
  const { non2xx, errors } = await new Promise<autocannon.Result>((resolve, reject) => {
    const run = autocannon(settings, (error, result) => (error ? reject(error) : resolve(result)))
    run.on('response', (_client, _status, _bytes, ms) => {
      latencies.push(ms)
      // autocannon itself only looks at the clock once a second.
      end = performance.now()
    })
  })
  if (non2xx + errors > 0) {
    throw new Error(`${target.path}: ${non2xx} answers were not 2xx, ${errors} never came`)
  }
  return { perSecond: (latencies.length / (end - begin)) * 1000, p50: median(latencies) }
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** Runs loads by turns, so that a noisy machine is noisy for all; medians of the rounds. */
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
