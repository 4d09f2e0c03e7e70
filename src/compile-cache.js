// Loaded before anything else, and itself plain JavaScript: then what was stripped of its types
// once is taken from Node's compile cache, and the stripper (12 MB a thread) is not even loaded.
// An older Node, which strips nothing, can still read this and say so.

import module from 'node:module'

/** As `engines` in package.json says. */
const OLDEST = 24

const { node } = process.versions
if (Number.parseInt(node, 10) < OLDEST) {
  process.stderr.write(
    `Node ${OLDEST} or newer is needed, and this is ${node}: npm install brings one along, unless NODE_ENV=production or --omit=dev leaves it out.\n`,
  )
  process.exit(1)
}

const { directory } = module.enableCompileCache()
// The writer thread takes it from here.
if (directory) process.env.NODE_COMPILE_CACHE ??= directory
