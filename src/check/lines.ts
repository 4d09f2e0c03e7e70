// Lines of a byte stream, as they arrive, however the bytes are cut.

import { ToolkitError } from '../errors.ts'

/** Characters one line may have. */
export const LINE_MOST = 64 * 1024

/**
 * The lines that each chunk completes, so that what arrives together can be asked together.
 * Blank lines are left out; a last line needs no line break.
 * @param input chunks of UTF-8
 * @throws ToolkitError `body_too_large` for a longer line
 */
export async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  const decoder = new TextDecoder('utf-8')
  let rest = ''
  for await (const chunk of input) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = bounded(lines.pop() ?? '')
    const full = lines.filter(isFilled)
    if (full.length > 0) yield full
  }
  rest += decoder.decode()
  if (isFilled(rest)) yield [rest]
}

function isFilled(line: string): boolean {
  return bounded(line).trim() !== ''
}

function bounded(line: string): string {
  if (line.length > LINE_MOST) {
    throw new ToolkitError('body_too_large', 'A line is longer than 64 kB.')
  }
  return line
}
