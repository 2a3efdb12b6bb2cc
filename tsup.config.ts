import { createHash } from 'node:crypto'
import { copyFileSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'esbuild'
import { defineConfig, type Options } from 'tsup'
import manifest from './package.json' with { type: 'json' }
import { notices } from './scripts/notices.ts'
import { nameOf, stableNames } from './scripts/stable-names.ts'

const SHORT_WAYS = ['start.cjs', 'short-log.cjs']
/** What a page that plays a log has in it; only `export --player` reads it. */
const PLAYER = ['asciinema-player.min.js', 'asciinema-player.css'].map(
  (name) => `node_modules/asciinema-player/dist/bundle/${name}`,
)

const bundle = {
  outDir: 'dist',
  target: 'node20',
  platform: 'node',
  dts: false,
  noExternal: [/.*/],
  define: { __VERSION__: JSON.stringify(manifest.version), __BUILD__: JSON.stringify(buildId('src')) },
} as const satisfies Options

/** Self-contained: a plugin manager clones and runs, it never builds. */
export default defineConfig([
  {
    ...bundle,
    entry: { main: 'src/main.ts', 'pipe-reader': 'src/pipe/reader.ts' },
    format: 'esm',
    splitting: true,
    clean: ['**/*', ...SHORT_WAYS.map((file) => `!${file}`)],
    esbuildPlugins: [notices('THIRD-PARTY.txt', ['asciinema-player']), copied(PLAYER), stableNames()],
    // commander and cross-spawn are CommonJS and call require().
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  },
  {
    ...bundle,
    entry: { start: 'src/start.ts' },
    ...shortWay(/^src\/cli\/short-/),
  },
  {
    ...bundle,
    entry: { 'short-log': 'src/cli/short-log.ts' },
    ...shortWay(/^src\/cli\/log\/(?:print|viewer)\//),
  },
])

/**
 * A part of the program in one CommonJS file, which Node.js starts in half the time. Bundles those dynamically imported modules
 * whose path matches `own`; other dynamic imports load the chunks of the whole program.
 */
function shortWay(own: RegExp) {
  return {
    format: 'cjs',
    outExtension: () => ({ js: '.cjs' }),
    esbuildPlugins: [partsOfMain(own)],
  } as const satisfies Options
}

function partsOfMain(own: RegExp): Plugin {
  return {
    name: 'parts of main',
    setup(build) {
      build.onResolve({ filter: /./ }, ({ path, kind, resolveDir }) => {
        if (kind !== 'dynamic-import') return undefined
        const file = path.startsWith('.') ? join(resolveDir, path) : fileURLToPath(import.meta.resolve(path))
        const module = relative(import.meta.dirname, file)
        return own.test(module) ? undefined : { path: `./${nameOf(module)}.js`, external: true }
      })
    },
  }
}

/** Puts files beside the bundle as they are. */
function copied(files: readonly string[]): Plugin {
  return {
    name: 'copied',
    setup(build) {
      build.onEnd(() => {
        const { outdir } = build.initialOptions
        if (outdir !== undefined) for (const file of files) copyFileSync(file, join(outdir, basename(file)))
      })
    },
  }
}

/** Tells builds of one version apart, so that a controller of an older one gives way after every update. */
function buildId(directory: string): string {
  const hash = createHash('sha256')
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' })
  for (const file of files.filter((name) => /(?:(?<!\.test)\.ts|\.json)$/.test(name)).toSorted()) {
    hash.update(file).update(readFileSync(join(directory, file)))
  }
  return hash.digest('hex').slice(0, 8)
}
