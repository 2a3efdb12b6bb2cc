import { defineConfig } from 'vitest/config'

const real = {
  pool: 'forks' as const,
  testTimeout: 60_000,
  hookTimeout: 60_000,
  globalSetup: 'test/support/private-root.ts',
}

export default defineConfig({
  define: { __VERSION__: JSON.stringify('0.0.0-test'), __BUILD__: JSON.stringify('test') },
  test: {
    projects: [
      { extends: true, test: { name: 'unit', include: ['src/**/*.test.ts'] } },
      { extends: true, test: { name: 'live', include: ['test/live/**/*.test.ts'], ...real } },
      { extends: true, test: { name: 'cli', include: ['test/cli/**/*.test.ts'], ...real } },
      { extends: true, test: { name: 'plugin', include: ['test/plugin/**/*.test.ts'], ...real } },
    ],
  },
})
