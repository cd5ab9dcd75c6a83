import { describe, expect, it } from 'vitest'
import { untilItWorks } from '@/entrypoints/background/until-it-works'
import { fail, ok, type Outcome } from '@/lib/failure'

describe('what is to be done once', () => {
  it('is shared by all who ask', async () => {
    let times = 0
    const parts = untilItWorks(() => Promise.resolve(ok((times += 1))))
    expect(await Promise.all([parts(), parts()])).toEqual([ok(1), ok(1)])
    expect(await parts()).toEqual(ok(1))
  })

  it.each([
    ['failed', () => Promise.resolve(fail({ kind: 'storage-full' }))],
    ['threw', () => Promise.reject(new Error('ups'))],
  ])('is tried again when it %s', async (_, first: () => Promise<Outcome<string>>) => {
    let times = 0
    const parts = untilItWorks(() => ((times += 1) === 1 ? first() : Promise.resolve(ok('works'))))
    const [one, two] = await Promise.allSettled([parts(), parts()])
    expect(one).toEqual(two)
    expect(one).not.toMatchObject({ value: ok('works') })
    expect(await parts()).toEqual(ok('works'))
    expect(times).toBe(2)
  })
})
