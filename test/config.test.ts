// Settings: every fault at once, no value in a fault, and `.env.example` as the table has it.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { parseEnv } from 'node:util'
import { ConfigError, type Env, loadEnv, readConfig } from '../src/config.ts'
import { SETTINGS } from '../src/settings-table.ts'

const KEY = 'k'.repeat(32)
const TWILIO = { TWILIO_ACCOUNT_SID: 'AC0123', TWILIO_AUTH_TOKEN: 'twilio-token' }
const META = { META_APP_SECRET: 'a', META_VERIFY_TOKEN: 'b', META_ACCESS_TOKEN: 'c' }
const INFOBIP = {
  INFOBIP_API_KEY: 'key',
  INFOBIP_BASE_URL: 'https://abc.api.infobip.com/',
  INFOBIP_WEBHOOK_USER: 'user',
  INFOBIP_WEBHOOK_PASSWORD: 'password',
}

function faultsOf(env: Env): string[] {
  try {
    readConfig(env)
  } catch (error) {
    assert.ok(error instanceof ConfigError)
    return error.faults.map((fault) => fault.path)
  }
  return []
}

test('gives the documented defaults when nothing is set', () => {
  assert.deepEqual(readConfig({}), {
    production: false,
    port: 3000,
    host: '127.0.0.1',
    publicUrl: 'http://localhost:3000',
    dataDir: './data',
    mongodbUri: undefined,
    secretKey: undefined,
    trustProxy: 0,
    logLevel: 'info',
    metricsToken: undefined,
    publicWebhooksOnly: false,
    twilio: undefined,
    meta: undefined,
    infobip: undefined,
    warnings: [],
  })
})

test('reads every variable into its place and freezes the result to the bottom', () => {
  const config = readConfig({
    NODE_ENV: 'production',
    PORT: '8080',
    HOST: '0.0.0.0',
    PUBLIC_URL: 'https://optin.example.com',
    DATA_DIR: '/var/lib/optin',
    MONGODB_URI: 'mongodb://db/optin',
    SECRET_KEY: KEY,
    TRUST_PROXY: '1',
    LOG_LEVEL: 'debug',
    METRICS_TOKEN: 'm'.repeat(16),
    WEBHOOK_PRIVATE: 'true',
    ...TWILIO,
    TWILIO_AUTH_TOKEN_SECONDARY: 'second',
    TWILIO_BASE_URL: 'https://twilio.example.com/',
    ...META,
    ...INFOBIP,
  })
  assert.deepEqual(config, {
    production: true,
    port: 8080,
    host: '0.0.0.0',
    publicUrl: 'https://optin.example.com',
    dataDir: '/var/lib/optin',
    mongodbUri: 'mongodb://db/optin',
    secretKey: KEY,
    trustProxy: 1,
    logLevel: 'debug',
    metricsToken: 'm'.repeat(16),
    publicWebhooksOnly: false,
    twilio: {
      accountSid: 'AC0123',
      authToken: 'twilio-token',
      authTokenSecondary: 'second',
      baseUrl: 'https://twilio.example.com',
    },
    meta: {
      appSecret: 'a',
      verifyToken: 'b',
      accessToken: 'c',
      baseUrl: 'https://graph.facebook.com',
    },
    infobip: {
      apiKey: 'key',
      baseUrl: 'https://abc.api.infobip.com',
      webhookUser: 'user',
      webhookPassword: 'password',
    },
    warnings: [],
  })
  assert.ok(Object.isFrozen(config) && Object.isFrozen(config.twilio))
  assert.ok(Object.isFrozen(config.warnings))
})

test('lists every fault in one error and prints none of the values', () => {
  const env = {
    PORT: '70000',
    PUBLIC_URL: 'ftp://hidden-host',
    MONGODB_URI: 'postgres://root:hidden-password@db',
    SECRET_KEY: 'hidden-short-key',
    LOG_LEVEL: 'hidden-level',
    TRUST_PROXY: 'hidden proxy',
    TWILIO_AUTH_TOKEN: 'hidden-token',
    META_BASE_URL: 'https://hidden-user:hidden-pass@graph.example.com',
  }
  assert.deepEqual(faultsOf(env), [
    'PORT',
    'PUBLIC_URL',
    'MONGODB_URI',
    'SECRET_KEY',
    'TRUST_PROXY',
    'LOG_LEVEL',
    'META_BASE_URL',
    'TWILIO_ACCOUNT_SID',
  ])
  assert.throws(
    () => readConfig(env),
    (error: ConfigError) => {
      assert.doesNotMatch(`${error.stack}${JSON.stringify(error)}`, /hidden|70000/)
      return error.message.split('\n').length === 9
    },
  )
})

test('counts empty and blank strings as unset', () => {
  assert.deepEqual(
    readConfig({ PORT: '', SECRET_KEY: '  ', TWILIO_AUTH_TOKEN: '' }),
    readConfig({}),
  )
  assert.deepEqual(faultsOf({ NODE_ENV: 'production', SECRET_KEY: '' }), ['SECRET_KEY'])
})

test('refuses a provider that is set in part, naming what is missing', () => {
  for (const provider of [TWILIO, META, INFOBIP]) {
    assert.deepEqual(faultsOf(provider), [])
    for (const name of Object.keys(provider)) {
      assert.deepEqual(faultsOf({ ...provider, [name]: undefined }), [name], `without ${name}`)
    }
  }
  const lone = faultsOf({ TWILIO_AUTH_TOKEN_SECONDARY: 'second' })
  assert.deepEqual(lone, ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN'])
})

test('counts the bytes of SECRET_KEY, not its characters', () => {
  assert.deepEqual(faultsOf({ SECRET_KEY: 'k'.repeat(31) }), ['SECRET_KEY'])
  assert.deepEqual(faultsOf({ SECRET_KEY: '鍵'.repeat(11) }), [])
})

test('takes PUBLIC_URL as a bare http or https origin only', () => {
  for (const good of ['http://localhost:3000', 'https://a.example', 'http://[::1]:8080']) {
    assert.equal(readConfig({ PUBLIC_URL: good }).publicUrl, good)
  }
  const bad = ['a.example', 'https://a.example/', 'https://a.example/x', 'https://a.example?x=1']
  for (const url of [
    ...bad,
    'https://a.example#x',
    'javascript:alert(1)',
    'https://u:p@a.example',
  ]) {
    assert.deepEqual(faultsOf({ PUBLIC_URL: url }), ['PUBLIC_URL'], url)
  }
})

test('reads TRUST_PROXY as a number of proxies or as addresses, never as "believe anyone"', () => {
  const read = (value: string) => readConfig({ TRUST_PROXY: value }).trustProxy
  assert.equal(read('2'), 2)
  assert.equal(read('true'), 1)
  assert.equal(read('false'), 0)
  assert.equal(read('loopback, 10.0.0.0/8, fd00::/8'), 'loopback, 10.0.0.0/8, fd00::/8')
  assert.deepEqual(faultsOf({ TRUST_PROXY: 'yes' }), ['TRUST_PROXY'])
})

test('sends webhooks to public addresses only, in production or where that is asked for', () => {
  const read = (env: Env) => readConfig({ SECRET_KEY: KEY, ...env }).publicWebhooksOnly
  const production = { NODE_ENV: 'production' }
  assert.deepEqual([read({}), read(production)], [false, true])
  assert.equal(read({ ...production, WEBHOOK_PRIVATE: 'true' }), false)
  assert.equal(read({ WEBHOOK_PRIVATE: 'false' }), true)
  assert.deepEqual(faultsOf({ WEBHOOK_PRIVATE: 'yes' }), ['WEBHOOK_PRIVATE'])
})

test('takes the port into the default PUBLIC_URL', () => {
  assert.equal(readConfig({ PORT: '8080' }).publicUrl, 'http://localhost:8080')
})

test('warns of plain http, and of a missing TRUST_PROXY, in production only', () => {
  const warnings = (env: Env) => readConfig({ SECRET_KEY: KEY, ...env }).warnings.join('\n')
  assert.match(warnings({ NODE_ENV: 'production' }), /^PUBLIC_URL is not https/)
  const https = { NODE_ENV: 'production', PUBLIC_URL: 'https://a.example' }
  assert.match(warnings(https), /^PUBLIC_URL is https and TRUST_PROXY is 0/)
  assert.equal(warnings({ ...https, TRUST_PROXY: '1' }), '')
  assert.match(
    warnings({ ...https, ...META, TRUST_PROXY: '1', META_BASE_URL: 'http://meta.example' }),
    /^META_BASE_URL is not https/,
  )
})

test('warns of a base URL whose provider has no credentials', () => {
  const { warnings } = readConfig({ TWILIO_BASE_URL: 'http://127.0.0.1:9' })
  assert.match(warnings.join('\n'), /^TWILIO_BASE_URL is set but not used/)
})

/** `NAME=value` lines with the comment lines right above; `##` lines are about the file. */
function exampleEntries(text: string): { name: string; comment: string }[] {
  const entries: { name: string; comment: string }[] = []
  let comment: string[] = []
  for (const line of text.split('\n')) {
    const [, name] = /^(\w+)=/.exec(line) ?? []
    if (name) entries.push({ name, comment: comment.join(' ') })
    comment = line.startsWith('# ') ? [...comment, line.slice(2)] : []
  }
  return entries
}

const EXAMPLE = readFileSync(new URL('../.env.example', import.meta.url), 'utf8')

test('describes in .env.example every variable the table has, no other, in the same order', () => {
  const table = Object.entries(SETTINGS).map(([name, setting]) => ({
    name,
    comment: `${setting.about} Default: ${setting.default}`,
  }))
  assert.deepEqual(exampleEntries(EXAMPLE), table)
})

test('changes nothing when .env.example is copied as it stands', () => {
  assert.deepEqual(readConfig(parseEnv(EXAMPLE)), readConfig({}))
})

test('lets the real environment win over .env, but not where it is empty', async (t) => {
  const dir = await mkdtemp(join(tmpdir(), 'optin-env-'))
  t.after(() => rm(dir, { recursive: true }))
  assert.deepEqual(loadEnv(dir, { PORT: '1' }), { PORT: '1' })
  await writeFile(join(dir, '.env'), '\uFEFFPORT=8080\nHOST="0.0.0.0"\nLOG_LEVEL=warn # less\n')
  const config = readConfig(loadEnv(dir, { PORT: '9090', HOST: '' }))
  assert.equal(config.port, 9090)
  assert.equal(config.host, '0.0.0.0')
  assert.equal(config.logLevel, 'warn')
})

test('refuses a .env that is there and cannot be read', async (t) => {
  const dir = await mkdtemp(join(tmpdir(), 'optin-env-'))
  t.after(() => rm(dir, { recursive: true }))
  await mkdir(join(dir, '.env'))
  assert.throws(() => loadEnv(dir, {}), /\.env cannot be read \(EISDIR\)/)
})
