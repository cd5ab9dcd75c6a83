/** Milliseconds since 1970 as GitHub writes times: UTC, whole seconds. */
export function iso(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`
}

/** The same for a time that may not have come. */
export function isoOrNull(time: number | null): string | null {
  return time === null ? null : iso(time)
}

/** An opaque identity of GitHub's GraphQL kind. */
export function nodeId(kind: string, id: number): string {
  return `${kind}_${Buffer.from(`demo:${id}`).toString('base64url')}`
}
