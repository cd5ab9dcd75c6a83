import type { Completeness, Missing } from '@/lib/backend/views'
import type { Subject } from '@/lib/failure'
import type { PartName } from '@/lib/storage/records'
import type { SyncJob } from '@/lib/storage/job'

/** More of one subject are summed up: a list that nobody reads to its end helps nobody. */
const SHOWN = 20

/** The subjects whose state a part decides. */
export const SUBJECTS: Record<PartName, readonly Subject[]> = {
  repositories: ['repositories', 'properties'],
  teams: ['teams'],
  members: ['members'],
}

/** What is missing after a pull: what it lacks itself, and what earlier ones lacked and it did not read again. */
export function completenessAfter(job: SyncJob, before: Completeness): Completeness {
  const renewed = new Set<Subject>(job.settled.flatMap((part) => SUBJECTS[part]))
  if (job.kind === 'full' || job.byRepository) renewed.add('alerts')
  const left = missingOf(before).filter(({ subject }) => !renewed.has(subject))
  return completenessOf([...left, ...job.missing])
}

/** The same data with another answer to what is missing of one subject. */
export function completenessWith(
  before: Completeness,
  subject: Subject,
  missing: readonly Missing[],
): Completeness {
  return completenessOf([...missingOf(before).filter((one) => one.subject !== subject), ...missing])
}

/** Whether the organization refused its list of alerts, and those of single repositories were read instead. */
export function isByRepository(completeness: Completeness): boolean {
  return missingOf(completeness).some(({ subject, name }) => subject === 'alerts' && name === null)
}

/** What is missing; empty when complete. */
export function missingOf(completeness: Completeness): Missing[] {
  return completeness.state === 'complete' ? [] : completeness.missing
}

/** How many an entry such as `+40` stands for; 0 where it is one by itself. */
function summedUp({ name }: Missing): number {
  const match = /^\+(\d+)$/.exec(name ?? '')
  return match ? Number(match[1]) : 0
}

function completenessOf(all: readonly Missing[]): Completeness {
  const distinct = new Map(all.map((missing) => [JSON.stringify(missing), missing]))
  const missing: Missing[] = []
  for (const ofOne of Map.groupBy(distinct.values(), ({ subject }) => subject).values()) {
    const single = ofOne.filter((one) => summedUp(one) === 0)
    missing.push(...single.slice(0, SHOWN))
    const rest = single.slice(SHOWN)
    const before = ofOne.filter((one) => summedUp(one) > 0)
    const [first] = [...rest, ...before]
    const more = before.reduce((sum, one) => sum + summedUp(one), rest.length)
    if (first) missing.push({ ...first, name: `+${more}` })
  }
  return missing.length === 0 ? { state: 'complete' } : { state: 'partial', missing }
}
