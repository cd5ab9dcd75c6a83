/** The content security policy that GitHub sends with its pages, as observed in 2026. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "base-uri 'self'",
  'child-src github.githubassets.com github.com/assets-cdn/worker/ github.com/assets/ gist.github.com/assets-cdn/worker/',
  "connect-src 'self' uploads.github.com www.githubstatus.com collector.github.com raw.githubusercontent.com api.github.com github-cloud.s3.amazonaws.com github-production-repository-file-5c1aeb.s3.amazonaws.com wss://alive.github.com api.githubcopilot.com",
  'font-src github.githubassets.com',
  "form-action 'self' github.com gist.github.com copilot-workspace.githubnext.com",
  "frame-ancestors 'none'",
  'frame-src viewscreen.githubusercontent.com notebooks.githubusercontent.com',
  "img-src 'self' data: blob: github.githubassets.com media.githubusercontent.com camo.githubusercontent.com identicons.github.com avatars.githubusercontent.com private-avatars.githubusercontent.com github-cloud.s3.amazonaws.com objects.githubusercontent.com *.githubusercontent.com",
  "manifest-src 'self'",
  'media-src github.com user-images.githubusercontent.com gist.github.com github.githubassets.com',
  'script-src github.githubassets.com',
  "style-src 'unsafe-inline' github.githubassets.com",
  'upgrade-insecure-requests',
  'worker-src github.githubassets.com github.com/assets-cdn/worker/ github.com/assets/ gist.github.com/assets-cdn/worker/',
].join('; ')
