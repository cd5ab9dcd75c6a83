import { NOW, type LocalGitHub } from './local-github'
import { disk, storeOn, value } from './storage/samples'
import { ok, type Outcome } from '@/lib/failure'
import { createGitHub, type GitHub } from '@/lib/github/client'
import type { Writer, WriterOptions } from '@/lib/outbox/writer'
import type { Store } from '@/lib/storage/store'

/** What may happen between two things that a worker does: a test counts them, and ends the worker at one. */
export type Moment = (what: string) => void

/** Work between whose beginning and end the worker may die; it then never comes to its end. */
export type Mortal = <A extends unknown[], T>(
  name: string,
  work: (...args: A) => Promise<T>,
) => (...args: A) => Promise<T>

/** The token that Muster has, and whose it is. */
export interface Token {
  outcome: Outcome<string>
  login: string
}

/** What a writer is made of in a worker. */
export interface Ground extends Omit<Required<WriterOptions>, 'onChange'> {
  github: GitHub
  login: () => Promise<Outcome<string>>
  store: Store
  mortal: Mortal
}

export interface Worker {
  writer: Writer
  /** Runs until nothing is left to be done, with alarms in between. */
  drive(until?: number): Promise<void>
  /** When it wants to be called again, since it was last driven. */
  wakes: number[]
  dead: { now: boolean }
}

/** One that ends when its moment comes. */
export interface Doomed {
  worker: Worker
  /** Drives it until it has ended, or has nothing left to do. */
  drive(): Promise<void>
  /** The moment at which it ended; null: it lives. */
  ended(): string | null
}

export interface Workers {
  store: Store
  /** The worker that is alive. */
  worker: () => Worker
  /** Ends it between two instructions, as the browser does, and starts another on the same disk. */
  kill(moment?: Moment): Promise<Worker>
  /** The same, and the next one ends at the first moment for which `when` is true. */
  doom(when: (what: string) => boolean): Promise<Doomed>
  /** Ends six workers, each after so many moments, and lets the seventh go on to the end. */
  killOften(moments: (death: number) => number): Promise<void>
}

/** Workers of one browser, one after the other, before a local GitHub and on a disk that outlive them. */
export async function workersFor(
  { clock, fetch }: LocalGitHub,
  token: Token,
  make: (ground: Ground) => Writer,
): Promise<Workers> {
  const options = disk()
  const now = () => clock.now

  async function hire(moment: Moment = () => {}): Promise<Worker> {
    const dead = { now: false }
    const wakes: number[] = []
    const mortal: Mortal = (name, work) => {
      return async (...args) => {
        moment(`before ${name}`)
        if (dead.now) return never()
        const result = await work(...args)
        moment(`after ${name}`)
        return dead.now ? never() : result
      }
    }
    const writer = make({
      github: createGitHub({
        token: () => Promise.resolve(token.outcome),
        fetch: mortal('fetch', fetch),
        now,
      }),
      login: () => Promise.resolve(token.outcome.ok ? ok(token.login) : token.outcome),
      store: await storeOn(options),
      mortal,
      onRunning: () => {},
      onWake: (at) => wakes.push(at),
      clock: now,
      locks: { request: (_, __, work) => work() },
      wait: mortal('wait', (seconds: number) => {
        clock.now += seconds
        return Promise.resolve(true)
      }),
    })
    return {
      ...{ writer, wakes, dead },
      async drive(until = NOW + 30 * 86_400) {
        for (let at: number | undefined = 0; at !== undefined;) {
          wakes.length = 0
          value(await writer.resume())
          at = wakes.shift()
          if (at !== undefined && at > until) return
          if (at !== undefined) clock.now = Math.max(clock.now, at)
        }
      },
    }
  }

  let alive = await hire()
  async function kill(moment?: Moment): Promise<Worker> {
    alive.dead.now = true
    alive = await hire(moment)
    return alive
  }

  async function doom(when: (what: string) => boolean): Promise<Doomed> {
    let ended: string | null = null
    let release = () => {}
    const death = new Promise<void>((resolve) => (release = resolve))
    const worker = await kill((what) => {
      if (worker.dead.now || !when(what)) return
      ended = what
      worker.dead.now = true
      release()
    })
    return { worker, drive: () => Promise.race([worker.drive(), death]), ended: () => ended }
  }

  async function killOften(moments: (death: number) => number): Promise<void> {
    for (let death = 0; death < 6; death += 1) {
      let left = moments(death)
      await (await doom(() => (left -= 1) === 0)).drive()
    }
    await (await kill()).drive()
  }

  return { store: await storeOn(options), worker: () => alive, kill, doom, killOften }
}

function never<T>(): Promise<T> {
  return new Promise(() => {})
}
