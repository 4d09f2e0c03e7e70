// Which folder may know which: the rules as data, and a reading of every import against them.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { test } from 'node:test'

/** `*` is any run of characters, folders too; a list means any of them. */
type Files = string | readonly string[]

interface Arrow {
  readonly why: string
  /** The files the rule is about. */
  readonly of: Files
  readonly except?: Files
  /** The only files of ours they may import. */
  readonly mayImport?: Files
  /** What they may not import, files of ours or packages. */
  readonly mayNotImport?: Files
}

const CONCRETE_LEDGERS = ['src/ledger/embedded*', 'src/ledger/mongo*']
const CONCRETE_PROVIDERS = ['twilio', 'meta', 'infobip', 'sandbox'].map(
  (name) => `src/providers/${name}*`,
)
const STARTERS = ['src/main.ts', 'src/start.ts', 'src/cli/*']
/** What every door stands on; the rest of `doors` are doors. */
const SHARED_BY_DOORS = ['counting', 'optin']
const DOORS = readdirSync(new URL('../src/doors/', import.meta.url)).filter(
  (name) => !SHARED_BY_DOORS.includes(name),
)

/** What stands on what: each may import those before it, and none behind it. */
const LAYERS = [
  ...['world', 'consent', 'keys', 'qr', 'languages', 'chat'],
  ...['eligibility', 'ledger', 'providers', 'web'],
  ...['settings', 'people', 'check', 'recording'],
  ...['outbound', 'inbound', 'doors', 'console', 'sandbox', 'parts', 'cli'],
]
/** Of the root: what all stand on, and not what all is put together in. */
const BASE = ['src/errors.ts', 'src/time.ts', 'src/json.ts', 'src/repeating.ts']

const ARROWS: readonly Arrow[] = [
  {
    why: 'consent is the core and knows nothing else of ours',
    of: 'src/consent/*',
    mayImport: ['src/consent/*', 'src/errors.ts', 'src/time.ts'],
  },
  {
    why: 'outside of consent nobody knows the names of slots; see kept.ts',
    of: 'src/*',
    except: 'src/consent/*',
    mayNotImport: ['src/consent/slot.ts', 'src/consent/slots.ts', 'src/consent/message-slots.ts'],
  },
  {
    why: 'the core has no clock, store, network or framework',
    of: ['src/consent/*', 'src/eligibility/*'],
    mayNotImport: ['node:*', 'express', 'mongoose', 'mongodb', 'pino', 'prom-client'],
  },
  {
    why: 'what all stand on stands on nothing else of ours',
    of: BASE,
    mayImport: BASE,
  },
  {
    why: 'eligibility rules stand on consent and the world only',
    of: 'src/eligibility/*',
    mayImport: [
      'src/eligibility/*',
      'src/consent/*',
      'src/world/*',
      'src/errors.ts',
      'src/time.ts',
    ],
  },
  {
    why: 'phones and places are knowledge of the world, not of us',
    of: 'src/world/*',
    mayImport: ['src/world/*', 'src/errors.ts', 'src/time.ts'],
  },
  {
    why: 'a store keeps facts, sealed, and knows nobody who brings or asks for them',
    of: 'src/ledger/*',
    mayImport: ['src/ledger/*', 'src/consent/*', 'src/keys/*', 'src/errors.ts', 'src/time.ts'],
  },
  {
    why: 'the driver of MongoDB stays in its adapter',
    of: 'src/*',
    except: 'src/ledger/mongo*',
    mayNotImport: ['mongoose', 'mongoose/*', 'mongodb', 'mongodb/*'],
  },
  {
    why: 'SQLite stays in its adapter',
    of: 'src/*',
    except: 'src/ledger/embedded*',
    mayNotImport: 'node:sqlite',
  },
  {
    why: 'only the start names a store',
    of: 'src/*',
    except: [...STARTERS, ...CONCRETE_LEDGERS],
    mayNotImport: CONCRETE_LEDGERS,
  },
  {
    why: 'one store knows nothing of the other',
    of: 'src/ledger/embedded*',
    mayNotImport: 'src/ledger/mongo*',
  },
  {
    why: 'one store knows nothing of the other',
    of: 'src/ledger/mongo*',
    mayNotImport: 'src/ledger/embedded*',
  },
  {
    why: 'only the start names a provider',
    of: 'src/*',
    except: [...STARTERS, 'src/providers/*', 'src/inbound/hearing/webhooks.ts', 'src/sandbox/*'],
    mayNotImport: CONCRETE_PROVIDERS,
  },
  ...DOORS.map((door) => ({
    why: 'a door knows no other door',
    of: `src/doors/${door}/*`,
    mayNotImport: DOORS.filter((other) => other !== door).map((other) => `src/doors/${other}/*`),
  })),
  {
    why: 'what every door stands on knows none of them',
    of: SHARED_BY_DOORS.map((name) => `src/doors/${name}/*`),
    mayNotImport: DOORS.map((door) => `src/doors/${door}/*`),
  },
  ...LAYERS.map((layer, i) => ({
    why: 'what stands below knows nothing of what stands on it',
    of: `src/${layer}/*`,
    // The command line starts a server of its own.
    ...(layer === 'cli' && { except: 'src/cli/*' }),
    mayImport: [...LAYERS.slice(0, i + 1).map((below) => `src/${below}/*`), ...BASE],
  })),
  { why: 'the start is started, not imported', of: 'src/*', mayNotImport: 'src/main.ts' },
]

/** What a file's own text may not hold. Comments do not count. */
const WORDS: readonly { why: string; of: Files; except?: Files; mayNotHold: RegExp }[] = [
  {
    why: 'settings are read in one place',
    of: 'src/*',
    except: ['src/config.ts', ...STARTERS],
    mayNotHold: /\bprocess\s*(\.|\?\.)\s*env\b|\bprocess\[|\{[^}]*\benv\b[^}]*\} = process\b/,
  },
  {
    why: 'outside of consent nobody knows the names of slots; see kept.ts',
    of: 'src/*',
    except: 'src/consent/*',
    mayNotHold: /\bstanding\s*(\?\.)?\[|\bstanding\??\.(?!ts\b)[a-z]/,
  },
  { why: 'a name is the same everywhere', of: 'src/*', mayNotHold: /^export default\b/m },
]

interface Source {
  readonly file: string
  readonly code: string
  readonly imports: readonly { target: string; isTypeOnly: boolean }[]
}

const matches = (name: string, files: Files | undefined): boolean =>
  [files ?? []]
    .flat()
    .some((pattern) =>
      pattern.endsWith('*') && !pattern.slice(0, -1).includes('*')
        ? name.startsWith(pattern.slice(0, -1))
        : new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`).test(name),
    )

const IMPORTS =
  /(?:^|[;}])\s*(?:import\s+(type\s+)?(?:[\w$*{}\s,]+?\s+from\s*)?|export\s+(type\s+)?(?:\*(?:\s+as\s+[\w$]+)?|\{[^}]*\})\s*from\s*)(['"])([^'"]+)\3|\b(?:import|require|getBuiltinModule)\(\s*(['"`])([^'"`]+)\5|new URL\(\s*(['"])(\.[^'"]+\.ts)\7/gm

/** Whole-line and block comments out; a `//` inside a line is left, since texts hold addresses. */
const withoutComments = (text: string): string =>
  text.replace(/^\s*\/\*[\s\S]*?\*\//gm, '').replace(/^\s*\/\/.*$/gm, '')

function readSource(file: string, text: string): Source {
  const code = withoutComments(text)
  const imports = [...code.matchAll(IMPORTS)].map((match) => {
    const path = match[4] ?? match[6] ?? match[8] ?? ''
    return {
      target: path.startsWith('.') ? posix.join(posix.dirname(file), path) : path,
      isTypeOnly: Boolean(match[1] ?? match[2]),
    }
  })
  return { file, code, imports }
}

function breaches(sources: readonly Source[]): string[] {
  const found: string[] = []
  for (const { file, code, imports } of sources) {
    const rulesOf = <Rule extends { of: Files; except?: Files }>(rules: readonly Rule[]) =>
      rules.filter(({ of, except }) => matches(file, of) && !matches(file, except))
    for (const { why, mayImport, mayNotImport } of rulesOf(ARROWS)) {
      for (const { target } of imports) {
        const isOutside = mayImport && target.startsWith('src/') && !matches(target, mayImport)
        if (isOutside || matches(target, mayNotImport)) found.push(`${file} → ${target}: ${why}`)
      }
    }
    for (const { why, mayNotHold } of rulesOf(WORDS)) {
      const words = mayNotHold.exec(code)?.[0]
      if (words !== undefined) found.push(`${file} holds "${words}": ${why}`)
    }
  }
  return found
}

/** Loops of imports that remain at run time; `import type` is erased and closes none. */
function cycles(sources: readonly Source[]): string[] {
  const next = new Map(
    sources.map(({ file, imports }) => [
      file,
      imports.filter(({ isTypeOnly }) => !isTypeOnly).map(({ target }) => target),
    ]),
  )
  const found: string[] = []
  const done = new Set<string>()
  const walk = (file: string, path: readonly string[]): void => {
    const at = path.indexOf(file)
    if (at !== -1) found.push([...path.slice(at), file].join(' → '))
    if (at !== -1 || done.has(file)) return
    for (const target of next.get(file) ?? []) walk(target, [...path, file])
    done.add(file)
  }
  for (const { file } of sources) walk(file, [])
  return found
}

function allSources(): Source[] {
  const root = new URL('../', import.meta.url)
  return readdirSync(new URL('src/', root), { recursive: true, encoding: 'utf8' })
    .map((file) => `src/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .map((file) => readSource(file, readFileSync(new URL(file, root), 'utf8')))
}

test('finds no import or word in src that its folder may not have', () => {
  assert.deepEqual(breaches(allSources()), [])
})

test('finds no imports in src that lead back to where they started', () => {
  assert.deepEqual(cycles(allSources()), [])
})

test('reads as many imports as a plain search for the word finds', () => {
  for (const { file, code, imports } of allSources()) {
    const statements =
      code.match(/^(import\b|export (type )?(\*|\{[^}]*\} from)|\} from ')/gm) ?? []
    const multiline = code.match(/^(import|export)( type)? \{$/gm) ?? []
    assert.ok(
      imports.length >= statements.length - multiline.length,
      `${file}: ${imports.length} of ${statements.length - multiline.length} imports read`,
    )
  }
})

test('points every rule that names files at files that are there', () => {
  const files = allSources().map(({ file }) => file)
  const core = ['src/consent/*', 'src/eligibility/*', 'src/world/*', 'src/ledger/*']
  for (const of of core)
    assert.ok(
      files.some((file) => matches(file, of)),
      `${of} matches nothing`,
    )
  const folders = files.flatMap((file) => /^src\/([^/]+)\//.exec(file)?.[1] ?? [])
  assert.deepEqual([...new Set(folders)].sort(), LAYERS.toSorted())
  for (const base of BASE) assert.ok(files.includes(base), base)
  for (const name of SHARED_BY_DOORS)
    assert.ok(
      files.some((file) => file.startsWith(`src/doors/${name}/`)),
      name,
    )
})

const MADE_UP: readonly (readonly [file: string, line: string])[] = [
  ['src/consent/decide.ts', "import { normalisePhone } from '../world/phones/normalise.ts'"],
  ['src/consent/decide.ts', "import type { Ledger } from '../ledger/port.ts'"],
  ['src/consent/decide.ts', "import { randomUUID } from 'node:crypto'"],
  ['src/eligibility/rules/noes.ts', "import {\n  type A,\n  b,\n} from '../../http/route.ts'"],
  ['src/world/phones/mask.ts', "export { route } from '../../web/http/route.ts'"],
  ['src/world/places/zones.ts', "export * from '../../consent/decide.ts'"],
  ['src/ledger/port.ts', "import { x } from '../web/http/route.ts'"],
  ['src/ledger/port.ts', "import '../doors/forms/routes.ts'"],
  ['src/outbound/gate/gate.ts', "const { connect } = await import('mongoose')"],
  ['src/outbound/gate/gate.ts', "import type { ObjectId } from 'mongodb'"],
  ['src/outbound/gate/gate.ts', "import { openEmbedded } from '../../ledger/embedded/open.ts'"],
  ['src/ledger/embedded/open.ts', "import { x } from '../mongo/open.ts'"],
  ['src/doors/forms/routes.ts', "import { send } from '../../providers/twilio/send.ts'"],
  ['src/doors/forms/routes.ts', "import { x } from '../ivr/routes.ts'"],
  ['src/repeating.ts', "import { createLogger } from './web/http/logs.ts'"],
  ['src/json.ts', "import type { Catalog } from './settings/catalog.ts'"],
  ['src/time.ts', "import { readConfig } from './config.ts'"],
  ['src/qr/svg.ts', "import { greeting } from '../greeting.ts'"],
  ['src/people/routes.ts', "import type { Asker } from '../check/asker.ts'"],
  ['src/outbound/gate/gate.ts', "import { x } from '../../inbound/hearing/hear.ts'"],
  ['src/doors/api/routes.ts', "import { x } from '../forms/routes.ts'"],
  ['src/doors/forms/page.ts', "import { slot } from '../../consent/slot.ts'"],
  ['src/doors/forms/page.ts', 'const fact = standing[name]'],
  ['src/people/noes.ts', 'const at = record?.standing.erased?.t'],
  ['src/app.ts', "import { start } from './main.ts'"],
  ['src/app.ts', 'const port = process.env.PORT'],
  ['src/app.ts', 'const { env } = process'],
  ['src/app.ts', 'export default createApp'],
]

for (const [file, line] of MADE_UP) {
  test(`catches a made-up breach in ${file}: ${line.replaceAll(/\s+/g, ' ')}`, () => {
    const source = readSource(file, `// A file.\n\nimport { z } from 'zod'\n${line}\n`)
    assert.ok(breaches([source]).length >= 1)
  })
}

test('lets pass what the rules allow, and words in comments', () => {
  const allowed: readonly (readonly [string, string])[] = [
    ['src/main.ts', "import { openEmbedded } from './ledger/embedded/open.ts'"],
    ['src/ledger/mongo/open.ts', "import mongoose from 'mongoose'"],
    ['src/check/routes.ts', "import { route } from '../web/http/route.ts'"],
    ['src/world/places/zones.ts', "import { countryOfPhone } from '../phones/country.ts'"],
    ['src/app.ts', '// never process.env here\n/** import { x } from "./main.ts" */'],
  ]
  for (const [file, line] of allowed) assert.deepEqual(breaches([readSource(file, line)]), [])
})

test('catches a made-up cycle of three, but not one closed by a type', () => {
  const ring = (last: string) => [
    readSource('src/a.ts', "import { b } from './b.ts'"),
    readSource('src/b.ts', "import { c } from './c.ts'"),
    readSource('src/c.ts', last),
  ]
  assert.deepEqual(cycles(ring("import { a } from './a.ts'")), [
    'src/a.ts → src/b.ts → src/c.ts → src/a.ts',
  ])
  assert.deepEqual(cycles(ring("import type { A } from './a.ts'")), [])
})
