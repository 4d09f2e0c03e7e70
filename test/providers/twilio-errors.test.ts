// What Twilio's codes mean, one of each kind; what nobody listed says nothing about the person.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { twilioError } from '../../src/providers/twilio/errors.ts'

test('tells whose matter a failure is', () => {
  for (const [code, kind, failure] of [
    [63033, 'personStop', 'other'],
    [63049, 'temporary', 'limit'],
    [63032, 'temporary', 'experiment'],
    [63024, 'person', 'undelivered'],
    [63003, 'person', 'invalid'],
    [63016, 'ours', 'window'],
    [63028, 'ours', 'other'],
    [63041, 'ours', 'other'],
    [63051, 'ours', 'other'],
    [63018, 'temporary', 'other'],
    [63050, 'unsure', 'other'],
    [63999, 'unsure', 'other'],
    [21408, 'ours', 'other'],
  ] as const) {
    const error = twilioError(code, 'whatsapp')
    assert.deepEqual([code, error.class, error.failure], [code, kind, failure])
  }
})
