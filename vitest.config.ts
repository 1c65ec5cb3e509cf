import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

// Tests that watch the clock have the machine to themselves, after all others.
const TIMED = [
  'tests/faults/**/*.test.ts',
  'tests/server/operations/drain.test.ts',
  'tests/server/relay/{budgets,join-storm,slow-readers}.test.ts',
  'tests/shared/ydoc/guard/frame.test.ts',
]

// Tests that put a module of their own in the place of one of ours.
const MOCKING = ['tests/server/{relay/store-thread,store/served-store}.test.ts']

export default defineConfig({
  test: {
    // Some tests start the command line as it is shipped.
    globalSetup: 'build/built-for-tests.mjs',
    // Left to itself one core stays idle, which on a machine of two is half of it.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // For tests that mostly wait: more at a time would be a fault of its own to those who watch the clock.
    maxConcurrency: 3,
    // How long one waits for what must come, on machines that are slow or busy: nothing here is a measurement.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...MOCKING, ...TIMED],
          // The sources are loaded and compiled once a worker, not once a file: half of the time of most tests.
          isolate: false,
          setupFiles: 'tests/window-anew.ts',
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: 'apart', include: MOCKING, sequence: { groupOrder: 0 } },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          include: TIMED,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
