export interface Write {
  method: string
  /** As it was asked for, without the query; links by number are resolved to names. */
  path: string
  /** The body as JSON, its text when it is none, null when there is none. */
  body: unknown
  /** Whose token it was; null when it was nobody's. */
  user: string | null
  /** Milliseconds since 1970 by the world's clock. */
  time: number
  /** 0 until it is answered. */
  status: number
}

/** Every request to the REST API that wanted to change something, in order, also those that were refused. */
export class WriteLog {
  readonly all: Write[] = []

  add(write: Write): Write {
    this.all.push(write)
    return write
  }

  clear(): void {
    this.all.length = 0
  }

  /** Those that were carried out, and whose method and path, as in `POST /repos/a/b/issues`, match. */
  done(address: string | RegExp = ''): Write[] {
    return this.all.filter((write) => {
      const own = `${write.method} ${write.path}`
      const matches = typeof address === 'string' ? own.startsWith(address) : address.test(own)
      return matches && write.status >= 200 && write.status < 300
    })
  }
}
