import { describe, expect, it } from 'vitest'
import { droppedFiles } from '@/components/report/dropped-files'

const file = (name: string) => new File(['{}'], name)

/** As Chromium tells of a folder on a page from a file: entries cannot be read, handles can. */
const blindEntry = (name: string) => ({
  name,
  isFile: false,
  isDirectory: true,
  createReader: () => ({ readEntries: (_: unknown, refuse: () => void) => refuse() }),
})
const fileHandle = (name: string) => ({
  kind: 'file',
  name,
  getFile: () => (name === 'gone.json' ? Promise.reject(new Error('gone')) : Promise.resolve(file(name))),
})
const folderHandle = (name: string, inside: unknown[]) => ({
  kind: 'directory',
  name,
  async *values() {
    for (const one of inside) yield await Promise.resolve(one)
  },
})
const dropped = (handle: (() => Promise<unknown>) | undefined, files: File[] = []) => {
  const item = { webkitGetAsEntry: () => blindEntry('row'), getAsFileSystemHandle: handle }
  // What a browser gives cannot be made: only what is asked of it.
  return { items: [item], files } as unknown as DataTransfer
}
const names = async (transfer: DataTransfer) => (await droppedFiles(transfer)).map(({ name }) => name)

describe('a dropped folder', () => {
  it('is read by its handle where entries cannot be read, in the order of names, folders in it last', async () => {
    const folder = folderHandle('row', [
      fileHandle('b.json'),
      folderHandle('a', [fileHandle('inner.JSON'), fileHandle('notes.txt')]),
      fileHandle('a.json'),
      fileHandle('gone.json'),
    ])
    expect(await names(dropped(() => Promise.resolve(folder)))).toEqual(['a.json', 'b.json', 'inner.JSON'])
  })

  it('of thousands of files gives as many as the viewer could ever take', async () => {
    const many = Array.from({ length: 2000 }, (_, index) => fileHandle(`${index}.json`))
    expect(await names(dropped(() => Promise.resolve(folderHandle('row', many))))).toHaveLength(500)
  })

  it.each([
    ['no handles', undefined],
    ['none for this one', () => Promise.resolve(null)],
    ['a refusal', () => Promise.reject(new Error('not allowed'))],
  ])('that cannot be read is left to what refuses it, with %s', async (_, handle) => {
    expect(await names(dropped(handle, [file('row')]))).toEqual(['row'])
  })
})
