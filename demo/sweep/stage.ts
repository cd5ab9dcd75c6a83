import type { Scene, Studio } from './studio.ts'
import { EXTENSION } from '../build.ts'
import { findBrowser, HOW_TO_GET_ONE } from '../browser/find.ts'
import { launch } from '../browser/launch.ts'
import type { World } from '../organization/world.ts'
import { startGitHub, type LocalGitHub } from '../server.ts'

/** A local GitHub, and browsers with Muster on it, one for each person. */
export interface Stage {
  github: LocalGitHub
  /** Another browser, with nothing in it. */
  enter(): Promise<Scene>
}

/** Runs an act on a GitHub of its own and takes everything down again, whichever way it ends. */
export async function onStage(
  studio: Studio,
  world: World,
  act: (stage: Stage) => Promise<void>,
): Promise<void> {
  const browser = findBrowser()
  if (!browser) throw new Error(HOW_TO_GET_ONE)
  const github = await startGitHub({ world })
  const ends: (() => Promise<void>)[] = [() => github.close()]
  try {
    await act({
      github,
      async enter() {
        const { port, spki } = github
        const window = await launch({ browser, extension: EXTENSION, port, spki, headless: true })
        ends.unshift(() => window.close())
        const { context, extensionId } = window
        return { context, extensionId, studio, page: await context.newPage() }
      },
    })
  } finally {
    for (const end of ends) await end()
  }
}
