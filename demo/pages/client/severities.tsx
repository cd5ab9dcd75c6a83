import { Label } from '@primer/react'
import type { SeverityCount } from '../data/security.ts'

const VARIANTS = {
  critical: 'danger',
  high: 'severe',
  error: 'danger',
  medium: 'attention',
  warning: 'attention',
} as const

/** A severity as GitHub labels it. */
export function SeverityLabel({ severity }: { severity: string }) {
  const variant = Object.entries(VARIANTS).find(([name]) => name === severity)?.[1] ?? 'secondary'
  return <Label variant={variant}>{severity.charAt(0).toUpperCase() + severity.slice(1)}</Label>
}

/** The colour variable of a severity in charts and dots. */
export function severityColor(level: SeverityCount['level']): string {
  if (level === 'critical') return 'var(--data-red-color-emphasis)'
  if (level === 'high') return 'var(--data-orange-color-emphasis)'
  if (level === 'medium') return 'var(--data-yellow-color-emphasis)'
  return level === 'low' ? 'var(--data-gray-color-emphasis)' : 'var(--data-blue-color-emphasis)'
}
