import type { TestServer } from './tmux.ts'

/** A pane whose program is silent: what is written to its terminal from outside is all that it says. */
export interface QuietPane {
  readonly pane: string
  readonly window: string
  /** Path of the terminal. Writing to it is output of the pane. */
  readonly tty: string
}

export async function openQuietPane(server: TestServer): Promise<QuietPane> {
  const format = '#{pane_id} #{window_id} #{pane_tty}'
  const found = await server.tmux('new-window', '-d', '-P', '-F', format, 'exec cat')
  const [pane = '', window = '', tty = ''] = found.split(' ')
  return { pane, window, tty }
}
