import { DOMAINS } from './domains.ts'
import type { Classification, Repository } from './model.ts'
import type { Random } from './random.ts'

export interface Place {
  path: string
  classifications: Classification[]
}

interface Layout {
  application: readonly string[]
  test: readonly string[]
  generated: readonly string[]
  library: readonly string[]
}

/** `THING` becomes a word of the repository's subject, `Thing` the same in capitals. */
const LAYOUTS: Record<string, Layout> = {
  TypeScript: {
    application: [
      'src/routes/THING.ts',
      'src/server/THING-controller.ts',
      'src/lib/THING-client.ts',
      'src/components/ThingView.tsx',
      'src/db/THING-repository.ts',
      'src/middleware/THING.ts',
    ],
    test: ['test/THING.test.ts', 'src/routes/THING.spec.ts', 'e2e/THING.e2e.ts'],
    generated: ['src/generated/THING-api.ts', 'dist/THING.js'],
    library: ['vendor/THING-sdk/index.js'],
  },
  JavaScript: {
    application: [
      'app/routes/THING.js',
      'app/views/THING.js',
      'lib/THING.js',
      'src/THING/index.js',
      'public/js/THING.js',
      'server/handlers/THING.js',
    ],
    test: ['test/THING.js', 'spec/THING_spec.js'],
    generated: ['build/THING.bundle.js', 'public/dist/THING.js'],
    library: ['public/vendor/jquery.THING.js', 'vendor/THING.js'],
  },
  Python: {
    application: [
      'app/api/THING.py',
      'app/services/THING_service.py',
      'jobs/load_THING.py',
      'app/models/THING.py',
      'cli/THING.py',
    ],
    test: ['tests/test_THING.py', 'tests/integration/test_THING_api.py'],
    generated: ['app/proto/THING_pb2.py', 'app/generated/THING_client.py'],
    library: ['third_party/THING/core.py'],
  },
  Java: {
    application: [
      'src/main/java/com/octo/DOMAIN/web/ThingController.java',
      'src/main/java/com/octo/DOMAIN/service/ThingService.java',
      'src/main/java/com/octo/DOMAIN/dao/ThingRepository.java',
      'src/main/java/com/octo/DOMAIN/util/ThingParser.java',
      'src/main/java/com/octo/DOMAIN/client/ThingClient.java',
    ],
    test: [
      'src/test/java/com/octo/DOMAIN/ThingControllerTest.java',
      'src/test/java/com/octo/DOMAIN/ThingServiceIT.java',
    ],
    generated: ['target/generated-sources/ThingApi.java'],
    library: ['lib/THING-commons/src/Thing.java'],
  },
  Go: {
    application: [
      'internal/THING/handler.go',
      'internal/THING/store.go',
      'cmd/DOMAIN/THING.go',
      'pkg/THING/client.go',
    ],
    test: ['internal/THING/handler_test.go', 'test/THING_test.go'],
    generated: ['gen/THING.pb.go'],
    library: ['vendor/example.org/THING/THING.go'],
  },
  'C#': {
    application: [
      'src/Octo.DOMAIN/Controllers/ThingController.cs',
      'src/Octo.DOMAIN/Services/ThingService.cs',
      'src/Octo.DOMAIN/Data/ThingRepository.cs',
      'src/Octo.DOMAIN/Pages/Thing.cshtml.cs',
    ],
    test: ['test/Octo.DOMAIN.Tests/ThingControllerTests.cs'],
    generated: ['src/Octo.DOMAIN/Generated/ThingClient.g.cs'],
    library: ['lib/ThingKit/Thing.cs'],
  },
}

/** A file for a finding: four in five in application code, the rest in tests, generated and foreign code. */
export function choosePlace(random: Random, repository: Repository): Place {
  const layout = LAYOUTS[repository.language ?? ''] ?? LAYOUTS['JavaScript']
  if (!layout) throw new Error('No layout of files is known')
  const roll = random.next()
  if (roll < 0.81)
    return { path: fill(random, repository, random.pick(layout.application)), classifications: [] }
  if (roll < 0.92)
    return { path: fill(random, repository, random.pick(layout.test)), classifications: ['test'] }
  if (roll < 0.97)
    return { path: fill(random, repository, random.pick(layout.generated)), classifications: ['generated'] }
  return { path: fill(random, repository, random.pick(layout.library)), classifications: ['library'] }
}

/** A file of the kind that container and infrastructure scanners look at. */
export function chooseInfrastructurePlace(random: Random): Place {
  const path = random.pick([
    'Dockerfile',
    'deploy/Dockerfile',
    'deploy/k8s/deployment.yaml',
    'charts/app/values.yaml',
  ])
  return { path, classifications: [] }
}

function fill(random: Random, repository: Repository, pattern: string): string {
  const domain = DOMAINS.find((candidate) => candidate.name === repository.domain)
  const thing = random.pick(domain?.things ?? ['item'])
  const extra = random.chance(0.45)
    ? random.pick(['list', 'detail', 'admin', 'import', 'export', 'batch', 'v2', 'legacy'])
    : ''
  const capital = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`
  const lower = extra === '' ? thing : `${thing}_${extra}`
  return pattern
    .replaceAll('DOMAIN', repository.language === 'C#' ? capital(repository.domain) : repository.domain)
    .replaceAll('Thing', capital(thing) + capital(extra))
    .replaceAll('THING', /\.(py|go)$/.test(pattern) ? lower : lower.replace('_', '-'))
}
