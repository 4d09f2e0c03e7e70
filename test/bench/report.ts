// The figures, one line each, as they come and once more together at the end.

export class Report {
  readonly #lines: string[] = []

  /** Ours beside its baseline; `target` says what the ratio should be. */
  ratio(what: string, ours: number, baseline: number, unit: string, target: string): void {
    this.#add(
      what,
      `${show(ours)} ${unit}, baseline ${show(baseline)} ${unit}: ratio ${(ours / baseline).toFixed(2)}`,
      target,
    )
  }

  figure(what: string, value: number, unit: string, target: string): void {
    this.#add(what, `${show(value)} ${unit}`, target)
  }

  note(text: string): void {
    this.#lines.push(text)
    process.stdout.write(`${text}\n`)
  }

  #add(what: string, text: string, target: string): void {
    this.note(`${what.padEnd(58)} ${text}  (${target})`)
  }

  print(): void {
    process.stdout.write(`\nMedians, each side by turns:\n${this.#lines.join('\n')}\n`)
  }
}

const show = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3)
