/** Where the parts of two counts differ: `path.part: what was written, but the alerts give …`. */
export function partProblems<K extends string>(
  path: string,
  written: Readonly<Record<K, number>>,
  counted: Readonly<Record<K, number>>,
): string[] {
  return (Object.keys(counted) as K[]).flatMap((part) => [
    ...differs(`${path}.${part}`, written[part], counted[part]),
  ])
}

/** The same for a single number. */
export function differs(path: string, written: number, counted: number): string[] {
  return written === counted ? [] : [`${path}: ${written}, but the alerts give ${counted}`]
}

/** The sum of one number of each row. */
export function sumOver<R>(rows: readonly R[], numberOf: (row: R) => number | null): number {
  return rows.reduce((sum, row) => sum + (numberOf(row) ?? 0), 0)
}
