import { describe, expect, it } from 'vitest'
import { belongsOn } from '@/entrypoints/background/belongs'
import type { Assembled } from '@/entrypoints/background/assemble'
import { fail, ok, type Outcome } from '@/lib/failure'

/** A background that knows of a campaign in one repository, or fails. */
function background(answer: Outcome<boolean> = ok(true)) {
  const asked: string[] = []
  const concerns = (repository: string) => {
    asked.push(repository)
    return Promise.resolve(answer)
  }
  const parts = () => Promise.resolve(ok({ backend: { concerns } as unknown as Assembled['backend'] }))
  return { asked, belongs: belongsOn(parts) }
}

const on = (isAddressed: boolean) =>
  ({ surface: 'repository', repository: 'octo-org/shop', isAddressed }) as const

describe('a surface', () => {
  it('belongs on every page of an organization’s security, and where the address asks for it', async () => {
    const { belongs, asked } = background(ok(false))
    expect(await belongs({ surface: 'org-security' })).toBe(true)
    expect(await belongs(on(true))).toBe(true)
    expect(asked).toEqual([])
  })

  it.each([true, false])(
    'belongs on a repository’s pages where a campaign concerns it: %s',
    async (concerned) => {
      const { belongs, asked } = background(ok(concerned))
      expect(await belongs(on(false))).toBe(concerned)
      expect(asked).toEqual(['octo-org/shop'])
    },
  )

  it('is not said to belong nowhere when nobody can tell', async () => {
    const { belongs } = background(fail({ kind: 'storage-full' }))
    await expect(belongs(on(false))).rejects.toThrow('storage-full')
    const closed = belongsOn(() => Promise.resolve(fail({ kind: 'storage-newer' })))
    await expect(closed(on(false))).rejects.toThrow('storage-newer')
  })
})
