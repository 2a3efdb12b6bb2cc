import { describe, expect, it } from 'vitest'
import type { PaneId, SessionId, WindowId } from '../protocol/ids.ts'
import { visiblePanes } from './visible-panes.ts'

function row(session: string, window: string, pane: string, zoomed = false) {
  return { session: session as SessionId, window: window as WindowId, pane: pane as PaneId, zoomed }
}

function client(session: string, pane: string | undefined, control = false) {
  return { session: session as SessionId, pane: pane as PaneId | undefined, control }
}

const ROWS = [row('$1', '@1', '%1'), row('$1', '@1', '%2'), row('$1', '@2', '%3'), row('$2', '@3', '%4')]

describe('visible are', () => {
  it.each([
    ['all panes of the window in front', ROWS, [client('$1', '%1')], ['%1', '%2']],
    ['none of a control client', ROWS, [client('$1', '%1', true)], []],
    ['none of a client that has none', ROWS, [client('$1', undefined)], []],
    ['those of each terminal', ROWS, [client('$1', '%3'), client('$2', '%4')], ['%3', '%4']],
    [
      'only the pane that fills its window',
      [row('$1', '@1', '%1', true), row('$1', '@1', '%2', true)],
      [client('$1', '%2')],
      ['%2'],
    ],
    [
      'those of a window that is linked from elsewhere',
      [...ROWS, row('$3', '@1', '%1'), row('$3', '@1', '%2')],
      [client('$3', '%2')],
      ['%1', '%2'],
    ],
  ])('%s', (_, rows, clients, wanted) => {
    expect([...visiblePanes(rows, clients)].toSorted()).toEqual(wanted)
  })
})
