/** React Router's mark of a link that it follows without loading. Server HTML does not have it. */
export function discover(routed: boolean): { 'data-discover'?: 'true' } {
  return routed ? { 'data-discover': 'true' } : {}
}
