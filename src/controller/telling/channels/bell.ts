import { BELL } from '../../../terminal/outer-notification.ts'
import type { ChannelTools, NotificationChannel } from './channel.ts'

/** Rings the bell of each attached terminal. */
export function bell({ writeToTerminals }: ChannelTools): NotificationChannel {
  return { tell: async () => writeToTerminals(() => BELL) }
}
