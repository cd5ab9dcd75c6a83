import { entryNode, handleNode, type DroppedNode } from './dropped-node'

/** Of larger folders the rest is left alone: it would not fit into the viewer anyway. */
const MOST = 500

/**
 * The files that were dropped; of a folder those that end in `.json`, from the folders in it too. What cannot be read is left to
 * the reading of the files, which says so.
 */
export async function droppedFiles({ items, files }: DataTransfer): Promise<File[]> {
  // All has to be asked before the event is over.
  const plain = [...files]
  const dropped = [...(items ?? [])].flatMap((item) => {
    const entry = item.webkitGetAsEntry()
    return entry ? [{ entry, handle: handleOf(item) }] : []
  })
  if (!dropped.some(({ entry }) => entry.isDirectory)) return plain
  const open = await Promise.all(
    dropped.map(async ({ entry, handle }): Promise<DroppedNode> => {
      const held = await handle
      return held ? handleNode(held) : entryNode(entry)
    }),
  )
  const found: File[] = []
  const inFolder = new WeakSet<DroppedNode>()
  for (let node = open.shift(); node && found.length < MOST; node = open.shift()) {
    if (node.isFolder) {
      for (const inner of (await node.children(MOST)).sort((a, b) => (a.name < b.name ? -1 : 1))) {
        inFolder.add(inner)
        open.push(inner)
      }
    } else if (!inFolder.has(node) || /\.json$/i.test(node.name)) {
      const file = await node.file()
      if (file) found.push(file)
    }
  }
  // A folder without any: it is refused by its name.
  return found.length > 0 ? found : plain
}

type Handled = DataTransferItem & { getAsFileSystemHandle?(): Promise<FileSystemHandle | null> }

/** Null where the browser has none to give. */
async function handleOf(item: Handled): Promise<FileSystemHandle | null> {
  try {
    return (await item.getAsFileSystemHandle?.()) ?? null
  } catch {
    // The entry is there for that.
    return null
  }
}
