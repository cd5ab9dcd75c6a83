import type { Viewer } from './nav.ts'

/** A branch or a pull request that may fix an alert. */
export interface Development {
  kind: 'branch' | 'pull-request'
  label: string
  href: string
  state: 'open' | 'draft' | 'merged' | 'closed'
}

/** The page of one code scanning alert. Everything in words, so that both renderings say the same. */
export interface AlertContent {
  kind: 'alert'
  number: number
  title: string
  state: 'open' | 'fixed' | 'dismissed'
  /** When it was opened, fixed or dismissed, and by whom. */
  story: string
  /** Path of the list of alerts. */
  list: string
  severity: string
  place: string
  line: number
  /** The lines around the place, by their numbers. */
  code: { number: number; text: string }[]
  message: string
  rule: { id: string; tool: string; help: string | null }
  branch: { name: string; href: string }
  development: Development[]
  assignees: Viewer[]
  tags: string[]
  weaknesses: string[]
  /** What Autofix suggests; null as long as there is nothing. */
  suggestion: string | null
  /** Names of the buttons in the header. */
  actions: string[]
}
