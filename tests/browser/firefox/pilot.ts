import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { FIND } from './find.ts'
import { EXTENSION_UUID, type RunningFirefox } from './firefox.ts'
import type { Marionette } from './marionette.ts'

/** What a person looks for on a page, see `find.ts`. */
type Field = 'field' | 'radio' | 'checkbox'
type Kind = Field | 'button' | 'link' | 'heading' | 'region' | 'dialog' | 'navigation' | 'menuitem'
type Name = string | RegExp

/** Under this key the remote protocol hands an element over and takes it back. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'

/** What is said of a page that changes under the hand: looked for again. */
const PASSING = /stale element|no such element|click intercepted|not interactable|discarded|unloaded/i

/** Tries, and milliseconds between them. */
const TRIES = 120
const PAUSE = 200

/** Drives Firefox as a person does: by roles and names, with real presses and real typing. */
export class Pilot {
  readonly marionette: Marionette
  readonly #downloads: string

  constructor({ marionette, downloads }: RunningFirefox) {
    this.marionette = marionette
    this.#downloads = downloads
  }

  go(url: string): Promise<unknown> {
    return this.marionette.send('WebDriver:Navigate', { url })
  }

  /** A page of the extension, from its beginning even where it is shown already. */
  async own(path: string): Promise<void> {
    await this.go('about:blank')
    await this.go(`moz-extension://${EXTENSION_UUID}/${path}`)
  }

  back(): Promise<unknown> {
    return this.marionette.send('WebDriver:Back')
  }

  /** Waits until something is in sight; gives its text. */
  async see(kind: Kind, name: Name): Promise<string> {
    return this.until(`${kind} ${String(name)}`, async () => {
      const text = await this.#find(kind, name, 'found && (found.textContent || " ")')
      return typeof text === 'string' && text
    })
  }

  /** Whether something is in sight now. */
  async has(kind: Kind, name: Name): Promise<boolean> {
    return (await this.#find(kind, name, '!!found')) === true
  }

  /** Waits until this can be read on the page, in GitHub's part or ours; gives what was found. */
  async read(text: RegExp): Promise<string> {
    return this.until(
      `the text ${String(text)}`,
      async () => text.exec(String(await this.marionette.run(`${FIND} return textOf(document)`)))?.[0],
    )
  }

  /** How many parts of ours of this kind stand on GitHub's page. */
  parts(part: string): Promise<unknown> {
    return this.marionette.run(`return document.querySelectorAll('[data-muster="${part}"]').length`)
  }

  click(kind: Kind, name: Name): Promise<true> {
    return this.#with(kind, name, (id) => this.marionette.send('WebDriver:ElementClick', { id }))
  }

  /** Types into a field, in place of what stands there. */
  fill(name: Name, text: string): Promise<true> {
    return this.#with('field', name, async (id) => {
      await this.marionette.run('arguments[0].select()', [{ [ELEMENT]: id }])
      await this.marionette.send('WebDriver:ElementSendKeys', { id, text })
    })
  }

  /** Waits for a whole file among the downloads; gives its text. */
  async downloaded(name: RegExp): Promise<string> {
    return this.until(`a download ${String(name)}`, async () => {
      // Firefox makes the folder with the first one, and keeps a *.part beside each until all of it is there.
      const files = await readdir(this.#downloads).catch((): string[] => [])
      const file = files.find((one) => name.test(one))
      if (!file || files.some((one) => one.endsWith('.part'))) return null
      return readFile(join(this.#downloads, file), 'utf8')
    })
  }

  /** Waits until `attempt` gives something true; what passes by itself is waited out. */
  async until<T>(
    what: string,
    attempt: () => Promise<T>,
  ): Promise<Exclude<T, null | undefined | false | ''>> {
    let last = ''
    for (let tried = 0; tried < TRIES; tried++) {
      try {
        const value = await attempt()
        if (isThere(value)) return value
      } catch (error) {
        last = error instanceof Error ? error.message : String(error)
        if (!PASSING.test(last)) throw error
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE))
    }
    throw new Error(`Never there: ${what} ${last}`)
  }

  #with(kind: Kind, name: Name, act: (id: string) => Promise<unknown>): Promise<true> {
    return this.until(`${kind} ${String(name)}`, async () => {
      const found = await this.#find(kind, name, 'found')
      if (typeof found !== 'object' || found === null || !(ELEMENT in found)) return false
      await act(String(found[ELEMENT]))
      return true
    })
  }

  #find(kind: Kind, name: Name, result: string): Promise<unknown> {
    const given = typeof name === 'string' ? [name, null] : [name.source, name.flags]
    return this.marionette.run(`${FIND} const found = find(...arguments); return ${result}`, [kind, ...given])
  }
}

function isThere<T>(value: T): value is Exclude<T, null | undefined | false | ''> {
  return value !== null && value !== undefined && value !== false && value !== ''
}
