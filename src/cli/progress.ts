// A progress bar for people at a terminal; nothing at all where nobody watches.

/** Where it is drawn: standard error, as a rule. */
export interface Terminal {
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
  write(text: string): unknown
}

export interface Progress {
  /** So many of all are done. */
  at(done: number): void
  /** Takes the bar away. */
  end(): void
}

const WIDTH = 30
/** No oftener than this, so that drawing costs nothing. */
const EVERY_MS = 100

/**
 * @param label what is being done
 * @param total how many there are; 0 when it is not known
 */
export function progressOn(
  terminal: Terminal,
  label: string,
  total: number,
  clock: () => number = () => performance.now(),
): Progress {
  if (!terminal.isTTY) return { at: () => undefined, end: () => undefined }
  let drawn = Number.NEGATIVE_INFINITY
  const draw = (done: number) => {
    const part = total === 0 ? 0 : Math.min(done / total, 1)
    const full = Math.round(part * WIDTH)
    const bar = `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)}`
    const count = total === 0 ? `${done}` : `${done}/${total} ${Math.floor(part * 100)} %`
    const line = total === 0 ? `${label} ${count}` : `${label} ${bar} ${count}`
    terminal.write(`\r\u001b[K${line.slice(0, (terminal.columns ?? 80) - 1)}`)
  }
  return {
    at(done) {
      const now = clock()
      if (now - drawn < EVERY_MS && done !== total) return
      drawn = now
      draw(done)
    },
    end: () => {
      terminal.write('\r\u001b[K')
    },
  }
}
