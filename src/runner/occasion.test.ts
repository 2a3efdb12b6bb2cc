import { expect, it } from 'vitest'
import { occasionOf } from './occasion.ts'
import type { RunnerState } from './state.ts'

const since = 1_700_000_000_000

it.each<[RunnerState, string | undefined, string | undefined]>([
  [{ kind: 'waiting', since, waitingFor: 'permission' }, 'waiting', 'waits for you: permission'],
  [{ kind: 'waiting', since, waitingFor: 'limit' }, 'limit', 'has reached a limit'],
  [{ kind: 'idle', since, unseen: true }, 'done', 'is done'],
  [{ kind: 'idle', since }, undefined, undefined],
  [{ kind: 'active', since, stuck: true }, 'stuck', 'is stuck'],
  [{ kind: 'active', since }, undefined, undefined],
  [{ kind: 'completed', since }, 'done', 'is done'],
  [{ kind: 'failed', since, exitCode: 3 }, 'failed', 'has failed with exit code 3'],
  [{ kind: 'failed', since, signal: 'SIGKILL' }, 'failed', 'has failed by SIGKILL'],
  [{ kind: 'failed', since }, 'failed', 'has failed'],
  [{ kind: 'starting', since }, undefined, undefined],
  [{ kind: 'paused', since }, undefined, undefined],
  [{ kind: 'stopped', since, why: 'unmarked' }, undefined, undefined],
  [{ kind: 'lost', since, why: 'pane-closed' }, undefined, undefined],
])('%j is told as %s', (state, kind, text) => {
  expect(occasionOf(state)?.kind).toBe(kind)
  expect(occasionOf(state)?.text).toBe(text)
})
