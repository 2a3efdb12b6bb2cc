import { outerNotification } from '../../../terminal/outer-notification.ts'
import type { ChannelTools, NotificationChannel } from './channel.ts'
import { Desktop } from './desktop-notifications.ts'
import { oneLine } from './one-line.ts'

/** Shows a notification on the desktop; where there is none, asks the attached terminals to show one. */
export function desktop({ writeToTerminals, goTo }: ChannelTools): NotificationChannel {
  const notifications = new Desktop()
  return {
    tell: async (announcement) => {
      if (await notifications.show(announcement, () => goTo(announcement))) return
      await writeToTerminals((terminal) => outerNotification(terminal, oneLine(announcement)))
    },
    withdraw: (runner) => notifications.withdraw(runner),
    close: async () => notifications.close(),
  }
}
