import { connect, type Socket } from 'node:net'

/**
 * A client of Firefox's own remote protocol, as much of it as the tests need. Frames are `LENGTH:JSON` in both
 * directions; a command is `[0, id, name, parameters]`, its answer `[1, id, error, result]`.
 */
export class Marionette {
  readonly #socket: Socket
  readonly #waiting = new Map<number, (answer: { error: unknown; result: unknown }) => void>()
  #buffer = Buffer.alloc(0)
  #last = 0

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', (chunk) => this.#receive(chunk))
  }

  static connect(port: number): Promise<Marionette> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1')
      socket.once('error', reject)
      socket.once('connect', () => resolve(new Marionette(socket)))
    })
  }

  /** Sends a command; gives its result or throws Firefox's error. */
  async send(name: string, parameters: object = {}): Promise<unknown> {
    const id = ++this.#last
    const frame = JSON.stringify([0, id, name, parameters])
    const answer = new Promise<{ error: unknown; result: unknown }>((resolve) =>
      this.#waiting.set(id, resolve),
    )
    this.#socket.write(`${Buffer.byteLength(frame)}:${frame}`)
    const { error, result } = await answer
    if (error !== null) throw new Error(`${name}: ${JSON.stringify(error)}`)
    return typeof result === 'object' && result !== null && 'value' in result ? result.value : result
  }

  /** Runs the body of a function in the page. */
  run(script: string, args: unknown[] = []): Promise<unknown> {
    return this.send('WebDriver:ExecuteScript', { script, args })
  }

  close(): void {
    this.#socket.destroy()
  }

  #receive(chunk: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, chunk])
    for (;;) {
      const colon = this.#buffer.indexOf(':')
      if (colon < 0) return
      const end = colon + 1 + Number(this.#buffer.subarray(0, colon).toString())
      if (this.#buffer.length < end) return
      const message: unknown = JSON.parse(this.#buffer.subarray(colon + 1, end).toString('utf8'))
      this.#buffer = this.#buffer.subarray(end)
      // The greeting is an object, answers are arrays.
      if (!Array.isArray(message)) continue
      const [, id, error, result] = message as [number, number, unknown, unknown]
      this.#waiting.get(id)?.({ error, result })
      this.#waiting.delete(id)
    }
  }
}
