import { defineConfig } from 'tsup'
import manifest from './package.json' with { type: 'json' }
import { notices } from './scripts/notices.ts'

/** One self-contained bundle: a plugin manager clones and runs, it never builds. */
export default defineConfig({
  entry: { main: 'src/main.ts' },
  outDir: 'dist',
  format: 'esm',
  target: 'node20',
  platform: 'node',
  splitting: true,
  clean: true,
  dts: false,
  noExternal: [/.*/],
  esbuildPlugins: [notices('THIRD-PARTY.txt')],
  define: { __VERSION__: JSON.stringify(manifest.version) },
  // commander and cross-spawn are CommonJS and call require().
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
})
