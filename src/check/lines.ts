// Lines of a byte stream, as they arrive, however the bytes are cut.

import { setImmediate } from 'node:timers/promises'

/** Characters one line may have. */
const LINE_MOST = 64 * 1024

/** Lines asked together at most; then others have a turn: of broken ones a chunk holds ten thousands. */
const TOGETHER = 1_000

/**
 * The lines that each chunk completes, so that what arrives together can be asked together.
 * Blank lines are left out; a last line needs no line break.
 * @param input chunks of UTF-8
 */
export async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  const decoder = new TextDecoder('utf-8')
  let rest = ''
  /**
   * The line so far, and more of it. It is looked at only when it has ended: it may come byte by byte.
   * Too long a line is cut, so that memory stays flat; what is left of it is no JSON.
   */
  const longer = (more: string) =>
    rest.length > LINE_MOST ? rest : rest + more.slice(0, LINE_MOST + 1)
  for await (const chunk of input) {
    const [end = '', ...others] = decoder.decode(chunk, { stream: true }).split('\n')
    const last = others.pop()
    rest = longer(end)
    if (last === undefined) continue
    const full = [rest, ...others].filter(isFilled).map(cut)
    rest = cut(last)
    for (let at = 0; at < full.length; at += TOGETHER) {
      if (at > 0) await setImmediate()
      yield full.slice(at, at + TOGETHER)
    }
  }
  rest = longer(decoder.decode())
  if (isFilled(rest)) yield [cut(rest)]
}

const isFilled = (line: string): boolean => line.trim() !== ''

const cut = (line: string): string =>
  line.length > LINE_MOST ? line.slice(0, LINE_MOST + 1) : line
