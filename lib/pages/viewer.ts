/**
 * The login of who is logged in on the page; null where nobody is, undefined where the page does not tell. Meta `user-login`,
 * on every page since about 2013, empty for visitors.
 */
export function viewerLogin(): string | null | undefined {
  const meta = document.querySelector('meta[name="user-login"]')
  return meta ? meta.getAttribute('content')?.trim() || null : undefined
}
