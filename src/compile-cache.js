// Loaded before anything else, and itself plain JavaScript: then what was stripped of its types
// once is taken from Node's compile cache, and the stripper (12 MB a thread) is not even loaded.

import { enableCompileCache } from 'node:module'

const { directory } = enableCompileCache()
// The writer thread takes it from here.
if (directory) process.env.NODE_COMPILE_CACHE ??= directory
