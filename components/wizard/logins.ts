/** Commas, semicolons and spaces separate logins, which contain none of them. */
const SEPARATORS = /[\s,;]+/

/** The logins in what was typed or pasted, without the `@` that people write before them. */
export function loginsIn(text: string): string[] {
  return text
    .split(SEPARATORS)
    .map((login) => login.replace(/^@/, ''))
    .filter((login) => login !== '')
}

/** Whether the text holds at least one login that somebody finished typing. */
export function hasSeparator(text: string): boolean {
  return SEPARATORS.test(text.trimStart())
}

export function isSameLogin(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

/** Adds logins to those that are there, each once, in the spelling of the list where it has them. */
export function withLogins(
  chosen: readonly string[],
  more: readonly string[],
  known: readonly string[],
): string[] {
  const all = [...chosen]
  for (const login of more)
    if (!all.some((one) => isSameLogin(one, login)))
      all.push(known.find((one) => isSameLogin(one, login)) ?? login)
  return all
}

/** Those of the list that go on from what was typed: the ones that begin with it, then the ones that contain it. */
export function matches(known: readonly string[], chosen: readonly string[], text: string): string[] {
  const typed = text.trim().replace(/^@/, '').toLowerCase()
  const left = known.filter((login) => !chosen.some((one) => isSameLogin(one, login)))
  const begin = left.filter((login) => login.toLowerCase().startsWith(typed))
  const contain = left.filter(
    (login) => !login.toLowerCase().startsWith(typed) && login.toLowerCase().includes(typed),
  )
  return [...begin, ...contain]
}
