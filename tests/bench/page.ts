import { benchFilter } from './filtering'
import type { Ratio } from './measure'
import { benchPull } from './pulling'
import { benchStorage } from './storing'

/** What `main.ts` runs inside the browser. */
export interface Bench {
  filter(): Promise<Ratio>
  storage(): Promise<Ratio[]>
  pull(organization: string, token: string, alerts: number): Promise<Ratio>
}

declare global {
  interface Window {
    bench: Bench
  }
}

window.bench = { filter: benchFilter, storage: benchStorage, pull: benchPull }
