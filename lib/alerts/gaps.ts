import type { Subject } from '@/lib/failure'

/** Data that the token could not read at all: what depends on it cannot be filtered. */
export interface MissingData {
  repositories: boolean
  properties: boolean
  teams: boolean
  /** Left out of a snapshot on purpose. */
  paths?: boolean
}

/** What could be read in part: what is known of it counts, and nothing else is taken to be absent. */
export interface PartialData {
  /** Custom properties of some repositories; which ones is not known. */
  properties: boolean
  /** What is said to be missing of the teams: slugs in lower case as far as they are named; empty where nothing is. */
  teams: ReadonlySet<string>
}

/** A part of the data that is missing; `name` is null where that is all of its subject. */
interface Missing {
  subject: Subject
  name: string | null
}

/**
 * What a list of missing parts takes away: a subject as a whole only where it is missing as a whole. The names of a long list are
 * cut short, so that they tell what is missing and never what is not.
 */
export function gapsOf(all: readonly Missing[]): { missing: MissingData; partial: PartialData } {
  const lacks = (subject: Subject) => all.some((one) => one.subject === subject && one.name === null)
  const named = (subject: Subject) =>
    all.flatMap((one) => (one.subject === subject && one.name !== null ? [one.name.toLowerCase()] : []))
  return {
    missing: {
      repositories: lacks('repositories'),
      properties: lacks('properties'),
      teams: lacks('teams'),
    },
    partial: { properties: named('properties').length > 0, teams: new Set(named('teams')) },
  }
}
