import type { Channel } from '../../../settings/channel.ts'
import { bell } from './bell.ts'
import type { ChannelTools, NotificationChannel } from './channel.ts'
import { desktop } from './desktop.ts'
import { message } from './message.ts'

/** Every channel by its name in `@geppetto-notify`; the names are in `settings/channel.ts`. */
export const CHANNELS: Readonly<Record<Channel, (tools: ChannelTools) => NotificationChannel>> = {
  bell,
  message,
  desktop,
}
