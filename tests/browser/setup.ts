import { buildExtension, buildReport } from '../../demo/build.ts'

/** The browser tests run on the production build, made once. */
export default function setup(): void {
  buildExtension()
  buildReport()
}
