import { teams } from './vocabularies'
import type { Refusal } from './qualifier'
import type { FilterOptions } from './types'
import type { AlertIndex } from '@/lib/alerts/alert-index'

/** A team that is said to be missing, and where some are, one that is not among the known ones: it may be one of them. */
export function refusesTeam(value: string, _: FilterOptions, index: AlertIndex): Refusal | null {
  const missing = index.partial.teams
  const slug = value.toLowerCase()
  if (missing.size === 0 || (!missing.has(slug) && teams(index).words.has(slug))) return null
  return { reason: 'data-missing', data: 'teams' }
}
