import { describe, expect, it } from 'vitest'
import { Feed } from './feed.ts'
import type { SourceSink } from './source.ts'

const OURS = '$1'
const OTHER = '$2'

function open(): { readonly feed: Feed; readonly got: () => string } {
  const pieces: string[] = []
  const sink = { bytes: (data) => void pieces.push(data.toString()) } as Partial<SourceSink> as SourceSink
  return { feed: new Feed('%1', sink, 0), got: () => pieces.splice(0).join('') }
}

function change(feed: Feed, work: () => void): void {
  feed.busy = Promise.resolve()
  work()
  feed.busy = undefined
}

describe('a feed whose tap ends while it is being joined', () => {
  it('passes on what came before, nothing of a later tap, and has no source then', () => {
    const { feed, got } = open()
    change(feed, () => {
      feed.owner = OURS
      feed.restartHeld(OURS)
      feed.receive(OURS, Buffer.from('before '))
      feed.tapEnded(OURS)
      expect(feed.receive(OURS, Buffer.from('behind a hole'))).toBe(true)
      feed.startHeld(OURS)
    })
    expect(got()).toBe('before ')
    expect(feed).toMatchObject({ owner: undefined, live: false })
  })

  it('goes on with the later one when the pane was seen there', () => {
    const { feed, got } = open()
    change(feed, () => {
      feed.owner = OURS
      feed.tapEnded(OURS)
      feed.receive(OURS, Buffer.from('part of the image '))
      feed.restartHeld(OURS)
      feed.receive(OURS, Buffer.from('after it'))
      feed.startHeld(OURS)
    })
    expect(got()).toBe('after it')
    expect(feed).toMatchObject({ owner: OURS, live: true })
  })

  it('is not disturbed by the end of another tap', () => {
    const { feed, got } = open()
    change(feed, () => {
      feed.receive(OURS, Buffer.from('one '))
      feed.tapEnded(OTHER)
      feed.startHeld(OURS)
    })
    feed.tapEnded(OTHER)
    feed.receive(OURS, Buffer.from('two'))
    expect(got()).toBe('one two')
  })
})

it('a feed forgets what a tap that has ended was ahead with', () => {
  const { feed, got } = open()
  feed.start(OURS, Buffer.alloc(0))
  feed.receive(OTHER, Buffer.from('ahead'))
  feed.tapEnded(OTHER)
  expect(feed.heldFrom(OTHER).bytes).toBe(0)
  feed.tapEnded(OURS)
  expect(feed.receive(OURS, Buffer.from('behind a hole'))).toBe(false)
  expect(got()).toBe('')
})
