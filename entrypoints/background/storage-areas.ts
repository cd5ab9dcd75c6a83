import { browser } from 'wxt/browser'

/**
 * Closes both storage areas to content scripts: the token never enters a page's process. Firefox can do so for `session`
 * only (and does by default); that is why `local` never holds a secret in the clear.
 */
export async function keepTokenAreasToOurselves(): Promise<void> {
  const areas = [browser.storage.session, browser.storage.local]
  await Promise.all(
    areas.map(async (area) => {
      if ('setAccessLevel' in area) await area.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' })
    }),
  )
}
