import { describe, expect, it } from 'vitest'
import { toBeShared } from '@/lib/campaigns/publication'
import { MOST_ATTEMPTS, afterAttempt, held, isDue } from '@/lib/campaigns/shared/attempts'

const NOW = 1_790_000_000
const error = { kind: 'server-error', status: 502 } as const

describe('attempts at a first writing', () => {
  it('are made with growing pauses, and so many at most', () => {
    let share = toBeShared()
    let now = NOW
    const pauses: number[] = []
    while (isDue(share, now)) {
      share = afterAttempt(share, error, now)
      if (share.nextAt === null) break
      pauses.push(share.nextAt - now)
      expect(isDue(share, share.nextAt - 1)).toBe(false)
      now = share.nextAt
    }
    expect(pauses).toEqual([60, 120, 240, 480, 960, 1920, 3840, 7680, 15_360])
    expect(share).toMatchObject({ tries: MOST_ATTEMPTS, failure: error, nextAt: null })
    expect(isDue(share, now + 1_000_000)).toBe(false)
  })

  it.each(['no-token', 'token-locked', 'offline', 'cancelled', 'storage-full'] as const)(
    'are not used up by what has nothing to do with it: %s',
    (kind) => {
      const share = { ...toBeShared(), tries: 3, nextAt: NOW }
      expect(afterAttempt(share, { kind }, NOW)).toEqual({ ...share, failure: { kind }, nextAt: null })
    },
  )

  it('wait for the end of a limit of GitHub’s, which uses none up', () => {
    const limited = { kind: 'rate-limited', until: NOW + 900 } as const
    for (const share of [afterAttempt(toBeShared(), limited, NOW), held(toBeShared(), limited)]) {
      expect(share).toMatchObject({ failure: limited, tries: 0, nextAt: NOW + 900 })
      expect(isDue(share, NOW + 899)).toBe(false)
      expect(isDue(share, NOW + 900)).toBe(true)
    }
  })

  it('go on with the next look where the repository is what stands in the way', () => {
    const gone = { kind: 'no-campaign-repository', name: 'octo/campaigns' } as const
    const share = { ...toBeShared(), tries: 2, nextAt: NOW + 60, sent: true }
    expect(held(share, gone)).toEqual({ ...share, failure: gone, nextAt: null })
  })
})
