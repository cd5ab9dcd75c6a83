import axe from 'axe-core'
import type { Page } from '@playwright/test'

type Axe = typeof axe

/** axe's serious and critical findings, in our own parts of the page only. */
export async function findings(page: Page, own: boolean): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async (ownPage) => {
    const { axe } = globalThis as unknown as { axe: Axe }
    const context = ownPage
      ? document
      : { include: [...document.querySelectorAll('[data-muster]')] as Element[] }
    const { violations } = await axe.run(context as Document, { resultTypes: ['violations'] })
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
  }, own)
}
