import { describe, expect, it } from 'vitest'
import { masked } from './mask.ts'

const SENDER = { home: '/home/maria', user: 'maria', host: 'desk.lan' }

describe('masked', () => {
  it.each([
    ['/home/maria/.tmux.conf', '~/.tmux.conf'],
    ['maria@desk.lan: /srv/maria/x', 'USER@HOST: /srv/USER/x'],
    ['mariadb and deskXlan stay', 'mariadb and deskXlan stay'],
  ])('makes of %j', (text, wanted) => {
    expect(masked(text, SENDER)).toBe(wanted)
  })

  it('leaves words that contain a name, and names that are hardly one', () => {
    expect(masked('tmux 3.8', { home: '/root', user: 'mux', host: 'x' })).toBe('tmux 3.8')
    expect(masked('a b / c', { home: '/', user: 'a', host: 'b' })).toBe('a b / c')
  })
})
