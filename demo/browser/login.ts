import type { BrowserContext } from '@playwright/test'

/** The cookie that tells the local GitHub who is logged in. Without it that is Maya. */
export const USER_COOKIE = 'demo_user'

/** Its value for somebody who is not logged in. */
export const NOBODY = 'none'

/** Logs a person in on the pages of the local GitHub, by the login of one of its people; null logs out. */
export async function loginAs(context: BrowserContext, login: string | null): Promise<void> {
  await setCookies(context, { [USER_COOKIE]: login ?? NOBODY })
}

/**
 * Chooses in which of GitHub's shapes its pages come to this browser: the bar at the top, and how Security pages are
 * rendered. What is left out stays as the server has it.
 */
export async function showPagesAs(
  context: BrowserContext,
  shape: { navigation?: 'new' | 'old' | 'refined'; security?: 'react' | 'server' },
): Promise<void> {
  const { navigation, security } = shape
  await setCookies(context, {
    ...(navigation && { demo_navigation: navigation }),
    ...(security && { demo_security: security }),
  })
}

async function setCookies(context: BrowserContext, cookies: Record<string, string>): Promise<void> {
  await context.addCookies(
    Object.entries(cookies).map(([name, value]) => ({
      name,
      value,
      url: 'https://github.com/',
    })),
  )
}
