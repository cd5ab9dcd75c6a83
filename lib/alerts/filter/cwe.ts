/** Whether a text is the tag that CodeQL gives to rules for a weakness: `external/cwe/cwe-079`, three digits at least. */
export function isCweTag(text: string): boolean {
  return /^external\/cwe\/cwe-(?:\d{3}|[1-9]\d{3})$/i.test(text)
}

/** `cwe-79`, `CWE79` and `79` as the tag that is meant; null for anything else. */
export function cweTag(text: string): string | null {
  const digits = /^(?:external\/cwe\/)?(?:cwe)?[-_ ]?0*(\d{1,4})$/i.exec(text)?.[1]
  return digits === undefined ? null : `external/cwe/cwe-${digits.padStart(3, '0')}`
}
