import { configDefaults, defineConfig } from 'vitest/config'

const real = {
  pool: 'forks' as const,
  testTimeout: 60_000,
  hookTimeout: 60_000,
  globalSetup: 'test/support/private-root.ts',
}

/** These move megabytes through tmux in as little time as it takes, and fall behind when they have to share the cores. */
const alone = ['exact-bytes', 'neighbours', 'recovery', 'stopped'].map((name) => `test/live/${name}.test.ts`)

export default defineConfig({
  define: { __VERSION__: JSON.stringify('0.0.0-test'), __BUILD__: JSON.stringify('test') },
  test: {
    // Tests with real servers wait as much as they work: the default, one less than there are cores, would leave one idle.
    maxWorkers: 2,
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
        },
      },
      { extends: true, test: { name: 'alone', include: alone, ...real } },
      { extends: true, test: { name: 'cli', include: ['test/cli/**/*.test.ts'], ...real } },
      { extends: true, test: { name: 'plugin', include: ['test/plugin/**/*.test.ts'], ...real } },
    ],
  },
})
