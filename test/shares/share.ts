// One share of the test files, in one process: what they all stand on is loaded once, and warm from
// the second on, which halves the work of a run. Each still runs alone: node --test <file>.

import { globSync } from 'node:fs'
import { basename } from 'node:path'

const ROOT = new URL('../../', import.meta.url)

/** Of `3-of-8.ts`: the third of every eight files. */
const [share, shares] = basename(process.argv[1] ?? '')
  .replace('.ts', '')
  .split('-of-')
  .map(Number) as [number, number]
const files = globSync('test/**/!(*.mongo|*.browser).test.ts', { cwd: ROOT }).sort()
for (const [i, file] of files.entries()) {
  if (i % shares === share - 1) await import(new URL(file, ROOT).href)
}
