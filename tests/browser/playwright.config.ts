import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.test.ts',
  globalSetup: './setup.ts',
  outputDir: '../../test-results',
  // Two cores, a browser and a server for each worker.
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  // A browser on a loaded machine can stumble. Who needed the second try is told by name at the end, and is a fault to look into.
  retries: 1,
})
