import { parseArgs } from 'node:util'
import { createWorld, ORGANIZATION } from './organization/create-world.ts'
import { addSarifFiles } from './organization/sarif-files.ts'
import { startGitHub } from './server.ts'

/** Starts the local GitHub alone, for development: `node demo/serve.ts --port 8443`. */
const { values, positionals } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    alerts: { type: 'string', default: '12000' },
    repos: { type: 'string', default: '120' },
    latency: { type: 'string', default: '0' },
    sarif: { type: 'string', multiple: true, default: [] },
  },
  allowPositionals: true,
})
const world = createWorld({
  now: Date.now(),
  clock: Date.now,
  alerts: Number(values.alerts),
  repositories: Number(values.repos),
})
// `--sarif a b` gives the first file to the option and leaves the others as positionals.
await addSarifFiles(world, ORGANIZATION, values.sarif.length > 0 ? [...values.sarif, ...positionals] : [])
const github = await startGitHub({ port: Number(values.port), latency: Number(values.latency), world })
process.stdout.write(`port ${github.port}\nspki ${github.spki}\n`)
