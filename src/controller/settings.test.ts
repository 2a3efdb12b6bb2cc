import { describe, expect, it } from 'vitest'
import { parseSettings } from './settings.ts'

function read(...values: readonly string[]) {
  const problems: string[] = []
  return { settings: parseSettings(values.join('\t'), (problem) => problems.push(problem)), problems }
}

describe('parseSettings', () => {
  it('has a default for everything', () => {
    const { settings, problems } = read('', '', '', '')
    expect(problems).toEqual([])
    expect(settings).toEqual({
      idleAfterMs: 30_000,
      logMaxBytes: 100 * 1024 * 1024,
      logMaxFiles: 20,
      logRetentionMs: 30 * 86_400_000,
    })
  })

  it('reads durations, sizes and numbers', () => {
    const { settings, problems } = read('1.5m', '4M', '3', '12h')
    expect(problems).toEqual([])
    expect(settings).toEqual({
      idleAfterMs: 90_000,
      logMaxBytes: 4_194_304,
      logMaxFiles: 3,
      logRetentionMs: 43_200_000,
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
  ])('names %s when its value is wrong, and uses the default', (option, values) => {
    const { settings, problems } = read(...values)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(option)
    expect(settings).toEqual(read('', '', '', '').settings)
  })
})
