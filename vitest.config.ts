import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Some tests start the command line as it is shipped.
    globalSetup: 'build/built-for-tests.mjs',
    include: ['tests/**/*.test.{ts,tsx}'],
    // For tests that mostly wait: more at a time would be a fault of its own to those who watch the clock.
    maxConcurrency: 3,
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
})
