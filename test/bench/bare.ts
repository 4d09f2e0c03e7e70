// The baselines: what the same work costs with Express and nothing of ours around it.

import { createHash, createHmac, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import express, { type Express } from 'express'
import { createKeyring } from '../../src/keys/keyring.ts'
import { connect, FILE } from '../../src/ledger/embedded/schema.ts'
import { slotsOf } from '../../src/ledger/embedded/slots.ts'
import { writerOf } from '../../src/ledger/embedded/writes.ts'
import { keptOf } from './seed.ts'
import { APP_SECRET, PHONE_NUMBER_ID, SECRET, type ServedOptions } from './served.ts'

interface Message {
  readonly id: string
  readonly from: string
  readonly text: { readonly body: string }
}

const messagesOf = ({ body }: express.Request): readonly Message[] =>
  body.entry[0].changes[0].value.messages

/** Whether a webhook is Meta's own. */
function isSigned({ raw = Buffer.alloc(0), headers }: express.Request & { raw?: Buffer }): boolean {
  const expected = createHmac('sha256', APP_SECRET).update(raw).digest('hex')
  return headers['x-hub-signature-256'] === `sha256=${expected}`
}

/** @param kind `constant`, `insert`, `webhook`, `kept`, `batch` or `findone` */
export async function bare(kind: string, options: ServedOptions): Promise<Express> {
  const app = express()
  app.use(
    express.json({
      limit: '8mb',
      verify(req, _res, bytes) {
        Object.assign(req, { raw: bytes })
      },
    }),
  )
  switch (kind) {
    case 'constant': {
      const answer = JSON.parse(options.answer ?? '{}') as object
      app.post('/v1/eligibility', (_req, res) => {
        res.json(answer)
      })
      return app
    }
    case 'insert': {
      const db = new DatabaseSync(join(options.dataDir ?? '', 'bare.sqlite'))
      db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
      db.exec('CREATE TABLE IF NOT EXISTS raw (id TEXT PRIMARY KEY, body TEXT)')
      const insert = db.prepare('INSERT INTO raw VALUES (?, ?)')
      const padding = options.answer ?? ''
      app.post('/v1/consents', (req, res) => {
        insert.run(randomUUID(), JSON.stringify(req.body) + padding)
        res.status(201).json({ ok: true })
      })
      return app
    }
    case 'webhook': {
      const db = new DatabaseSync(join(options.dataDir ?? '', 'bare.sqlite'))
      db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
      db.exec('CREATE TABLE IF NOT EXISTS raw (id TEXT PRIMARY KEY, body TEXT)')
      const insert = db.prepare('INSERT OR IGNORE INTO raw VALUES (?, ?)')
      const padding = options.answer ?? ''
      // Its own parser: the signature is over the raw bytes.
      app.post('/webhooks/meta', (req: express.Request & { raw?: Buffer }, res) => {
        if (!isSigned(req)) return res.sendStatus(401)
        db.exec('BEGIN')
        for (const message of messagesOf(req))
          insert.run(message.id, JSON.stringify(message) + padding)
        db.exec('COMMIT')
        return res.sendStatus(200)
      })
      return app
    }
    case 'kept': {
      const db = connect(options.dataDir ?? '')
      const keyring = createKeyring(SECRET)
      const write = writerOf(db, keyring.seal)
      app.post('/webhooks/meta', (req: express.Request & { raw?: Buffer }, res) => {
        if (!isSigned(req)) return res.sendStatus(401)
        const now = Date.now()
        db.exec('BEGIN IMMEDIATE')
        for (const { id, from, text } of messagesOf(req)) {
          const evidence = { provider: 'meta', receiver: PHONE_NUMBER_ID, text: text.body }
          const name = keyring.digest('heard', id)
          write(keptOf(keyring, { phone: `+${from}`, id: name, now, evidence }))
        }
        db.exec('COMMIT')
        return res.sendStatus(200)
      })
      return app
    }
    case 'batch': {
      const db = new DatabaseSync(join(options.dataDir ?? '', FILE), { readOnly: true })
      const find = slotsOf(db)
      const keyring = createKeyring(SECRET)
      // Nothing remembered: each address is hashed, as the task says.
      const keyOf = (phone: string) =>
        `demo.${keyring.lookupDigest('demo', createHash('sha256').update(phone).digest('hex'))}`
      app.post('/v1/eligibility/batch', (req, res) => {
        const { to } = req.body as { to: string[] }
        const results = to.map((phone) => {
          const { record } = find(keyOf(phone))
          return { to: phone, found: record !== undefined && JSON.parse(record) !== null }
        })
        res.json({ results })
      })
      return app
    }
    case 'findone': {
      const { MongoClient } = await import('mongodb')
      const client = await MongoClient.connect(options.mongoUri ?? '')
      const people = client.db().collection<{ _id: string }>('persons')
      app.post('/v1/eligibility', async (req, res) => {
        const found = await people.findOne({ _id: req.body.id as string })
        res.json({ found: found !== null, padding: options.answer })
      })
      return app
    }
    default:
      throw new Error(`no baseline called ${kind}`)
  }
}
