// The same limits on MongoDB, from two stores at once.

import { test } from 'node:test'
import { newDatabase, opened, serverForTests } from '../../ledger/mongo-kit.ts'
import { limitsContract } from './contract.ts'

const { server, skip } = await serverForTests()

test('holds every limit exactly when many come at once, on MongoDB', { skip }, async (t) => {
  const { documents } = await opened(t, server, newDatabase())
  await limitsContract(documents, 8, Date.now())
})
