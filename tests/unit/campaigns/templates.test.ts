import { describe, expect, it } from 'vitest'
import { parseFilter } from '@/lib/alerts/filter/parse'
import { TEMPLATES } from '@/lib/campaigns/templates'
import { en } from '@/lib/i18n/en/index'

describe('templates', () => {
  it.each(TEMPLATES)(
    '$id asks for open, fixable alerts in application code, and one thing more',
    ({ query }) => {
      expect(parseFilter(query).problems).toEqual([])
      const words = query.split(' ')
      expect(words.slice(0, 3)).toEqual(['is:open', 'autofilter:true', 'autofix:supported'])
      expect(words).toHaveLength(4)
      expect(words[3]).toMatch(/^(tag:external\/cwe\/cwe-\d{3}|severity:critical)$/)
    },
  )

  it('are thirteen, each with a title of its own that names its weakness', () => {
    expect(new Set(TEMPLATES.map(({ id }) => id)).size).toBe(13)
    expect(new Set(TEMPLATES.map(({ query }) => query)).size).toBe(13)
    const titles: Record<string, string> = en
    for (const { id, query } of TEMPLATES) {
      const number = /cwe-0*(\d+)/.exec(query)?.[1]
      expect(titles[`templates.${id}`]).toMatch(
        number === undefined ? /^Critical/ : new RegExp(`\\(CWE-${number}\\)$`),
      )
    }
  })
})
