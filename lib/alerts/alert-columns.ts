import type { Rule } from './alert'

/**
 * One number for each alert in each column. A column is an index into the dictionary of the same name, except where noted,
 * so that a filter asks each different value once and then only compares numbers.
 */
export interface AlertColumns {
  /** The row itself, for sets of rows. */
  row: Uint32Array
  /** Index into `places`. */
  repository: Uint32Array
  rule: Uint32Array
  tool: Uint32Array
  path: Uint32Array
  /** One more than the index into `reasons`; 0 where no reason is kept. */
  reason: Uint32Array
  /** How it was closed: a value of `RESOLUTION`, where `dismissed` has the value of `reason` added. */
  resolution: Uint32Array
  assignees: Uint32Array
  /** Codes: positions in `STATES`, `SEVERITIES`, `KINDS`, bits of `CLASSIFICATIONS`. */
  state: Uint8Array
  severity: Uint8Array
  kind: Uint8Array
  classifications: Uint8Array
  /** 1 where Copilot Autofix supports the rule. */
  autofix: Uint8Array
}

/** Numbers that are not indexes. Instants in seconds since 1970, 0 for null. */
export interface AlertNumbers {
  number: Uint32Array
  line: Uint32Array
  createdAt: Uint32Array
  updatedAt: Uint32Array
  fixedAt: Uint32Array
  dismissedAt: Uint32Array
}

/** Values of the column `resolution`. A reason counts only while the alert is dismissed. */
export const RESOLUTION = { open: 0, fixed: 1, dismissed: 2 } as const

export interface AlertDictionaries {
  rules: readonly Rule[]
  tools: readonly string[]
  paths: readonly string[]
  /** GitHub's words for why alerts were dismissed. */
  reasons: readonly string[]
  /** The lists of logins that occur. */
  assignees: readonly (readonly string[])[]
}

/** Columns for so many alerts, all zero. */
export function emptyColumns(size: number): { columns: AlertColumns; numbers: AlertNumbers } {
  const wide = (): Uint32Array => new Uint32Array(size)
  const narrow = (): Uint8Array => new Uint8Array(size)
  return {
    columns: {
      row: wide(),
      repository: wide(),
      rule: wide(),
      tool: wide(),
      path: wide(),
      reason: wide(),
      resolution: wide(),
      assignees: wide(),
      state: narrow(),
      severity: narrow(),
      kind: narrow(),
      classifications: narrow(),
      autofix: narrow(),
    },
    numbers: {
      number: wide(),
      line: wide(),
      createdAt: wide(),
      updatedAt: wide(),
      fixedAt: wide(),
      dismissedAt: wide(),
    },
  }
}
