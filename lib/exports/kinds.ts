/** What an export holds: a table for spreadsheets each, a summary for an issue or a chat, a report to print or to pass on. */
export const EXPORTS = [
  'csv-alerts',
  'csv-timeline',
  'csv-weeks',
  'csv-ages',
  'csv-remediation',
  'markdown',
  'html',
] as const
export type ExportKind = (typeof EXPORTS)[number]

/** A file that is ready to be saved. */
export interface ExportFile {
  /** Safe on every file system. */
  fileName: string
  mimeType: string
  text: string
}
