import { describe, expect, it } from 'vitest'
import { chartFile } from '@/components/charts/csv'

describe('the file of a chart', () => {
  const table = {
    columns: ['Date', 'Open'],
    rows: [
      [{ text: '20 Nov 2026', value: '2026-11-20' }, -1234.5],
      ['=1+1', null],
    ],
    footer: [['Total', 0]],
  }

  it('has the very values, dates as dates, nothing where nothing is known, and no formula', () => {
    expect(chartFile(table)).toBe("\uFEFFDate,Open\r\n2026-11-20,-1234.5\r\n'=1+1,\r\nTotal,0\r\n")
  })

  it('says in every row where it comes from', () => {
    const context = [
      { label: 'Campaign', value: '@SUM' },
      { label: 'As of', value: '2026-11-20 10:00:00' },
    ]
    expect(chartFile(table, context).split('\r\n').slice(0, 2)).toEqual([
      '\uFEFFDate,Open,Campaign,As of',
      "2026-11-20,-1234.5,'@SUM,2026-11-20 10:00:00",
    ])
  })
})
