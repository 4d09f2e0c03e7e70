// Work that a process does every so often, as long as it runs.

export interface Repeating {
  start(): void
  /** Begins no more and waits for the run under way, if any. Also without a start. */
  stop(): Promise<void>
}

/**
 * Runs a job every so often, one run at a time: what falls due during a run is passed over. Keeps no
 * process alive.
 * @param how.everyMs from the beginning of one run to that of the next
 * @param how.report hears of a run that threw; the next comes all the same
 * @param how.first `later`: after the first `everyMs`; at the start without
 */
export function repeating(
  job: () => Promise<unknown>,
  how: {
    readonly everyMs: number
    readonly report: (error: unknown) => void
    readonly first?: 'later'
  },
): Repeating {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<unknown> | undefined
  const run = () => {
    running ??= job()
      .catch(how.report)
      .finally(() => {
        running = undefined
      })
  }
  return {
    start() {
      timer = setInterval(run, how.everyMs)
      timer.unref()
      if (how.first !== 'later') run()
    },
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
