/** Seconds between two tellings of the same organization's changes. */
const INTERVAL = 0.3

export interface Teller {
  /** null: of any organization. */
  changed(organization: string | null): void
  /** Tells what was held back: before a pause, and at the end. */
  flush(): void
}

/** Tells changes on, a few times a second at most; the last one is never lost. */
export function createTeller(tell: (organization: string | null) => void, clock: () => number): Teller {
  const told = new Map<string | null, number>()
  const held = new Set<string | null>()

  function now(organization: string | null): void {
    told.set(organization, clock())
    held.delete(organization)
    tell(organization)
  }

  return {
    changed(organization) {
      const before = told.get(organization)
      if (before !== undefined && Math.abs(clock() - before) < INTERVAL) held.add(organization)
      else now(organization)
    },
    flush() {
      for (const organization of [...held]) now(organization)
    },
  }
}
