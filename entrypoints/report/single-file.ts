import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { build, type Plugin, type PluginOption, type ResolvedConfig, type Rolldown } from 'vite'

/**
 * Writes the page once more as a single file. Browsers load no modules over `file://`, so its script is a classic one, inline,
 * and its Content-Security-Policy names the script and the style by their hashes: nothing else runs in it.
 */
export function singleFile(fileName: string, plugins: PluginOption[]): Plugin {
  let config: ResolvedConfig
  return {
    name: 'muster:single-file',
    apply: 'build',
    configResolved(resolved) {
      config = resolved
    },
    async closeBundle() {
      const { script, style } = await parts(config, plugins)
      await writeFile(join(config.build.outDir, fileName), page(script, style))
    },
  }
}

async function parts(
  { root, resolve: { alias } }: ResolvedConfig,
  plugins: PluginOption[],
): Promise<{ script: string; style: string }> {
  const result = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    plugins,
    resolve: { alias },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      cssCodeSplit: false,
      lib: { entry: resolve(root, 'main.ts'), formats: ['iife'], name: 'musterReport' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  })
  const outputs = (Array.isArray(result) ? result : [result]) as Rolldown.RolldownOutput[]
  const files = outputs.flatMap(({ output }) => output)
  const chunk = files.find((file) => file.type === 'chunk')
  const css = files.find((file) => file.type === 'asset' && file.fileName.endsWith('.css'))
  if (chunk?.type !== 'chunk' || css?.type !== 'asset')
    throw new Error('The single file has no script or no style')
  return {
    // A closing tag inside a text of the script would end it.
    script: chunk.code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--'),
    style: String(css.source),
  }
}

function page(script: string, style: string): string {
  const policy = [
    "default-src 'none'",
    `script-src '${hash(script)}'`,
    `style-src '${hash(style)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="referrer" content="no-referrer" />
    <title>Muster report</title>
    <style>${style}</style>
  </head>
  <body class="m-page">
    <div id="app"></div>
    <script>${script}</script>
  </body>
</html>
`
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
