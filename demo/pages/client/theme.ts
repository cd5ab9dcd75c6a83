/** Switches the page's theme live, loading the style sheets that it needs, as GitHub's settings do. */
export function setTheme(theme: { mode?: string; light?: string; dark?: string }): void {
  const root = document.documentElement
  for (const name of [theme.light, theme.dark]) {
    if (name === undefined) continue
    const link = document.head.querySelector<HTMLLinkElement>(`link[data-color-theme="${name}"]`)
    const address = link?.dataset['href']
    if (link && address !== undefined && !link.href) link.href = address
  }
  if (theme.mode !== undefined) root.dataset['colorMode'] = theme.mode
  if (theme.light !== undefined) root.dataset['lightTheme'] = theme.light
  if (theme.dark !== undefined) root.dataset['darkTheme'] = theme.dark
}
