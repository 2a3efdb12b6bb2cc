import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseSettings } from './options.ts'

const OPTIONS = 11

/** Reads these values; those that are left out are not set. */
function read(...values: readonly string[]) {
  const problems: string[] = []
  const row = Array.from({ length: OPTIONS }, (_, at) => values[at] ?? '').join('\t')
  return { settings: parseSettings(row, (problem) => problems.push(problem)), problems }
}

describe('parseSettings', () => {
  it('has a default for everything', () => {
    const { settings, problems } = read('', '', '', '', '')
    expect(problems).toEqual([])
    expect(settings).toEqual({
      idleAfterMs: 30_000,
      logMaxBytes: 100 * 1024 * 1024,
      logMaxFiles: 20,
      logRetentionMs: 30 * 86_400_000,
      logTotalBytes: 2 * 1024 ** 3,
      source: 'auto',
      stuckAfterMs: 300_000,
      notify: [],
      quietHours: undefined,
      floodMemoryBytes: 512 * 1024 * 1024,
      auto: 'off',
    })
  })

  it('reads durations, sizes and numbers', () => {
    const { settings, problems } = read(
      '1.5m',
      '4M',
      '3',
      '12h',
      '1.5G',
      'pipe',
      '2m',
      'both',
      '22:00-7:30',
      '1G',
      'agents',
    )
    expect(problems).toEqual([])
    expect(settings).toEqual({
      idleAfterMs: 90_000,
      logMaxBytes: 4_194_304,
      logMaxFiles: 3,
      logRetentionMs: 43_200_000,
      logTotalBytes: 1_610_612_736,
      source: 'pipe',
      stuckAfterMs: 120_000,
      notify: ['bell', 'desktop'],
      quietHours: { from: 1320, to: 450 },
      floodMemoryBytes: 1024 ** 3,
      auto: 'agents',
    })
  })

  it.each([
    ['@geppetto-idle-after', ['soon', '', '', '']],
    ['@geppetto-idle-after', ['0', '', '', '']],
    ['@geppetto-log-max-size', ['', '1', '', '']],
    ['@geppetto-log-max-size', ['', '4 apples', '', '']],
    ['@geppetto-log-max-files', ['', '', '-1', '']],
    ['@geppetto-log-max-files', ['', '', '1e9', '']],
    ['@geppetto-log-retention', ['', '', '', '99999999999d']],
    ['@geppetto-log-total-size', ['', '', '', '', 'much']],
    ['@geppetto-source', ['', '', '', '', '', 'Pipe']],
    ['@geppetto-stuck-after', ['', '', '', '', '', '', 'never']],
    ['@geppetto-notify', ['', '', '', '', '', '', '', 'loud']],
    ['@geppetto-quiet-hours', ['', '', '', '', '', '', '', '', '24:00-07:00']],
    ['@geppetto-flood-memory', ['', '', '', '', '', '', '', '', '', 'all']],
    ['@geppetto-auto', ['', '', '', '', '', '', '', '', '', '', 'on']],
    ['@geppetto-auto', ['', '', '', '', '', '', '', '', '', '', 'Agents']],
  ])('names %s when its value is wrong, and uses the default', (option, values) => {
    const { settings, problems } = read(...values)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(option)
    expect(settings).toEqual(read('', '', '', '', '').settings)
  })

  it('stays within bounds, whatever it reads', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.tuple(fc.double(), fc.constantFrom('', 'ms', 's', 'd', 'K', 'T', 'iB', 'GB')).map((parts) => parts.join('')),
      fc.constantFrom('9999999999d', '1e308', '-0', 'NaN', '0.0001K', '\u0661s', '__proto__'),
    )
    fc.assert(
      fc.property(fc.array(value, { maxLength: 12 }), (values) => {
        const { settings, problems } = read(...values)
        for (const ms of [settings.idleAfterMs, settings.logRetentionMs, settings.stuckAfterMs]) {
          expect(ms).toBeGreaterThan(0)
          expect(ms).toBeLessThanOrEqual(366 * 86_400_000)
        }
        expect(settings.logMaxBytes).toBeGreaterThanOrEqual(4096)
        expect(settings.logMaxBytes).toBeLessThanOrEqual(1024 ** 4)
        expect(settings.logMaxFiles).toBeGreaterThan(0)
        expect(problems.length).toBeLessThanOrEqual(values.length)
      }),
    )
  })
})
