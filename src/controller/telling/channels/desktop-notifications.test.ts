import { expect, it } from 'vitest'
import { announce } from '../announcement.ts'
import { desktopKind, notifySend, osascript } from './desktop-notifications.ts'

const HOSTILE = announce([
  {
    id: 'r1',
    name: '--help',
    pane: '%1',
    occasion: { kind: 'done', text: 'is done' },
    lastLine: '" & do shell script "x" <b>&amp;\\033[31m',
  },
])

it('hands text to osascript as arguments of a constant script', () => {
  const argv = osascript(HOSTILE)
  const end = argv.indexOf('--')
  expect(argv.slice(0, end).join(' ')).not.toContain('help')
  expect(argv.slice(end)).toEqual(['--', '--help is done', '" & do shell script "x" <b>&amp;\\033[31m'])
})

it('hands text to notify-send as text: no option, no markup, no escape', () => {
  const argv = notifySend(HOSTILE, { action: false })
  expect(argv.slice(2)).toEqual(['--', '--help is done', '" &amp; do shell script "x" &lt;b>&amp;amp;\\\\033[31m'])
  expect(notifySend(HOSTILE, { action: true })).toContain('--action=go=Go there')
})

it('knows a desktop by its bus', () => {
  expect(desktopKind({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/x' }, 'linux')).toBe('notify-send')
  expect(desktopKind({ XDG_RUNTIME_DIR: '/nonexistent' }, 'linux')).toBeUndefined()
  expect(desktopKind({}, 'linux')).toBeUndefined()
  expect(desktopKind({}, 'darwin')).toBe('osascript')
})
