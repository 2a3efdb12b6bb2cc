import { describe, expect, it } from 'vitest'
import type { Moment } from '../../base/clock.ts'
import type { Dialog } from '../../runner/dialog.ts'
import { DialogWatch, dialogBody, type OpenDialog } from './dialog-watch.ts'

const at = (ms: number): Moment => ({ wallMs: ms, steadyMs: ms })
const asks = (fingerprint: string): Dialog => ({ options: [{ label: 'Yes', key: '1', kind: 'once' }], fingerprint })

function watch(count = 0) {
  const told: OpenDialog[] = []
  return { dialogs: new DialogWatch(count, (open) => void told.push(open)), told }
}

describe('the dialogs of a run', () => {
  it('keep number and age while they are seen again', () => {
    const { dialogs } = watch()
    dialogs.shows(asks('a'), at(100))
    dialogs.shows(asks('a'), at(900))
    expect(dialogs.open).toMatchObject({ fingerprint: 'a', episode: 1, since: at(100) })
  })

  it('get another number when another one stands there, and when the same one comes again', () => {
    const { dialogs } = watch()
    dialogs.shows(asks('a'), at(100))
    dialogs.shows(asks('b'), at(200))
    expect(dialogs.open).toMatchObject({ fingerprint: 'b', episode: 2, since: at(200) })
    dialogs.shows(undefined, at(300))
    expect(dialogs.open).toBeUndefined()
    dialogs.shows(asks('b'), at(400))
    expect(dialogs.open).toMatchObject({ fingerprint: 'b', episode: 3, since: at(400) })
  })

  it('get another number after a key of ours, and are no dialog until they are seen again', () => {
    const { dialogs } = watch()
    dialogs.shows(asks('a'), at(100))
    dialogs.close()
    expect(dialogs.open).toBeUndefined()
    dialogs.shows(asks('a'), at(200))
    expect(dialogs.open).toMatchObject({ episode: 2, since: at(200) })
  })

  it('are counted on where an earlier controller has stopped', () => {
    const { dialogs } = watch(7)
    dialogs.shows(asks('a'), at(100))
    expect(dialogs.open?.episode).toBe(8)
  })

  it('are told of once', () => {
    const { dialogs, told } = watch()
    dialogs.tell()
    dialogs.shows(asks('a'), at(100))
    dialogs.tell()
    dialogs.shows(asks('a'), at(200))
    dialogs.tell()
    dialogs.shows(asks('b'), at(300))
    dialogs.close()
    dialogs.tell()
    expect(told.map(({ episode }) => episode)).toEqual([1])
  })

  it('stand in messages with their time', () => {
    const { dialogs } = watch()
    dialogs.shows({ ...asks('a'), unanswerable: 'why' }, at(0))
    expect(dialogs.open && dialogBody(dialogs.open)).toEqual({
      options: [{ label: 'Yes', key: '1', kind: 'once' }],
      fingerprint: 'a',
      episode: 1,
      since: '1970-01-01T00:00:00.000Z',
      unanswerable: 'why',
    })
  })
})
