import fc from 'fast-check'
import { CLASSIFICATIONS, KINDS, SEVERITIES, STATES } from '@/lib/alerts/alert'
import type { Alert, Rule } from '@/lib/alerts/alert'

/** An instant from 2001 to 2033; 0 means null in a batch and never happens. */
const instant = fc.integer({ min: 1_000_000_000, max: 2_000_000_000 })

/** Any text at all. */
const anyText = fc.string({ unit: 'binary', maxLength: 20 })

/** A list that keeps only members that differ. */
export const subset = <T>(values: readonly T[]): fc.Arbitrary<T[]> => fc.subarray([...values])

/** Any alert, of few repositories and low numbers so that the same one comes twice. */
export function anyAlert(text: fc.Arbitrary<string> = anyText): fc.Arbitrary<Alert> {
  const rule: fc.Arbitrary<Rule> = fc.record({
    id: text,
    description: text,
    tags: fc.array(text, { maxLength: 3 }),
  })
  return fc.record({
    repositoryId: fc.constantFrom(1, 2, 77, 2 ** 32 + 5, 2 ** 52),
    kind: fc.constantFrom(...KINDS),
    number: fc.integer({ min: 1, max: 12 }),
    state: fc.constantFrom(...STATES),
    severity: fc.constantFrom(...SEVERITIES),
    rule,
    tool: text,
    path: text,
    line: fc.nat({ max: 100_000 }),
    classifications: subset(CLASSIFICATIONS),
    createdAt: instant,
    updatedAt: fc.oneof(instant, fc.constantFrom(1_500_000_000, 1_500_000_001)),
    fixedAt: fc.option(instant),
    dismissedAt: fc.option(instant),
    dismissedReason: fc.option(text),
    assignees: fc.array(text, { maxLength: 3 }),
  })
}
