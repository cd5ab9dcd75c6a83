import type { Muster } from './fixtures.ts'

/** Everything that the extension keeps anywhere, as one text: both storage areas and every record of its database. */
export async function dumpEverything(muster: Muster): Promise<{ session: string; disk: string }> {
  const page = await muster.own('popup.html')
  const dump = await page.evaluate(async () => {
    const { storage } = (
      globalThis as unknown as {
        chrome: { storage: Record<'local' | 'session', { get(): Promise<unknown> }> }
      }
    ).chrome
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error ?? new Error('unreadable'))
      })
    const records: unknown[] = []
    for (const { name } of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name ?? ''))
      for (const table of database.objectStoreNames) {
        if (table === 'meta') continue
        const all = await answer(database.transaction(table).objectStore(table).getAll())
        records.push(...all.map((record: unknown) => [table, record]))
      }
      database.close()
    }
    return {
      session: JSON.stringify(await storage.session.get()),
      disk: JSON.stringify([await storage.local.get(), records]),
    }
  })
  await page.close()
  return dump
}
