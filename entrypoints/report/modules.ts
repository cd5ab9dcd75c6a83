import { existsSync } from 'node:fs'
import vue from '@vitejs/plugin-vue'
import { build, type Alias, type Rolldown } from 'vite'

/** The files that the viewer is made of, found by building it once for nothing. */
export async function modulesOf(root: string, alias: Alias[] | Record<string, string>): Promise<string[]> {
  const result = await build({
    configFile: false,
    root,
    logLevel: 'silent',
    publicDir: false,
    plugins: [vue()],
    resolve: { alias },
    build: { write: false, minify: false },
  })
  const outputs = (Array.isArray(result) ? result : [result]) as Rolldown.RolldownOutput[]
  const ids = outputs
    .flatMap(({ output }) => output)
    .flatMap((file) => (file.type === 'chunk' ? Object.keys(file.modules) : []))
    .map((id) => id.replace(/\?.*$/, ''))
  return [...new Set(ids)].filter((id) => existsSync(id))
}
