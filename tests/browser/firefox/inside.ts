import { EXTENSION_ID, EXTENSION_UUID } from './firefox.ts'
import type { Marionette } from './marionette.ts'

/** What only the browser itself can see or do. */

/** Runs the body of an asynchronous function with the browser's own rights; `extension` is Muster as Firefox keeps it. */
async function inside(marionette: Marionette, body: string): Promise<unknown> {
  const script = `const done = arguments[0]
    const { extension } = WebExtensionPolicy.getByID('${EXTENSION_ID}')
    const run = async () => { ${body} }
    run().then((value) => done({ value: value ?? null }), (error) => done({ error: String(error) }))`
  await marionette.send('Marionette:SetContext', { value: 'chrome' })
  try {
    return await marionette.send('WebDriver:ExecuteAsyncScript', { script, args: [] })
  } finally {
    await marionette.send('Marionette:SetContext', { value: 'content' })
  }
}

/** `running`, `stopped` or on the way between them. */
export async function backgroundState(marionette: Marionette): Promise<unknown> {
  return unwrap(await inside(marionette, 'return extension.backgroundState'))
}

/** Unloads the background page as Firefox does when it was idle, whatever it is at. */
export async function unloadBackground(marionette: Marionette): Promise<void> {
  const how = '{ ignoreDevToolsAttached: true, disableResetIdleForTest: true }'
  unwrap(await inside(marionette, `await extension.terminateBackground(${how})`))
}

/** Takes the access to GitHub back, as a person does in the list of extensions. */
export async function takeAccessBack(marionette: Marionette): Promise<void> {
  const body = `const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs')
    const origins = extension.manifest.host_permissions
    await ExtensionPermissions.remove('${EXTENSION_ID}', { permissions: [], origins }, extension)`
  unwrap(await inside(marionette, body))
}

/** Whether Firefox asks the person about permissions now; says yes when it does. */
export async function agreeWhenAsked(marionette: Marionette): Promise<boolean> {
  const body = `const { panel } = Services.wm.getMostRecentWindow('navigator:browser').PopupNotifications
    const question = [...panel.children].find(({ id }) => id === 'addon-webext-permissions-notification')
    if (panel.state !== 'open' || !question) return false
    question.button.click()
    return true`
  return unwrap(await inside(marionette, body)) === true
}

/** The number on the toolbar button and its title. */
export async function toolbarButton(marionette: Marionette): Promise<unknown> {
  const body = `const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs')
    const { globals } = ExtensionParent.apiManager.global.browserActionFor(extension).action
    return { text: globals.badgeText, title: globals.title }`
  return unwrap(await inside(marionette, body))
}

/** A page that was left before its question was answered; Firefox writes that down as an error of the page. */
const LEFT = /Conduits' destroyed|context unloaded|context is inactive/

/** Errors that scripts of ours threw since Firefox was started, on GitHub's pages too. */
export async function errors(marionette: Marionette): Promise<string[]> {
  const body = `return Services.console.getMessageArray()
    .filter((one) => one instanceof Ci.nsIScriptError && !(one.flags & Ci.nsIScriptError.warningFlag))
    .map(({ sourceName, errorMessage }) => sourceName + ': ' + errorMessage)
    .filter((text) => text.includes('${EXTENSION_UUID}'))`
  const found = unwrap(await inside(marionette, body))
  return Array.isArray(found) ? found.map(String).filter((text) => !LEFT.test(text)) : [String(found)]
}

/** The script's own answer: its value, or what it threw. */
function unwrap(answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null) throw new Error(`No answer: ${String(answer)}`)
  if ('error' in answer) throw new Error(String(answer.error))
  return 'value' in answer ? answer.value : null
}
