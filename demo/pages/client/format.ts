/** Thousands with a comma, the same on the server and in every browser. */
export function format(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** A count that fits beside a label: `7.1k`. */
export function compact(count: number): string {
  return count < 1000 ? String(count) : `${Math.round(count / 100) / 10}k`
}
