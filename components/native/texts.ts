import { messageFor } from '@/components/wizard/draft'
import type { NativeCounts } from '@/lib/campaigns/native'
import type { FieldProblem } from '@/lib/failure'
import { t, type MessageKey } from '@/lib/i18n'
import { en } from '@/lib/i18n/en/index'

/** Alerts of one of GitHub's campaigns, all together. */
export const totalOf = ({ open, inProgress, closed }: NativeCounts): number => open + inProgress + closed

/** Counts as one sentence: the text alternative of their bar. */
export function countsText(counts: NativeCounts): string {
  const total = totalOf(counts)
  if (total === 0) return t('native.progress.nothing')
  return t('native.progress', { ...counts, percent: Math.floor((counts.closed / total) * 100) })
}

/** *managers*: a field of a campaign in a sentence. One that this version does not know goes by its own name. */
export function fieldName(field: string): string {
  const key = `native.field.${field}`
  return isKey(key) ? t(key) : field
}

/** What is wrong with which field, for where the fields themselves are not in sight. */
export function problemTexts(problems: readonly FieldProblem[]): string[] {
  return problems.map((problem) =>
    t('native.problem', {
      field: fieldName(problem.field),
      message: messageFor(problem.field, [problem]) ?? problem.problem,
    }),
  )
}

function isKey(key: string): key is MessageKey {
  return key in en
}
