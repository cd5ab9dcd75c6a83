import { expect, test } from '@playwright/test'
import { EXTENSION_UUID, findFirefox, startFirefox } from './firefox.ts'
import { buildFirefox, FIREFOX_EXTENSION } from '../../../demo/build.ts'
import { createWorld, ORGANIZATION } from '../../../demo/organization/create-world.ts'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'
import { startGitHub } from '../../../demo/server.ts'

const SIDEBAR = `document.querySelector('[data-muster="sidebar"]')?.shadowRoot`

test('the Firefox build: token, sync and the sidebar on a Security page', async () => {
  const binary = findFirefox()
  test.skip(!binary, 'There is no Firefox here.')
  test.setTimeout(180_000)
  buildFirefox()
  const world = createWorld({ now: Date.now(), alerts: 800, repositories: 12 })
  const github = await startGitHub({ world })
  const firefox = await startFirefox(binary ?? '', github.port)
  const { marionette } = firefox
  try {
    await marionette.send('Addon:Install', { path: FIREFOX_EXTENSION, temporary: true })
    const go = (url: string) => marionette.send('WebDriver:Navigate', { url })

    await go(`moz-extension://${EXTENSION_UUID}/options.html#token`)
    await marionette.until('the token field', `return !!document.querySelector('input[type=password]')`)
    await marionette.run(
      `const field = document.querySelector('input[type=password]')
       field.value = arguments[0]
       field.dispatchEvent(new Event('input', { bubbles: true }))
       const button = [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === 'Check and save')
       button.click()`,
      [DEMO_TOKENS.manager],
    )
    await marionette.until('whose token it is', `return document.body.textContent.includes('maya-manager')`)

    await go(`https://github.com/orgs/${ORGANIZATION}/security/overview#muster`)
    await marionette.until(
      'the sidebar',
      `return !!${SIDEBAR}?.querySelector('nav[aria-label="Security campaigns"]')`,
    )
    await marionette.until(
      'a Sync now button, pressed',
      `const roots = [...document.querySelectorAll('[data-muster]')].map((host) => host.shadowRoot).filter(Boolean)
       const buttons = roots.flatMap((root) => [...root.querySelectorAll('button')])
       const button = buttons.find((one) => one.textContent.trim() === 'Sync now')
       button?.click()
       return !!button`,
    )
    const text = await marionette.until(
      'the data of the organization',
      `const roots = [...document.querySelectorAll('[data-muster]')].map((host) => host.shadowRoot).filter(Boolean)
       const text = roots.map((root) => root.textContent).join(' ')
       return /as of/i.test(text) && text`,
    )
    expect(String(text)).toMatch(/800 alerts/)
    expect(github.requests.api().every(({ authorized }) => authorized)).toBe(true)
  } finally {
    await firefox.close()
    await github.close()
  }
})
