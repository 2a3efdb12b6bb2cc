import { describe, expect, it } from 'vitest'
import { USUAL_TRAITS } from '../../terminal/pane/traits.ts'
import type { PaneView } from '../../tmux/pane-view.ts'
import { DrawnScreen, type PaneShape } from './drawn-screen.ts'

const SHAPE: PaneShape = { cols: 20, rows: 4, traits: USUAL_TRAITS }

/** What tmux shows of a pane of that shape; the cursor is behind the last row. */
function shows(...rows: string[]): PaneView {
  const at = rows.length - 1
  const cursor = { x: rows[at]?.length ?? 0, y: at }
  const screen = { cols: 20, rows: 4, cursor, region: [0, 3] as const, alternate: false }
  const shown = [...rows, '', '', ''].slice(0, 4)
  return { title: 'agent', piped: true, rows: shown, painted: shown, screen }
}

/** Goes on from a pane that shows `$ claude`. */
function drawn(): DrawnScreen {
  const screen = new DrawnScreen()
  screen.placed(SHAPE)
  screen.compare(shows('$ claude'))
  return screen
}

describe('DrawnScreen', () => {
  it('tells nothing before tmux has shown the pane', () => {
    const screen = new DrawnScreen()
    screen.placed(SHAPE)
    screen.write(Buffer.from('hello'))
    expect(screen.read()).toBeUndefined()
  })

  it('goes on by output alone', () => {
    const screen = drawn()
    expect(screen.read()).toEqual(['$ claude', '', '', ''])
    screen.write(Buffer.from('\r\none\r\ntwo\r\nthree\r\nfour'))
    expect(screen.read()).toEqual(['one', 'two', 'three', 'four'])
  })

  it('tells nothing from a difference on until both show the same', () => {
    const screen = drawn()
    screen.compare(shows('$ codex'))
    screen.doubt()
    screen.compare(shows('$ codex'))
    expect(screen.read()).toBeUndefined()
    screen.write(Buffer.from('\r\nhello'))
    screen.compare(shows('$ codex', 'hello'))
    expect(screen.read()).toEqual(['$ codex', 'hello', '', ''])
  })

  it.each<[string, (screen: DrawnScreen) => void]>([
    ['another size', (screen) => screen.placed({ ...SHAPE, cols: 30 })],
    ['another option', (screen) => screen.placed({ ...SHAPE, traits: { ...USUAL_TRAITS, alternateScreen: false } })],
    ['a doubt', (screen) => screen.doubt()],
    ['tmux showing something else', (screen) => screen.compare(shows('$ codex'))],
    ['a flood', (screen) => screen.write(Buffer.alloc(1024 * 1024, 'x'))],
  ])('tells nothing more after %s', (_, happens) => {
    const screen = drawn()
    expect(screen.read()).toBeDefined()
    happens(screen)
    expect(screen.read()).toBeUndefined()
  })

  it('goes on although it is placed again where it is', () => {
    const screen = drawn()
    screen.placed({ ...SHAPE, traits: { ...USUAL_TRAITS } })
    expect(screen.read()).toBeDefined()
  })

  it('scrolls within the region that tmux names, and on the alternate screen', () => {
    const screen = new DrawnScreen()
    screen.placed(SHAPE)
    const view = shows('head', 'one', 'two', 'foot')
    const facts = { ...view.screen, cursor: { x: 3, y: 2 }, region: [1, 2] as const, alternate: true }
    screen.compare({ ...view, screen: facts })
    screen.write(Buffer.from('\r\nthree'))
    expect(screen.read()).toEqual(['head', 'two', 'three', 'foot'])
  })

  it('does not begin from a view of another size than that of the pane', () => {
    const screen = new DrawnScreen()
    screen.placed({ ...SHAPE, cols: 10 })
    screen.compare(shows('$ claude'))
    screen.compare(shows('$ claude'))
    expect(screen.read()).toBeUndefined()
  })
})
