import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'tsup'
import manifest from './package.json' with { type: 'json' }
import { notices } from './scripts/notices.ts'

/** One self-contained bundle: a plugin manager clones and runs, it never builds. */
export default defineConfig({
  entry: { main: 'src/main.ts', 'pipe-reader': 'src/pipe/reader.ts' },
  outDir: 'dist',
  format: 'esm',
  target: 'node20',
  platform: 'node',
  splitting: true,
  clean: true,
  dts: false,
  noExternal: [/.*/],
  esbuildPlugins: [notices('THIRD-PARTY.txt')],
  define: { __VERSION__: JSON.stringify(manifest.version), __BUILD__: JSON.stringify(buildId('src')) },
  // commander and cross-spawn are CommonJS and call require().
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
})

/** Tells builds of one version apart, so that a controller of an older one gives way after every update. */
function buildId(directory: string): string {
  const hash = createHash('sha256')
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' })
  for (const file of files.filter((name) => /(?:(?<!\.test)\.ts|\.json)$/.test(name)).toSorted()) {
    hash.update(file).update(readFileSync(join(directory, file)))
  }
  return hash.digest('hex').slice(0, 8)
}
