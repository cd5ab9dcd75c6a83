import { Dexie } from 'dexie'
import { describe, expect, it } from 'vitest'
import { needsReopening, storageFailure } from '@/lib/storage/failures'

const dom = (name: string, message = '') => new DOMException(message, name)

describe('storageFailure', () => {
  it.each([
    ['the plain error', dom('QuotaExceededError')],
    ['one inside Dexie’s', new Dexie.AbortError('Transaction aborted', dom('QuotaExceededError'))],
    ['what Chrome says', dom('AbortError', 'Encountered full disk while opening backing store')],
    [
      'what Firefox says',
      dom(
        'InvalidStateError',
        'A mutation operation was attempted on a database that did not allow mutations.',
      ),
    ],
  ])('knows a full disk by %s', (_, error) => {
    expect(storageFailure(error)).toEqual({ kind: 'storage-full' })
    expect(needsReopening(error)).toBe(true)
  })

  it.each([
    [dom('UnknownError', 'Internal error'), 'UnknownError', true],
    [dom('InvalidStateError', 'The connection was closed.'), 'InvalidStateError', true],
    [dom('DataError', 'secret content'), 'DataError', false],
    [new TypeError('secret content'), 'TypeError', false],
    ['text', 'unknown', false],
  ])('names %s by its kind alone', (error, detail, reopen) => {
    expect(storageFailure(error)).toEqual({ kind: 'storage-failed', detail })
    expect(needsReopening(error)).toBe(reopen)
  })
})
