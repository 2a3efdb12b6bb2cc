import { basename, dirname, join } from 'node:path'
import type { Metafile, OutputFile, Plugin } from 'esbuild'

/** What esbuild calls a part that is shared, or loaded when it is needed: a hash of its content stands in the name. */
const HASHED = /^.+-[A-Z0-9]{8}\.js$/

/**
 * Names the parts of a bundle by the modules in them instead of by a hash of their content, so that a change of one module
 * changes one part, and not the names in all the others.
 */
export function stableNames(): Plugin {
  return {
    name: 'stable names',
    setup(build) {
      build.initialOptions.metafile = true
      build.onEnd(({ metafile, outputFiles }) => {
        if (metafile === undefined || outputFiles === undefined) return
        const names = namesOf(metafile.outputs)
        for (const file of outputFiles) rename(file, names)
      })
    },
  }
}

/**
 * New names by old ones. A module is in one part only, so a name that comes from a module is taken once, with two exceptions:
 * a part that is loaded when it is needed may only hand on what stands in a shared one, and of some modules nothing is left.
 * Throws an Error where two parts would have one name, since one would be written over the other.
 */
export function namesOf(outputs: Metafile['outputs']): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const entries = new Set(Object.values(outputs).map(({ entryPoint }) => entryPoint))
  for (const [path, { entryPoint, inputs }] of Object.entries(outputs)) {
    const old = basename(path)
    if (!HASHED.test(old)) continue
    const modules = Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    const first = entryPoint ?? modules.map(([module]) => module).toSorted()[0] ?? Object.keys(inputs).toSorted()[0]
    const end = entryPoint === undefined && entries.has(first) ? '.shared.js' : '.js'
    names.set(old, first === undefined ? 'shared.js' : `${nameOf(first)}${end}`)
  }
  if (new Set(names.values()).size < names.size) throw new Error('two parts of the bundle would have the same name')
  return names
}

/** `src/cli/commands/ls.ts` becomes `cli-commands-ls`, and a module of a package begins with the name of the package. */
export function nameOf(module: string): string {
  const path = module.replace(/^.*node_modules\//, '').replace(/^src\//, '')
  return path
    .replace(/\.[cm]?[jt]s$/, '')
    .replaceAll(/[^\w.]+/g, '-')
    .replace(/^-/, '')
}

function rename(file: OutputFile, names: ReadonlyMap<string, string>): void {
  const own = names.get(basename(file.path))
  const text = Buffer.from(file.contents).toString()
  const renamed = text.replaceAll(/(?<=["']\.\/)[^"'\n/]+-[A-Z0-9]{8}\.js(?=["'])/g, (name) => names.get(name) ?? name)
  file.contents = Buffer.from(renamed)
  if (own !== undefined) file.path = join(dirname(file.path), own)
}
