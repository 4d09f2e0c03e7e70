// Lines of a byte stream, as they arrive, however the bytes are cut.

/** Characters one line may have. */
const LINE_MOST = 64 * 1024

/**
 * The lines that each chunk completes, so that what arrives together can be asked together.
 * Blank lines are left out; a last line needs no line break.
 * @param input chunks of UTF-8
 */
export async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  const decoder = new TextDecoder('utf-8')
  let rest = ''
  for await (const chunk of input) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = cut(lines.pop() ?? '')
    const full = lines.filter(isFilled).map(cut)
    if (full.length > 0) yield full
  }
  rest += decoder.decode()
  if (isFilled(rest)) yield [rest]
}

const isFilled = (line: string): boolean => line.trim() !== ''

/** A longer line is cut, so that memory stays flat; what is left of it is no JSON. */
const cut = (line: string): string =>
  line.length > LINE_MOST ? line.slice(0, LINE_MOST + 1) : line
