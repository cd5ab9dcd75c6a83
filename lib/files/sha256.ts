/**
 * SHA-256 (FIPS 180-4) of a text in UTF-8, in hexadecimal. WebCrypto's would do, but it exists only on pages loaded over TLS or
 * from this computer, and a snapshot has to be verified on every web server that a report viewer was put on. It guards a file
 * against accidents; secrets are for WebCrypto alone (`lib/storage/sealed.ts`).
 */
export function sha256(text: string): string {
  const blocks = padded(new TextEncoder().encode(text))
  const state = Uint32Array.from(STATE)
  const words = new Uint32Array(64)
  for (let at = 0; at < blocks.byteLength; at += BLOCK) {
    for (let i = 0; i < 16; i++) words[i] = blocks.getUint32(at + i * 4)
    compress(state, words)
  }
  return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('')
}

/** Bytes of a block. */
const BLOCK = 64

/** The first 32 bits of the fractional parts of the roots of the first primes: square roots to begin with, cube roots per round. */
const PRIMES = firstPrimes(64)
const STATE = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)))
const ROUNDS = Uint32Array.from(PRIMES, (prime) => fraction(Math.cbrt(prime)))

/** One block into the state. `words` holds the block in its first 16 places; the rest is overwritten. */
function compress(state: Uint32Array, words: Uint32Array): void {
  for (let i = 16; i < 64; i++) {
    const early = word(words, i - 15)
    const late = word(words, i - 2)
    const small0 = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3)
    const small1 = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10)
    words[i] = word(words, i - 16) + small0 + word(words, i - 7) + small1
  }
  let a = word(state, 0)
  let b = word(state, 1)
  let c = word(state, 2)
  let d = word(state, 3)
  let e = word(state, 4)
  let f = word(state, 5)
  let g = word(state, 6)
  let h = word(state, 7)
  for (let i = 0; i < 64; i++) {
    const big1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
    const chosen = (e & f) ^ (~e & g)
    const first = (h + big1 + chosen + word(ROUNDS, i) + word(words, i)) | 0
    const big0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)
    const second = big0 + ((a & b) ^ (a & c) ^ (b & c))
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  add(state, 0, a)
  add(state, 1, b)
  add(state, 2, c)
  add(state, 3, d)
  add(state, 4, e)
  add(state, 5, f)
  add(state, 6, g)
  add(state, 7, h)
}

/** The message, a one, zeros, and its length in bits at the end of the last block. */
function padded(bytes: Uint8Array): DataView {
  const blocks = Math.ceil((bytes.length + 9) / BLOCK)
  const all = new Uint8Array(blocks * BLOCK)
  all.set(bytes)
  all[bytes.length] = 0x80
  const view = new DataView(all.buffer)
  view.setBigUint64(all.length - 8, BigInt(bytes.length) * 8n)
  return view
}

/** Modulo 2³², as the array keeps it. */
function add(state: Uint32Array, index: number, value: number): void {
  state[index] = word(state, index) + value
}

function word(words: Uint32Array, index: number): number {
  return words[index] ?? 0
}

function turned(value: number, by: number): number {
  return (value >>> by) | (value << (32 - by))
}

function fraction(root: number): number {
  return Math.floor((root - Math.floor(root)) * 2 ** 32) >>> 0
}

function firstPrimes(count: number): number[] {
  const primes: number[] = []
  for (let one = 2; primes.length < count; one++)
    if (primes.every((prime) => one % prime !== 0)) primes.push(one)
  return primes
}
