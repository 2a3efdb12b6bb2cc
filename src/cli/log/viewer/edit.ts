import { spawn } from 'node:child_process'
import { createWriteStream, rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { openLog } from '../../../logs/reader.ts'
import { lineStart } from '../print/line-start.ts'
import { streamSink } from '../print/sink.ts'
import { textOutput } from '../print/text.ts'

/** Of a longer log its end is edited: more is drawn in seconds, and editors open it in more. */
const MAX_BYTES = 64 * 1024 * 1024
const ENDS = ['SIGHUP', 'SIGTERM'] as const

/**
 * Opens the text of a log in the editor of the user. It stands in a file that no other user can read, and is removed afterwards.
 * Between `suspend` and what that returns the terminal is the editor's. Returns what went wrong, if anything.
 */
export async function editText(
  directory: string,
  env: NodeJS.ProcessEnv,
  suspend: () => () => void,
): Promise<string | undefined> {
  const folder = await mkdtemp(join(env['TMPDIR'] ?? tmpdir(), 'geppetto-'))
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  const ended = (signal: NodeJS.Signals): void => {
    remove()
    for (const each of ENDS) process.off(each, ended)
    process.kill(process.pid, signal)
  }
  for (const signal of ENDS) process.on(signal, ended)
  try {
    const path = join(folder, 'log.txt')
    await writeText(directory, path)
    const resume = suspend()
    try {
      return await edit(path, env)
    } finally {
      resume()
    }
  } finally {
    for (const signal of ENDS) process.off(signal, ended)
    remove()
  }
}

async function writeText(directory: string, path: string): Promise<void> {
  const log = await openLog(directory)
  const since = await lineStart(log, Math.max(log.start, log.end - MAX_BYTES))
  const file = createWriteStream(path, { mode: 0o600, flags: 'wx' })
  const sink = streamSink(file)
  const request = { since, lines: undefined, grep: undefined, follow: undefined }
  for await (const part of textOutput(log, 'text', request)) if (!(await sink.write(part))) break
  file.end()
  await finished(file)
}

async function edit(path: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const editor = [env['VISUAL'], env['EDITOR'], 'vi'].find((each) => (each ?? '').trim() !== '') ?? 'vi'
  // It may hold arguments, too, as the shell reads them.
  const child = spawn('/bin/sh', ['-c', `${editor} "$1"`, 'sh', path], { stdio: 'inherit', env })
  // Ctrl-C belongs to the editor, which is in the foreground together with us.
  const ignore = (): void => undefined
  process.on('SIGINT', ignore)
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('exit', resolve)
      child.once('error', reject)
    })
    return code === 127 ? `no editor '${editor}': set VISUAL or EDITOR` : undefined
  } finally {
    process.off('SIGINT', ignore)
  }
}
