import * as v from 'valibot'

/** Letters for bytes: extension storage holds JSON. */
const bytes = v.pipe(v.string(), v.base64())

/**
 * A secret under a passphrase. The parameters stand with it, so that they can be raised later and old ones still open;
 * a count far above any of ours would only stall the browser.
 */
export const sealedSchema = v.object({
  version: v.literal(1),
  kdf: v.literal('PBKDF2-SHA256'),
  iterations: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000_000)),
  cipher: v.literal('AES-256-GCM'),
  salt: bytes,
  iv: bytes,
  data: bytes,
})

export type Sealed = v.InferOutput<typeof sealedSchema>

/** OWASP's figure for PBKDF2 with SHA-256 (Password Storage Cheat Sheet): about a tenth of a second here. */
const ITERATIONS = 600_000

/** Encrypts a secret; salt and initialization vector are new each time. */
export async function seal(crypto: Crypto, secret: string, passphrase: string): Promise<Sealed> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const key = await keyOf(crypto, passphrase, salt, ITERATIONS)
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(secret))
  return {
    version: 1,
    kdf: 'PBKDF2-SHA256',
    iterations: ITERATIONS,
    cipher: 'AES-256-GCM',
    salt: toBase64(salt),
    iv: toBase64(iv),
    data: toBase64(new Uint8Array(data)),
  }
}

/** The secret; null where the passphrase is another or what is stored was altered, which cannot be told apart. */
export async function unseal(crypto: Crypto, sealed: Sealed, passphrase: string): Promise<string | null> {
  const key = await keyOf(crypto, passphrase, fromBase64(sealed.salt), sealed.iterations)
  try {
    const iv = fromBase64(sealed.iv)
    const data = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, fromBase64(sealed.data))
    return new TextDecoder().decode(data)
  } catch (error) {
    if (error instanceof Error && error.name === 'OperationError') return null
    throw error
  }
}

async function keyOf(
  { subtle }: Crypto,
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<CryptoKey> {
  // The same passphrase typed on another keyboard may arrive in another Unicode form.
  const typed = new TextEncoder().encode(passphrase.normalize('NFKC'))
  const material = await subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey'])
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations }
  return subtle.deriveKey(derivation, material, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
}

function toBase64(data: Uint8Array): string {
  return btoa(String.fromCharCode(...data))
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
}
