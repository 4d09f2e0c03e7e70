// What stopped a start or a command, in a sentence that says what there is to do about it.

/** By what SQLite calls it (`sqlite3_errstr`): from the writer's thread nothing else comes. */
const OF_STORE: Readonly<Record<string, string>> = {
  'database or disk is full': 'The disk is full. Make room on it and try again.',
  'disk I/O error': 'The disk of DATA_DIR fails. Look at it, then try again.',
  'file is not a database': damaged('file is not a database'),
  'database disk image is malformed': damaged('database disk image is malformed'),
  'attempt to write a readonly database': unwritable('DATA_DIR'),
  'unable to open database file': unwritable('DATA_DIR'),
}

function damaged(how: string): string {
  return `The store in DATA_DIR is damaged (${how}). Keep it as it is, and set DATA_DIR to a copy that optin backup made.`
}

function unwritable(path: string): string {
  return `The user this runs as may not read and write ${path}. Give it to that user, or choose another place.`
}

/** What the system says of a file. */
function ofFile({ code, path, syscall }: NodeJS.ErrnoException): string | undefined {
  if (path === undefined) return undefined
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return unwritable(path)
    case 'EEXIST':
    case 'ENOTDIR':
      return syscall === 'mkdir' ? `${path} is no folder. Choose another one.` : undefined
    case 'ENOENT':
      return syscall === 'mkdir' ? `${path} cannot be made.` : `There is no ${path}.`
    case 'ENOSPC':
      return `No room is left on the disk of ${path}. Make some and try again.`
    default:
      return undefined
  }
}

/** What the driver says; never its text, which may hold what the address holds. */
function ofMongo({ name, message, ...more }: Error): string | undefined {
  if (!/^Mongo/.test(name)) return undefined
  const { codeName } = more as { readonly codeName?: unknown }
  const code = typeof codeName === 'string' ? codeName : /\bE[A-Z]{4,}\b/.exec(message)?.[0]
  const why = code === undefined ? '' : ` (${code})`
  return `MongoDB does not serve us at the address in MONGODB_URI${why}. Is it running, and is the address right?`
}

/**
 * What is to be done, where the system, SQLite or MongoDB stands behind an error; undefined where
 * none does.
 */
export function faultOf(error: unknown): string | undefined {
  for (let each = error; each instanceof Error; each = each.cause) {
    const fault = OF_STORE[each.message] ?? ofFile(each) ?? ofMongo(each)
    if (fault !== undefined) return fault
  }
  return undefined
}
