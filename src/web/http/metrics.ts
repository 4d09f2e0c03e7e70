// Numbers for Prometheus. Labels are route patterns and fixed words, so that no person stands in
// them and their count stays small.

import type { Request, Response } from 'express'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { isSame } from '../../keys/same.ts'
import { isAtHome } from './local.ts'
import { methodOf, routeOf } from './route-pattern.ts'
import type { Ended } from './watch.ts'

/** Seconds. Checks take about a millisecond, pages tens, a provider's answer up to its time-out. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

/** A number that only grows. `labels` hold fixed words of ours, never anything a caller sent. */
export interface Count<Label extends string> {
  add(labels: Readonly<Record<Label, string>>, by?: number): void
}

export interface Metrics {
  readonly register: Registry
  /** Counts a request that is over, by method, route pattern and status. */
  readonly measured: Ended
  /** A counter, made at the first call for its name. By custom a name ends in `_total`. */
  counter<Label extends string>(name: string, help: string, labels: readonly Label[]): Count<Label>
  /** A number that is looked up whenever somebody reads; one that cannot be is left out. */
  gauge(name: string, help: string, read: () => Promise<number>): void
}

/**
 * @param options.process also CPU, memory, event-loop lag and garbage collection of this process
 */
export function createMetrics(options: { process?: boolean } = {}): Metrics {
  const register = new Registry()
  if (options.process) collectDefaultMetrics({ register })
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the first byte read to the last byte written, by route pattern.',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [register],
  })
  return {
    register,
    measured(req, res, ms) {
      const labels = { method: methodOf(req), route: routeOf(req, res), status: res.statusCode }
      durations.observe(labels, ms / 1000)
    },
    counter(name, help, labels) {
      const known = register.getSingleMetric(name)
      const counter =
        known instanceof Counter
          ? known
          : new Counter({ name, help, labelNames: labels, registers: [register] })
      return { add: (values, by = 1) => counter.inc(values, by) }
    },
    gauge(name, help, read) {
      const gauge = new Gauge({
        ...{ name, help, registers: [register] },
        async collect() {
          await read().then(
            (value) => gauge.set(value),
            () => gauge.remove(),
          )
        },
      })
    },
  }
}

/** Who may read the metrics. */
export interface MetricsAccess {
  /** METRICS_TOKEN; undefined leaves this machine only. */
  readonly token: string | undefined
  /** A proxy stands in front (TRUST_PROXY), so that the token alone counts. */
  readonly isProxied: boolean
}

/**
 * Whether this request shows the token, or else comes from this machine, through no proxy and by a
 * name of it: a page elsewhere could read them in a browser here, by DNS. A public name alone does not
 * close them to this machine. Should a proxy show them that neither names itself nor is named in
 * TRUST_PROXY, there are counts in them and nobody's data.
 */
function mayReadMetrics(req: Request, { token, isProxied }: MetricsAccess): boolean {
  const shown = /^Bearer (.+)$/i.exec(req.headers.authorization ?? '')?.[1]
  if (token !== undefined && shown !== undefined) return isSame(shown, token)
  return !isProxied && isAtHome(req)
}

/** `GET /metrics`: the Prometheus text, or a bare 403. */
export function metricsHandler(metrics: Metrics, access: MetricsAccess) {
  return async (req: Request, res: Response): Promise<void> => {
    if (!mayReadMetrics(req, access)) {
      res.sendStatus(403)
      return
    }
    res.type(metrics.register.contentType).send(await metrics.register.metrics())
  }
}
