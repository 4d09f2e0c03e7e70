// A bar on a terminal, and nothing where nobody looks.

/** What a terminal is, as far as a bar needs it. */
export interface Terminal {
  readonly isTTY?: boolean
  write(text: string): unknown
}

export interface Progress {
  show(what: string, done: number, total: number, unit: string): void
  /** Takes the bar away; safe to repeat. */
  end(): void
}

const WIDTH = 30

/** One line: `working [#####-----]  50 %  500,000 of 1,000,000 rows`. Pure. */
export function bar(what: string, done: number, total: number, unit: string): string {
  const part = total === 0 ? 1 : Math.min(1, done / total)
  const full = Math.floor(part * WIDTH)
  const number = (n: number) => n.toLocaleString('en')
  const percent = String(Math.floor(part * 100)).padStart(3)
  return `${what} [${'#'.repeat(full)}${'-'.repeat(WIDTH - full)}] ${percent} %  ${number(done)} of ${number(total)} ${unit}`
}

export function createProgress(terminal: Terminal): Progress {
  let last = ''
  return {
    show(...about) {
      if (!terminal.isTTY) return
      const line = bar(...about)
      if (line === last) return
      last = line
      terminal.write(`\r\u001b[K${line}`)
    },
    end() {
      if (last !== '') terminal.write('\r\u001b[K')
      last = ''
    },
  }
}
