/**
 * What the start of a command consists of: node, its module loader, the program, commander, zod, the socket.
 */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { ENTRY, geppettoJson } from '../test/support/product.ts'
import { ROOT } from '../test/support/plugin.ts'
import { startServer } from '../test/support/tmux.ts'
import { bench } from './support/bench.ts'
import { startProduct } from '../test/support/product-at-work.ts'
import { alternate, median } from './support/statistics.ts'

const RUNS = 31
/** As in tsup.config.ts: commander is CommonJS. */
const BANNER = {
  js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
}

await bench(async ({ tmux, runs = RUNS, directory }) => {
  await using server = await startServer(tmux)
  await using _product = await startProduct(server)
  const { socket } = await geppettoJson<{ socket: string }>(server, 'controller', 'status')
  const part = async (name: string, source: string): Promise<string[]> => {
    const file = join(directory, `${name}.mjs`)
    const stdin = { contents: source, resolveDir: ROOT }
    const { outputFiles } = await build({
      stdin,
      bundle: true,
      write: false,
      platform: 'node',
      format: 'esm',
      banner: BANNER,
    })
    writeFileSync(file, outputFiles[0]?.text ?? '')
    return [file]
  }
  const timed = (args: readonly string[]) => async (): Promise<number> => {
    const startedAt = performance.now()
    const { status, stderr } = spawnSync(process.execPath, args, { env: server.env })
    if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr.toString()}`)
    return performance.now() - startedAt
  }
  const found = await alternate(runs, {
    'node -e 0': timed(['-e', '0']),
    'an empty module': timed(await part('empty', '')),
    commander: timed(await part('commander', `import { Command } from 'commander'; new Command('x')`)),
    zod: timed(await part('zod', `import * as z from 'zod/mini'; z.object({ a: z.string() }).safeParse({ a: '' })`)),
    'one question over the socket': timed(await part('socket', question(socket))),
    'geppetto-tmux --version': timed([ENTRY, '--version']),
    'geppetto-tmux status': timed([ENTRY, '-S', server.socket, 'status']),
  })
  const empty = median(found['an empty module'])
  const times = Object.entries(found).map(([what, samples]) => ({ what, ms: median(samples) }))
  return times.map(({ what, ms }) => ({
    what: `cold start: ${what}`,
    unit: 'ms',
    ours: ms,
    beside: what === 'node -e 0' || what === 'an empty module' ? {} : { 'more than an empty module': ms - empty },
  }))
})

function question(socket: string): string {
  return `
    import { createConnection } from 'node:net'
    const socket = createConnection(${JSON.stringify(socket)})
    socket.write('{"v":1,"id":1,"method":"status","params":{}}\\n')
    socket.once('data', () => socket.end())`
}
