import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Notification } from './notification.ts'
import { parseNotification } from './parse-notification.ts'

const known: readonly [string, Notification][] = [
  ['%pause %1', { kind: 'pause', pane: '%1' }],
  ['%continue %1', { kind: 'continue', pane: '%1' }],
  [
    '%layout-change @1 b25d,80x24,0,0,1 b25d,80x24,0,0,1 *',
    {
      kind: 'layout-change',
      window: '@1',
      layout: 'b25d,80x24,0,0,1',
      visibleLayout: 'b25d,80x24,0,0,1',
      flags: '*',
    },
  ],
  ['%layout-change @1 a b ', { kind: 'layout-change', window: '@1', layout: 'a', visibleLayout: 'b', flags: '' }],
  ['%window-add @1', { kind: 'window-add', window: '@1', linked: true }],
  ['%unlinked-window-add @1', { kind: 'window-add', window: '@1', linked: false }],
  ['%window-close @1', { kind: 'window-close', window: '@1', linked: true }],
  ['%unlinked-window-close @1', { kind: 'window-close', window: '@1', linked: false }],
  ['%window-renamed @1 two words', { kind: 'window-renamed', window: '@1', name: 'two words', linked: true }],
  ['%window-renamed @1 ', { kind: 'window-renamed', window: '@1', name: '', linked: true }],
  ['%unlinked-window-renamed @1 n', { kind: 'window-renamed', window: '@1', name: 'n', linked: false }],
  ['%window-pane-changed @1 %2', { kind: 'window-pane-changed', window: '@1', pane: '%2' }],
  ['%pane-mode-changed %1', { kind: 'pane-mode-changed', pane: '%1' }],
  ['%session-changed $1 näme', { kind: 'session-changed', session: '$1', name: 'näme' }],
  [
    '%client-session-changed /dev/pts/1 $1 a $2 b',
    { kind: 'client-session-changed', client: '/dev/pts/1', session: '$1', name: 'a $2 b' },
  ],
  [
    '%client-session-changed /dev/my tty $1 name',
    { kind: 'client-session-changed', client: '/dev/my tty', session: '$1', name: 'name' },
  ],
  ['%client-detached client-42', { kind: 'client-detached', client: 'client-42' }],
  ['%session-renamed $1 name', { kind: 'session-renamed', session: '$1', name: 'name' }],
  ['%sessions-changed', { kind: 'sessions-changed' }],
  ['%session-window-changed $1 @2', { kind: 'session-window-changed', session: '$1', window: '@2' }],
  [
    '%subscription-changed watch $1 @1 0 %1 : a : b',
    {
      kind: 'subscription-changed',
      name: 'watch',
      session: '$1',
      window: '@1',
      windowIndex: 0,
      pane: '%1',
      value: 'a : b',
    },
  ],
  [
    '%subscription-changed watch $1 - - - new words : ',
    {
      kind: 'subscription-changed',
      name: 'watch',
      session: '$1',
      window: undefined,
      windowIndex: undefined,
      pane: undefined,
      value: '',
    },
  ],
  ['%paste-buffer-changed buffer0', { kind: 'paste-buffer-changed', name: 'buffer0' }],
  ['%paste-buffer-deleted buffer0', { kind: 'paste-buffer-deleted', name: 'buffer0' }],
  ['%config-error a:1: bad', { kind: 'config-error', text: 'a:1: bad' }],
  ['%message two words', { kind: 'message', text: 'two words' }],
  ['%exit', { kind: 'exit', reason: undefined }],
  ['%exit too far behind', { kind: 'exit', reason: 'too far behind' }],
]

describe('parseNotification', () => {
  it.each(known)('reads %j', (line, notification) => {
    expect(parseNotification(Buffer.from(line))).toEqual(notification)
  })

  it.each([
    '',
    'raw text',
    '%',
    '%brand-new @1',
    '%pause',
    '%pause 1',
    '%pause %1 more',
    '%pause %12345678901',
    '%layout-change @1 a',
    '%layout-change @1 a b c d',
    '%window-add %1',
    '%window-renamed @1',
    '%window-pane-changed @1',
    '%session-changed @1 name',
    '%session-changed $1',
    '%client-session-changed $1 name',
    '%client-detached',
    '%sessions-changed now',
    '%session-window-changed $1 $2',
    '%subscription-changed watch $1 @1 0 %1 value',
    '%subscription-changed watch $1 @1 x %1 : value',
    '%subscription-changed watch : value',
    '%message',
    '%begin 1 2 3',
    '%end 1 2 3',
  ])('calls %j unknown and keeps it', (line) => {
    expect(parseNotification(Buffer.from(line))).toEqual({ kind: 'unknown', line })
  })

  it('never throws, whatever the bytes after a known word', () => {
    const word = fc.constantFrom(...known.map(([line]) => line.split(' ')[0] ?? ''))
    const rest = fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.string({ unit: fc.constantFrom(...'$@%-: 19a') }))
    fc.assert(
      fc.property(word, rest, (name, tail) => {
        const line = Buffer.concat([Buffer.from(`${name} `), Buffer.from(tail as Uint8Array)])
        expect(parseNotification(line)).toHaveProperty('kind')
      }),
    )
  })
})
