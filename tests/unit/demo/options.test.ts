import { describe, expect, it } from 'vitest'
import { readOptions } from '../../../demo/options.ts'

describe('the options of the demonstration', () => {
  it('have defaults', () => {
    expect(readOptions([])).toEqual({
      headless: false,
      two: false,
      alerts: undefined,
      repositories: undefined,
      latency: 60,
      port: 0,
      sarif: [],
    })
  })

  it('take several files after one --sarif, or one after each', () => {
    expect(readOptions(['--sarif', 'a', 'b']).sarif).toEqual(['a', 'b'])
    expect(readOptions(['--sarif', 'a', '--sarif', 'b']).sarif).toEqual(['a', 'b'])
  })

  it.each([
    [['--alerts', 'many'], '--alerts'],
    [['--alerts=-5'], '--alerts'],
    [['--repos', '0'], '--repos needs a number from 1'],
    [['--port', '70000'], '--port needs a number from 0 to 65535'],
    [['--latency', '1e3'], '--latency'],
    [['file.sarif'], 'file.sarif'],
    [['--nonsense'], '--nonsense'],
  ])('refuse %j by name', (args, named) => {
    expect(() => readOptions(args)).toThrow(named)
  })
})
