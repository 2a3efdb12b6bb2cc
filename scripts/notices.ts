import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'esbuild'

/**
 * Writes the licences of everything that went into the bundle beside it, as those licences ask for; `copied` are the packages
 * of which files are copied there.
 */
export function notices(file: string, copied: readonly string[]): Plugin {
  return {
    name: 'notices',
    setup(build) {
      build.initialOptions.metafile = true
      build.onEnd(({ metafile }) => {
        const { outdir } = build.initialOptions
        if (metafile === undefined || outdir === undefined) return
        mkdirSync(outdir, { recursive: true })
        const inputs = Object.keys(metafile.inputs).map((path) => /.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0])
        const beside = copied.map((name) => `node_modules/${name}`)
        const packages = [...new Set([...inputs.filter((path) => path !== undefined), ...beside])]
        writeFileSync(
          join(outdir, file),
          packages
            .toSorted()
            .map(notice)
            .join(`\n${'-'.repeat(80)}\n\n`),
        )
      })
    },
  }
}

function notice(directory: string): string {
  const manifest = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as Record<string, unknown>
  const licence = readdirSync(directory).find((name) => /^licen[cs]e/i.test(name))
  const text = licence === undefined ? '' : readFileSync(join(directory, licence), 'utf8').replaceAll('\r', '').trim()
  return `${String(manifest['name'])} ${String(manifest['version'])} (${String(manifest['license'])})\n\n${text}\n`
}
