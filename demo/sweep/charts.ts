import { expect } from '@playwright/test'
import { own } from './steps.ts'
import type { Scene } from './studio.ts'
import { ORGANIZATION } from '../organization/create-world.ts'

/** Every chart by itself, drawn and as a table, then the whole page with each grouping. */
export async function charts(scene: Scene, id: string, size: string): Promise<void> {
  const { studio } = scene
  await own(scene, `options.html#tracking/${ORGANIZATION}/${id}`, async (page) => {
    await expect(page.locator('canvas').first()).toBeVisible()
    await studio.shoot(page, `Tracking of ${size}`, { narrow: true, whole: true })
    const encourage = page.locator('[data-region="encourage"]')
    await studio.shoot(page, `Tracking of ${size}, where to encourage`, { narrow: true, of: encourage })
    const all = page.locator('[data-region="charts"] > section')
    for (let index = 0; index < (await all.count()); index++) {
      const chart = all.nth(index)
      const heading = (await chart.getByRole('heading').first().textContent()) ?? ''
      await studio.shoot(page, `Chart of ${size}, ${heading}`, { narrow: true, of: chart })
      const asTable = chart.getByRole('button', { name: /^View as table/ })
      if ((await asTable.count()) === 0) continue
      await asTable.click()
      await expect(chart.getByRole('table')).toBeVisible()
      await studio.shoot(page, `Chart of ${size}, ${heading}, as a table`, { narrow: true, of: chart })
      await asTable.click()
    }
    const alerts = page.locator('[data-region="alerts"]')
    for (const label of ['Repository', 'Team', 'Rule', 'Severity', 'Assignee', 'None']) {
      await page.getByRole('combobox', { name: 'Group by' }).selectOption({ label })
      await expect(page.getByText('Loading')).toHaveCount(0)
      await studio.shoot(page, `Tracking of ${size}, by ${label.toLowerCase()}`, { narrow: true, of: alerts })
    }
  })
}
