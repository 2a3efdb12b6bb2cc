import { spawn } from 'node:child_process'
import { ENTRY } from '../../test/support/product.ts'
import type { World } from './world.ts'

/** Somebody who follows the log of a pane for some seconds and then leaves. */
export function followLog(world: World, pane: string): void {
  follow(world, ['log', pane, '-f', world.random.pick(['--raw', '--text']) ?? '--raw'])
}

export function followEvents(world: World): void {
  follow(world, ['events', '-f'])
}

function follow(world: World, args: readonly string[]): void {
  const { server, random } = world
  const child = spawn(process.execPath, [ENTRY, '-S', server.socket, ...args], { env: server.env, stdio: 'pipe' })
  let bytes = 0
  // One in four stops to read, as `less` does.
  if (random.chance(0.75)) child.stdout.on('data', (chunk: Buffer) => (bytes += chunk.length))
  child.stderr.resume()
  const timer = setTimeout(() => child.kill(random.chance(0.5) ? 'SIGINT' : 'SIGTERM'), random.int(500, 8000))
  child.once('close', (code, signal) => {
    clearTimeout(timer)
    world.trace('reader left', { args, bytes, code, signal })
  })
}
