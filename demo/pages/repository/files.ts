import type { Files } from '../../organization/git-model.ts'

/** What is directly in a folder (empty: the root), folders first; null where there is no such folder. */
export function entriesOf(files: Files, folder: string): { name: string; directory: boolean }[] | null {
  const prefix = folder === '' ? '' : `${folder}/`
  const inside = [...files.keys()].filter((path) => path.startsWith(prefix))
  if (inside.length === 0 && folder !== '') return null
  const kinds = new Map(
    inside.map((path) => {
      const [name = '', ...rest] = path.slice(prefix.length).split('/')
      return [name, rest.length > 0] as const
    }),
  )
  return [...kinds]
    .map(([name, directory]) => ({ name, directory }))
    .sort(
      (left, right) =>
        Number(right.directory) - Number(left.directory) || left.name.localeCompare(right.name),
    )
}
