/** A value as it is typed in a filter: in quotes where it holds spaces, commas or quotes. */
export function quote(value: string): string {
  if (!/[\s",]/.test(value)) return value
  return `"${value.replace(/[\\"]/g, '\\$&')}"`
}
