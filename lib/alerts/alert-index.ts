import { KINDS, SEVERITIES, STATES } from './alert'
import { classificationsOf } from './batch-layout'
import { columnsOf } from './columns-of'
import { gather } from './gather'
import type { Alert, AlertIdentity, AlertKind, Rule } from './alert'
import type { AlertColumns, AlertDictionaries, AlertNumbers } from './alert-columns'
import type { AlertBatch } from './batch'
import type { MissingData, PartialData } from './gaps'
import type { Repository, Team } from './organization'

const WHOLE: PartialData = { properties: false, teams: new Set() }

/** A repository and its alerts: rows `from` up to, not including, `to`. */
export interface Place {
  id: number
  /** Undefined where there are alerts, but the listing of the repositories did not name it. */
  repository: Repository | undefined
  from: number
  to: number
}

export interface IndexSource {
  batches: readonly AlertBatch[]
  repositories: readonly Repository[]
  teams: readonly Team[]
  missing: MissingData
  /** Absent where nothing was read in part. */
  partial?: PartialData
}

/** All alerts of an organization, in columns, by repository and number. It never changes: new data makes a new index. */
export class AlertIndex implements AlertDictionaries {
  readonly size: number
  readonly repositories: readonly Repository[]
  readonly teams: readonly Team[]
  readonly missing: MissingData
  readonly partial: PartialData
  readonly columns: AlertColumns
  readonly numbers: AlertNumbers
  readonly rules: readonly Rule[]
  readonly tools: readonly string[]
  readonly paths: readonly string[]
  readonly reasons: readonly string[]
  readonly assignees: readonly (readonly string[])[]
  /** Every repository that has alerts or was listed; `columns.repository` points here. */
  readonly places: readonly Place[]
  private readonly placeOfId: ReadonlyMap<number, Place>

  /** `supportsAutofix`: whether Copilot Autofix knows a rule of CodeQL's. */
  constructor(
    { batches, repositories, teams, missing, partial = WHOLE }: IndexSource,
    supportsAutofix: (ruleId: string) => boolean,
  ) {
    const all = gather(batches)
    const { columns, numbers, rules, tools, paths, reasons, assignees } = columnsOf(all, supportsAutofix)
    this.size = columns.row.length
    this.repositories = repositories
    this.teams = teams
    this.missing = missing
    this.partial = partial
    this.columns = columns
    this.numbers = numbers
    this.rules = rules
    this.tools = tools
    this.paths = paths
    this.reasons = reasons
    this.assignees = assignees
    this.places = placesOf(all.repositories, all.starts, repositories)
    this.placeOfId = new Map(this.places.map((place) => [place.id, place]))
  }

  /** The row of an alert, or -1. */
  find({ repositoryId, kind, number }: AlertIdentity): number {
    const place = this.placeOfId.get(repositoryId)
    return place ? this.search(place, kind, number) : -1
  }

  /** Which alert stands in a row, without building all of it. */
  identity(row: number): AlertIdentity {
    return {
      repositoryId: this.places[this.columns.repository[row] ?? -1]?.id ?? 0,
      kind: KINDS[this.columns.kind[row] ?? 0] ?? 'code-scanning',
      number: this.numbers.number[row] ?? 0,
    }
  }

  /** The alert of a row; a row outside the index is an error of the caller. */
  alert(row: number): Alert {
    const { columns, numbers } = this
    const rule = this.rules[columns.rule[row] ?? -1]
    if (!rule) throw new RangeError(`no alert in row ${row} of ${this.size}`)
    return {
      ...this.identity(row),
      state: STATES[columns.state[row] ?? 0] ?? 'open',
      severity: SEVERITIES[columns.severity[row] ?? 0] ?? 'none',
      rule,
      tool: this.tools[columns.tool[row] ?? 0] ?? '',
      path: this.paths[columns.path[row] ?? 0] ?? '',
      line: numbers.line[row] ?? 0,
      classifications: classificationsOf(columns.classifications[row] ?? 0),
      createdAt: numbers.createdAt[row] ?? 0,
      updatedAt: numbers.updatedAt[row] ?? 0,
      fixedAt: numbers.fixedAt[row] || null,
      dismissedAt: numbers.dismissedAt[row] || null,
      dismissedReason: this.reasons[(columns.reason[row] ?? 0) - 1] ?? null,
      assignees: [...(this.assignees[columns.assignees[row] ?? 0] ?? [])],
    }
  }

  /** The repository of a row's alert; undefined where the listing did not name it. */
  repositoryOf(row: number): Repository | undefined {
    return this.places[this.columns.repository[row] ?? -1]?.repository
  }

  /** Whether Copilot Autofix supports the rule of a row's alert. */
  autofixSupported(row: number): boolean {
    return this.columns.autofix[row] === 1
  }

  private search({ from, to }: Place, kind: AlertKind, number: number): number {
    const code = KINDS.indexOf(kind)
    let low = from
    let high = to
    while (low < high) {
      const middle = (low + high) >>> 1
      const before = (this.columns.kind[middle] ?? 0) - code || (this.numbers.number[middle] ?? 0) - number
      if (before < 0) low = middle + 1
      else high = middle
    }
    return low < to && this.columns.kind[low] === code && this.numbers.number[low] === number ? low : -1
  }
}

function placesOf(ids: readonly number[], starts: Uint32Array, repositories: readonly Repository[]): Place[] {
  const listed = new Map(repositories.map((repository) => [repository.id, repository]))
  const places: Place[] = ids.map((id, i) => {
    const place = { id, repository: listed.get(id), from: starts[i] ?? 0, to: starts[i + 1] ?? 0 }
    listed.delete(id)
    return place
  })
  for (const [id, repository] of listed) places.push({ id, repository, from: 0, to: 0 })
  return places
}
