import { beforeEach, describe, expect, it } from 'vitest'
import type { PaneId, SessionId } from '../../protocol/ids.ts'
import type { RunnerRecord } from '../../records/runner-file.ts'
import type { PaneRow } from '../../tmux/snapshot.ts'
import type { TrackedRunner } from '../runner/tracked-runner.ts'
import { LiveRunners } from './live-runners.ts'
import { Places } from './places.ts'

const SERVER = { socket: '/here', pid: 1, startedAt: 1 }

function row(pane: PaneId, session: SessionId, more: Partial<PaneRow> = {}): PaneRow {
  return { pane, session, window: '@1', pid: 7, dead: false, runnerId: '', ...more } as Partial<PaneRow> as PaneRow
}

function live(id: string, pane: PaneId): TrackedRunner {
  return { id, pane, state: { kind: 'active', since: 1 } } as Partial<TrackedRunner> as TrackedRunner
}

function ended(id: string, pane: PaneId, more: Partial<RunnerRecord> = {}): RunnerRecord {
  const state = { kind: 'completed', since: 1 } as const
  return { id, pane, pid: 7, server: SERVER, state, ...more } as Partial<RunnerRecord> as RunnerRecord
}

let runners: LiveRunners
let places: Places

beforeEach(() => {
  runners = new LiveRunners()
  places = new Places(SERVER, runners)
})

describe('the pane of a live runner', () => {
  it('is where its sessions show it', () => {
    runners.add(live('a', '%1'))
    places.update([row('%1', '$1'), row('%2', '$1'), row('%1', '$2')])
    expect(places.sessionsOf('%1')).toEqual(['$1', '$2'])
    expect(places.homeSessions).toEqual(['$1', '$2'])
    expect(places.rowOf(live('a', '%1'))).toMatchObject({ pane: '%1', session: '$1' })
  })

  it('is gone with the snapshot that lacks it', () => {
    runners.add(live('a', '%1'))
    places.update([row('%1', '$1')])
    places.update([])
    expect(places.rowOf(live('a', '%1'))).toBeUndefined()
    expect(places.homeSessions).toEqual([])
  })
})

describe('the pane of an ended run', () => {
  it('is there while it stands dead', () => {
    places.update([row('%1', '$1', { dead: true })])
    expect(places.hasPane(ended('a', '%1'))).toBe(true)
  })

  it('is lost to what runs in it, or to the runner that it was marked for since', () => {
    places.update([row('%1', '$1')])
    expect(places.hasPane(ended('a', '%1'))).toBe(false)
    runners.add(live('b', '%1'))
    places.update([row('%1', '$1', { dead: true })])
    expect(places.hasPane(ended('a', '%1'))).toBe(false)
  })

  it('is not the one that another server calls so', () => {
    places.update([row('%1', '$1', { dead: true })])
    const record = ended('a', '%1', { server: { ...SERVER, pid: 2 } })
    expect(places.isOfThisServer(record)).toBe(false)
    expect(places.hasPane(record)).toBe(false)
  })
})

it('shows runners with a pane, and failures until they were looked at', () => {
  places.update([row('%1', '$1', { dead: true })])
  const failed = { kind: 'failed', since: 1 } as const
  const shown = places.shown([
    ended('seen', '%1', { state: failed }),
    ended('new', '%2', { state: { ...failed, unseen: true } }),
    ended('gone', '%3', { state: failed }),
  ])
  expect(shown.map(({ pane, windows, isCounted }) => [pane, windows, isCounted])).toEqual([
    ['%1', ['@1'], false],
    ['%2', [], true],
  ])
})

it('knows the program of a record in a pane without a mark', () => {
  places.update([row('%1', '$1'), row('%2', '$1', { runnerId: 'rabcdef' }), row('%3', '$1', { dead: true })])
  expect(places.isUnmarked(ended('a', '%1'))).toBe(true)
  expect(places.isUnmarked(ended('a', '%1', { pid: 8 }))).toBe(false)
  expect(places.isUnmarked(ended('a', '%2'))).toBe(false)
  expect(places.isUnmarked(ended('a', '%3'))).toBe(false)
  expect(places.isUnmarked(ended('a', '%4'))).toBe(false)
})
