// The main job once more, with the facts in MongoDB.

import { after, test } from 'node:test'
import { startMongoServer } from './support/mongo-server.ts'
import { agreeByPost, walk } from './support/walk.ts'

const server = await startMongoServer()
after(async () => {
  if (!('skipped' in server)) await server.stop()
})

test('on MongoDB: allows after the form, denies after a withdrawal, and after a restart', (t) => {
  if ('skipped' in server) return t.skip(server.skipped)
  return walk(t, agreeByPost, {
    MONGODB_URI: new URL(`walk${process.pid}`, server.uri).href,
    SECRET_KEY: 'a secret for walking, long enough to be one',
  })
})
