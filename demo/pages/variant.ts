import type { Variant } from './data/page.ts'

const CHOICES = {
  navigation: ['new', 'old', 'refined'],
  security: ['react', 'server'],
} as const satisfies { [Name in keyof Variant]: readonly Variant[Name][] }

/** How pages come unless somebody asks otherwise: as `github.com` sends them in autumn 2026. */
export const STANDARD: Variant = { navigation: 'new', security: 'react' }

/**
 * The shape that a request asks for: by `?demo_navigation=` and `?demo_security=`, or by cookies of these names, so that
 * two browsers on one server may see different ones. Anything else falls back to the server's own.
 */
export function readVariant(query: URLSearchParams, cookie: string, fallback: Variant): Variant {
  const asked = <Name extends keyof Variant>(
    name: Name,
    choices: readonly Variant[Name][],
  ): Variant[Name] => {
    const text = query.get(`demo_${name}`) ?? readCookie(cookie, `demo_${name}`)
    return choices.find((choice) => choice === text) ?? fallback[name]
  }
  return {
    navigation: asked('navigation', CHOICES.navigation),
    security: asked('security', CHOICES.security),
  }
}

/** The value of one cookie of a `Cookie` header; undefined when it is not there. */
export function readCookie(header: string, name: string): string | undefined {
  const entries = header.split('; ').map((entry) => entry.split('='))
  return entries.find(([key]) => key === name)?.[1]
}
