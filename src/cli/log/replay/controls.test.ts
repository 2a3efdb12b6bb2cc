import { expect, it } from 'vitest'
import { clockText, requestOf, type Place } from './controls.ts'

const PLACE: Place = { timeMs: 5000, lengthMs: 20_000, speed: 1, isPaused: false, marksMs: [1000, 5000, 9000] }

it.each([
  ['q', {}, { kind: 'quit' }],
  ['C-c', {}, { kind: 'quit' }],
  [' ', {}, { kind: 'pause' }],
  [' ', { isPaused: true }, { kind: 'play' }],
  ['.', {}, { kind: 'step' }],
  [']', {}, { kind: 'seek', timeMs: 9000 }],
  [']', { timeMs: 9000 }, { kind: 'none' }],
  ['>', {}, { kind: 'speed', speed: 2 }],
  ['<', { speed: 3 }, { kind: 'speed', speed: 2 }],
  ['>', { speed: 64 }, { kind: 'speed', speed: 64 }],
  ['0', {}, { kind: 'seek', timeMs: 0 }],
  ['7', {}, { kind: 'seek', timeMs: 14_000 }],
  ['up', {}, { kind: 'none' }],
])('%j with %j asks for %j', (key, changes, request) => {
  expect(requestOf(key, { ...PLACE, ...changes })).toEqual(request)
})

it.each([
  [0, '0:00'],
  [67_900, '1:07'],
  [3_723_000, '1:02:03'],
])('%i ms are %s', (ms, text) => {
  expect(clockText(ms)).toBe(text)
})
