import { createHash, X509Certificate } from 'node:crypto'
import { generate } from 'selfsigned'

/** The names that the one certificate of the local GitHub speaks for. */
export const HOSTS = [
  'github.com',
  'api.github.com',
  'github.githubassets.com',
  'avatars.githubusercontent.com',
] as const

export interface Certificate {
  key: string
  cert: string
  /** Base64 of the SHA-256 of the public key, for Chromium's `--ignore-certificate-errors-spki-list`. */
  spki: string
}

/** A certificate that lives as long as the server: nothing to install, nothing left behind. */
export async function createCertificate(): Promise<Certificate> {
  const altNames = [...HOSTS, 'localhost'].map((value) => ({ type: 2 as const, value }))
  const pems = await generate([{ name: 'commonName', value: 'github.com' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: [...altNames, { type: 7 as const, ip: '127.0.0.1' }] }],
  })
  const publicKey = new X509Certificate(pems.cert).publicKey.export({ type: 'spki', format: 'der' })
  return { key: pems.private, cert: pems.cert, spki: createHash('sha256').update(publicKey).digest('base64') }
}
