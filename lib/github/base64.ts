/** Bytes at once: more arguments than this no function takes. */
const AT_ONCE = 32_768

/** A text as UTF-8 in Base64. */
export function toBase64(text: string): string {
  const bytes = new TextEncoder().encode(text)
  let binary = ''
  for (let start = 0; start < bytes.length; start += AT_ONCE)
    binary += String.fromCharCode(...bytes.subarray(start, start + AT_ONCE))
  return btoa(binary)
}

/** The text of Base64 with any line breaks in it; null where it is none, or no UTF-8. */
export function fromBase64(base64: string): string | null {
  try {
    const binary = atob(base64.replace(/\s+/g, ''))
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0))
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // The only way to ask: both throw on what they cannot read.
    return null
  }
}
