import { build, type Alias, type Plugin, type Rolldown } from 'vite'

const CHART = /[\\/]components[\\/]charts[\\/]chart\.ts$/

/**
 * Bundles Chart.js by itself, with what is registered and nothing else. Some of its scales read a property as their class is
 * made (`Ticks.formatters.logarithmic`), for which bundlers keep them although nobody uses them. In Chart.js reading a property
 * does nothing; elsewhere, as in Vue's reactivity, it may, so that this cannot be said of the whole page.
 */
export function lightChart(alias: Alias[] | Record<string, string>): Plugin {
  return {
    name: 'muster:light-chart',
    enforce: 'pre',
    apply: 'build',
    async load(id) {
      if (!CHART.test(id)) return null
      const result = await build({
        configFile: false,
        logLevel: 'silent',
        publicDir: false,
        resolve: { alias },
        build: {
          write: false,
          // Names and blanks are shortened with the rest of the page; here only whole pieces are left out.
          minify: false,
          lib: { entry: id, formats: ['es'], fileName: 'chart' },
          rolldownOptions: { treeshake: { propertyReadSideEffects: false } },
        },
      })
      const [output] = (Array.isArray(result) ? result : [result]) as Rolldown.RolldownOutput[]
      const [chunk] = output?.output ?? []
      if (chunk?.type !== 'chunk') throw new Error('Chart.js was not bundled')
      return { code: chunk.code, moduleType: 'js', map: null }
    },
  }
}
