// npm run bench -- NAME [ARGUMENTS]: runs bench/NAME.ts, or bench/NAME/main.ts. Without a name: lists them.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { register } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const here = import.meta.dirname
const [name, ...args] = process.argv.slice(2)

const program = name === undefined ? undefined : programs().find((it) => it.name === name)
if (program !== undefined) {
  // Node 20 does not read TypeScript.
  register('./typescript.mjs', import.meta.url)
  process.argv = [process.execPath, program.path, ...args]
  await import(pathToFileURL(program.path).href)
} else {
  const list = programs().map((it) => `  ${it.name.padEnd(14)} ${summary(it.path)}\n`)
  process.stdout.write(`npm run bench -- NAME [ARGUMENTS]\n\n${list.join('')}\nSee bench/README.md.\n`)
  process.exitCode = name === undefined ? 0 : 64
}

function programs() {
  return readdirSync(here)
    .map((entry) => ({
      name: entry.replace(/\.ts$/, ''),
      path: join(here, entry, entry.endsWith('.ts') ? '' : 'main.ts').replace(/\/$/, ''),
    }))
    .filter((it) => it.path.endsWith('.ts') && existsSync(it.path))
}

/** The first line of the first comment. */
function summary(path) {
  return /\/(?:\/|\*\*)[\s*]*(.*?)\s*(?:\*\/)?\n/.exec(readFileSync(path, 'utf8'))?.[1] ?? ''
}
