import { configDefaults, defineConfig } from 'vitest/config'

const real = {
  pool: 'forks' as const,
  testTimeout: 60_000,
  hookTimeout: 60_000,
  globalSetup: 'test/support/private-root.ts',
}

/**
 * Real programs on a loaded machine can take longer than any bound: what was waited for in vain is waited for once more,
 * and named at the end as "tried twice". A wrong value fails at once, and the tests that run alone are never tried again.
 */
const patient = { retry: { count: 1, condition: /^waited \d+ ms for / } }

/** These move megabytes through tmux in as little time as it takes, and fall behind when they have to share the cores. */
const alone = ['exact-bytes', 'floods', 'neighbours', 'recovery', 'run-flood', 'stopped'].map(
  (name) => `test/live/${name}.test.ts`,
)

export default defineConfig({
  define: { __VERSION__: JSON.stringify('0.0.0-test'), __BUILD__: JSON.stringify('test') },
  test: {
    // A file with real servers takes six tenths of a core, the rest of the time it waits: three of them fill two cores.
    maxWorkers: 3,
    projects: [
      // The default of 5 s is too short for a property on a machine with ten times more to do than cores.
      { extends: true, test: { name: 'unit', include: ['src/**/*.test.ts'], testTimeout: 60_000 } },
      {
        extends: true,
        test: {
          name: 'live',
          include: ['test/live/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...alone],
          ...real,
          ...patient,
        },
      },
      { extends: true, test: { name: 'alone', include: alone, ...real } },
      { extends: true, test: { name: 'cli', include: ['test/cli/**/*.test.ts'], ...real, ...patient } },
      { extends: true, test: { name: 'plugin', include: ['test/plugin/**/*.test.ts'], ...real, ...patient } },
    ],
  },
})
