import type { RunnerRecord } from '../../records/runner-file.ts'
import { isMuted } from '../../records/runner-file.ts'
import { isNewFailure, shownState, wantsPerson, type StateKind } from '../../runner/state.ts'
import type { Fleet } from '../fleet/fleet.ts'
import { inOrder } from './in-order.ts'

/** The summary of all runners for the socket: how many are in each state, and which ones need a person. */
export function overview(fleet: Fleet) {
  const counts: Partial<Record<StateKind, number>> = {}
  const isPresent = (record: RunnerRecord): boolean =>
    isNewFailure(record.state) || (fleet.hasPane(record) && record.state.kind !== 'failed')
  const present = inOrder(fleet.records, isPresent).filter(isPresent)
  for (const { state } of present) counts[state.kind] = (counts[state.kind] ?? 0) + 1
  const shown = present.map(({ state }) => shownState(state))
  const showing = shown.filter((state) => state === 'showing').length
  return {
    counts,
    stuck: shown.filter((state) => state === 'stuck').length,
    unseen: shown.filter((state) => state === 'unseen').length,
    ...(showing === 0 ? {} : { showing }),
    attention: present.filter((record) => wantsPerson(record.state) && !isMuted(record)).map(({ name }) => name),
  }
}
