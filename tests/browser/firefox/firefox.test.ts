import { test } from '@playwright/test'
import { accessTakenBack, unloadedBackground } from './background.ts'
import { mainJob } from './main-job.ts'
import { repositoryPages } from './repository.ts'
import { onStage } from './stage.ts'
import { buildFirefox } from '../../../demo/build.ts'

/** The build for Firefox. In one file, so that it is built once and one Firefox runs at a time. */

test.beforeAll(() => {
  test.setTimeout(180_000)
  buildFirefox()
})

test.beforeEach(() => test.setTimeout(120_000))

test('Firefox: from a token to exported files, in place through soft navigation', () => onStage(mainJob))
test('Firefox: a repository’s pages, and a pull request from there', () => onStage(repositoryPages))
test('Firefox: the background is unloaded and comes back', () => onStage(unloadedBackground))
test('Firefox: access to GitHub is taken back and given again', () => onStage(accessTakenBack))
