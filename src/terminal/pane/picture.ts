import type { Screen } from './screen.ts'

/** Makes room for a picture of `width` × `height` cells, which is no text; the cursor goes below it. */
export function makeRoomForPicture(screen: Screen, width: number, height: number): void {
  const { cols, rows } = screen.grid
  const isNew = screen.behaviour.drawsSixel === 'set'
  const isTooLarge = width > cols || height > (isNew ? rows - 1 : rows)
  const lines = isTooLarge ? Math.min(height, rows - 1) : height
  // It cannot be made small enough.
  if (lines === 0) return
  // Behind the last column nothing is left of it.
  if (isTooLarge && screen.x >= cols) return screen.moveTo(0, screen.y)
  const below = rows - screen.y
  const { y } = screen
  if (isNew ? below <= lines : below < lines) {
    const scrolled = lines - below + 1
    for (let left = scrolled; left > 0; left -= 1) screen.grid.scrollUp(0, rows - 1, screen.style.background)
    // tmux goes below where the cursor was.
    screen.moveTo(undefined, Math.max(0, y - scrolled))
  }
  screen.moveTo(0, y + lines)
}
