/** A file or a folder that was dropped, by whichever of the two ways a browser tells of it. What cannot be read is not there. */
export interface DroppedNode {
  name: string
  isFolder: boolean
  /** What is in a folder; of a very large one at least `most`. */
  children(most: number): Promise<DroppedNode[]>
  file(): Promise<File | null>
}

/** Chromium reads folders on a page from a file by their handles alone: entries fail there with an EncodingError. */
export function handleNode(handle: FileSystemHandle): DroppedNode {
  return {
    name: handle.name,
    isFolder: handle.kind === 'directory',
    async children(most) {
      const found: DroppedNode[] = []
      try {
        if (isDirectoryHandle(handle))
          for await (const inner of handle.values()) if (found.push(handleNode(inner)) >= most) break
      } catch {
        // It went away, or may not be read: what was found until then is what there is.
        return found
      }
      return found
    },
    async file() {
      try {
        return isFileHandle(handle) ? await handle.getFile() : null
      } catch {
        // As above.
        return null
      }
    },
  }
}

/** What Firefox and Safari have. */
export function entryNode(entry: FileSystemEntry): DroppedNode {
  return {
    name: entry.name,
    isFolder: entry.isDirectory,
    children: (most) => (isFolderEntry(entry) ? childrenOf(entry, most) : Promise.resolve([])),
    file: () =>
      new Promise((resolve) => {
        if (isFileEntry(entry)) entry.file(resolve, () => resolve(null))
        else resolve(null)
      }),
  }
}

/** Browsers hand entries over in parts of a hundred. */
async function childrenOf(folder: FileSystemDirectoryEntry, most: number): Promise<DroppedNode[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  while (all.length < most) {
    const part = await new Promise<FileSystemEntry[]>((resolve) => {
      reader.readEntries(resolve, () => resolve([]))
    })
    if (part.length === 0) break
    all.push(...part)
  }
  return all.map(entryNode)
}

function isDirectoryHandle(handle: FileSystemHandle): handle is FileSystemDirectoryHandle {
  return handle.kind === 'directory'
}

function isFileHandle(handle: FileSystemHandle): handle is FileSystemFileHandle {
  return handle.kind === 'file'
}

function isFolderEntry(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}

function isFileEntry(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}
