import { showNotice } from '../notice.ts'
import type { ChannelTools, NotificationChannel } from './channel.ts'
import { oneLine } from './one-line.ts'

/** Shows a message of tmux in each attached terminal. */
export function message({ tmux }: ChannelTools): NotificationChannel {
  return { tell: async (announcement) => showNotice(tmux, `geppetto: ${oneLine(announcement)}`) }
}
