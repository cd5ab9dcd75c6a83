/** How a page is coloured: the three attributes of `html`. */
export interface Theme {
  mode: 'auto' | 'light' | 'dark'
  light: string
  dark: string
}

/** Every theme of Primer, by the name that GitHub gives it in `data-light-theme` and `data-dark-theme`. */
export const THEMES = [
  'light',
  'light_colorblind',
  'light_colorblind_high_contrast',
  'light_high_contrast',
  'light_tritanopia',
  'light_tritanopia_high_contrast',
  'dark',
  'dark_colorblind',
  'dark_colorblind_high_contrast',
  'dark_dimmed',
  'dark_dimmed_high_contrast',
  'dark_high_contrast',
  'dark_tritanopia',
  'dark_tritanopia_high_contrast',
] as const

/**
 * The theme that a request asks for: by `?color_mode=`, `?light_theme=`, `?dark_theme=`, or by cookies of these names,
 * which a test may set. Anything unknown falls back to GitHub's default.
 */
export function readTheme(query: URLSearchParams, cookie: string): Theme {
  const value = (name: string) => query.get(name) ?? new RegExp(`(?:^|; )${name}=([\\w-]+)`).exec(cookie)?.[1]
  const known = (name: string | null | undefined, fallback: string) =>
    THEMES.find((theme) => theme === name) ?? fallback
  const mode = value('color_mode')
  return {
    mode: mode === 'light' || mode === 'dark' ? mode : 'auto',
    light: known(value('light_theme'), 'light'),
    dark: known(value('dark_theme'), 'dark'),
  }
}
