// Every code of the three providers that we were told of, and what it means for us. Sources stand in
// the tables themselves.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { infobipError, isListed } from '../../src/providers/infobip/errors.ts'
import { metaError, metaWaitMs } from '../../src/providers/meta/errors.ts'
import type { ErrorClass, Failure, ProviderError } from '../../src/providers/port.ts'
import { twilioError } from '../../src/providers/twilio/errors.ts'

type Row = readonly [ErrorClass, Failure, readonly number[]]

function agrees(rows: readonly Row[], errorOf: (code: number) => ProviderError) {
  for (const [kind, failure, codes] of rows) {
    for (const code of codes) {
      const error = errorOf(code)
      assert.deepEqual([code, error.class, error.failure], [code, kind, failure])
    }
  }
}

test('Meta: one code is a no, another human may be behind one, the rest says no such thing', () => {
  const rows: Row[] = [
    ['personStop', 'other', [131050]],
    ['person', 'undelivered', [131026]],
    ['temporary', 'limit', [131049]],
    ['person', 'experiment', [130472]],
    ['ours', 'window', [131047]],
    ['person', 'reassigned', [137000]],
    ['person', 'other', [130403, 138006, 138009]],
    ['temporary', 'other', [131056, 130429, 80007, 4, 131057, 131016, 131000, 2, 133004, 134101]],
    ['ours', 'other', [131048, 131064, 368, 131031, 130497, 131042, 133010, 131045]],
    ['ours', 'other', [131037, 190, 0, 3, 10, 200, 299, 131005, 132001, 132000, 132005, 132007]],
    ['ours', 'other', [132012, 132018, 132015, 132016, 131051, 131053, 131052, 131008, 131009]],
    ['ours', 'other', [100, 131062, 131063, 131055, 134100, 134102, 131021, 131030]],
    ['unsure', 'other', [199, 300, 999999]],
  ]
  agrees(rows, metaError)
  assert.equal(metaWaitMs(134101), 600_000)
  assert.equal(metaWaitMs(131056), undefined)
})

test('Twilio: what the person did themselves holds everything back, a limit nothing but offers', () => {
  const rows: Row[] = [
    ['personStop', 'other', [63033]],
    ['personStop', 'barred', [63014]],
    ['personStop', 'stopped', [21610]],
    ['temporary', 'limit', [63049]],
    ['temporary', 'experiment', [63032]],
    ['ours', 'window', [63016]],
    ['person', 'undelivered', [63024]],
    ['person', 'invalid', [63003, 13224, 21211, 21217, 21614, 21635, 30006]],
    ['person', 'barred', [30640]],
    ['unsure', 'barred', [30004]],
    ['person', 'other', [30005]],
    ['unsure', 'other', [63050, 63999]],
    ['ours', 'other', [63001, 63005, 63007, 63013, 63015, 63019, 63020, 63021, 63022]],
    ['ours', 'other', [63025, 63027, 63028, 63030, 63031, 63040, 63041, 63042, 63051, 63052]],
    ['ours', 'other', [63062, 21408, 21608, 21612, 21266, 30007, 30034, 30450, 30047, 30646]],
    ['ours', 'other', [30647, 20003]],
    ['temporary', 'other', [63010, 63012, 63017, 63018, 63023, 63029, 63038, 30003, 30008]],
    ['temporary', 'other', [30036, 30410, 30610, 20429]],
  ]
  agrees(rows, (code) => twilioError(code, 'whatsapp'))
  const { class: kind, failure } = twilioError(21610, 'sms')
  assert.deepEqual([kind, failure], ['person', 'stopped'])
})

test('Infobip: blocks, registers and lists hold everything back, whatever `permanent` says', () => {
  const rows: Row[] = [
    ['personStop', 'other', [7033]],
    ['personStop', 'barred', [7003, 7030, 14, 10, 2052]],
    ['temporary', 'limit', [7032]],
    ['temporary', 'other', [7024]],
    ['person', 'undelivered', [7002]],
    ['person', 'reassigned', [3041]],
    ['unsure', 'reassigned', [7029]],
    ['ours', 'other', [7008, 7009, 7016, 7034, 7036, 7037]],
    ['ours', 'window', [7010]],
    ['unsure', 'other', [7999]],
  ]
  agrees(rows, infobipError)
  assert.deepEqual([10, 14, 4, undefined].map(isListed), [true, true, false, false])
})
