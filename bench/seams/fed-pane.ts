import { execFileSync } from 'node:child_process'
import { closeSync, openSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { isPaneId } from '../../src/protocol/ids.ts'
import type { PaneImage } from '../../src/terminal/pane-image.ts'
import type { ScreenSize } from '../../src/terminal/screen-size.ts'
import { captureCommands, parseCapture } from '../../src/tmux/capture.ts'
import type { ControlClient } from '../../src/tmux/control-client.ts'
import type { Capabilities } from '../../src/tmux/version.ts'
import type { TestServer } from '../../test/support/tmux.ts'
import { waitFor } from '../../test/support/wait-for.ts'

const WRITE_BYTES = 4096
const CAPTURE_MS = 20_000

/** A pane of a real server that shows just the bytes it is given, when it is given them. */
export interface FedPane extends AsyncDisposable {
  /** Resolves when tmux has drawn them. */
  write(data: Buffer): Promise<void>
  resize(size: ScreenSize): Promise<void>
  image(): Promise<PaneImage>
}

/** Opens a pane of this size; `directory` is for files of its own. */
export async function openFedPane(
  server: TestServer,
  line: ControlClient,
  options: { readonly directory: string; readonly size: ScreenSize; readonly capabilities: Capabilities },
): Promise<FedPane> {
  const { directory, size, capabilities } = options
  const input = join(directory, 'input')
  const seen = join(directory, 'seen')
  execFileSync('mkfifo', [input])
  const command = `stty raw -echo -opost; exec cat ${input}`
  const pane = await server.tmux('new-window', '-d', '-P', '-F', '#{pane_id}', '-t', 'main:', command)
  if (!isPaneId(pane)) throw new Error(`no pane: ${pane}`)
  const resize: FedPane['resize'] = async ({ cols, rows }) => {
    await line.send([['resize-window', '-t', pane, '-x', String(cols), '-y', String(rows)]])
  }
  await resize(size)
  await server.tmux('pipe-pane', '-O', '-t', pane, `exec cat >${seen}`)
  const seenBytes = (): number => statSync(seen, { throwIfNoEntry: false })?.size ?? -1
  await waitFor('the pipe of the pane', () => seenBytes() === 0)
  const fifo = openSync(input, 'w')
  let written = 0
  return {
    write: async (data) => {
      for (let at = 0; at < data.length;) at += writeSync(fifo, data, at, Math.min(WRITE_BYTES, data.length - at))
      written += data.length
      await waitFor('tmux to have read it', () => seenBytes() >= written, { everyMs: 2 })
      await line.send([])
    },
    resize,
    image: async () => {
      const replies = await line.send(captureCommands(pane, capabilities), { timeoutMs: CAPTURE_MS })
      const image = parseCapture(replies, capabilities)
      if (image === undefined) throw new Error(`no image of ${pane}`)
      return image
    },
    [Symbol.asyncDispose]: async () => closeSync(fifo),
  }
}
