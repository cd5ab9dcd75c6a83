import { parseArgs } from 'node:util'

export interface DemoOptions {
  headless: boolean
  /** A second browser, of a developer. */
  two: boolean
  alerts: number | undefined
  repositories: number | undefined
  /** Added to every answer of the REST API, ms. */
  latency: number
  port: number
  sarif: string[]
}

export const USAGE = `npm run demo -- [options]

  --headless          walk through the main job without a window; screenshots in demo/screenshots
  --two               a second browser beside it: a developer, to whom the manager's campaigns are shared
  --sarif FILE…       results of real scans (.sarif, .json, .gz) become alerts of a repository each
  --alerts N          alerts in the organization (12000)
  --repos N           repositories in the organization (120)
  --latency MS        added to every answer of the REST API (60)
  --port N            of the local GitHub (any free one)`

/** The command line as options; throws with a sentence for people when it makes no sense. */
export function readOptions(args: string[]): DemoOptions {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      headless: { type: 'boolean', default: false },
      two: { type: 'boolean', default: false },
      alerts: { type: 'string' },
      repos: { type: 'string' },
      latency: { type: 'string', default: '60' },
      port: { type: 'string', default: '0' },
      sarif: { type: 'string', multiple: true, default: [] },
    },
  })
  // `--sarif a b` and `--sarif a --sarif b` mean the same.
  if (values.two && values.headless) throw new Error('--two needs a screen: --headless walks by itself.')
  const sarif = [...values.sarif, ...positionals]
  if (positionals.length > 0 && values.sarif.length === 0)
    throw new Error(`Unknown: ${positionals.join(' ')}`)
  return {
    headless: values.headless,
    two: values.two,
    alerts: number('--alerts', values.alerts, { most: 1_000_000 }),
    repositories: number('--repos', values.repos, { least: 1, most: 10_000 }),
    latency: number('--latency', values.latency, { most: 60_000 }) ?? 0,
    port: number('--port', values.port, { most: 65_535 }) ?? 0,
    sarif,
  }
}

function number(
  name: string,
  text: string | undefined,
  { least = 0, most }: { least?: number; most: number },
): number | undefined {
  if (text === undefined) return undefined
  const value = /^\d{1,7}$/.test(text) ? Number(text) : NaN
  if (value >= least && value <= most) return value
  throw new Error(`${name} needs a number from ${least} to ${most}, not “${text}”.`)
}
