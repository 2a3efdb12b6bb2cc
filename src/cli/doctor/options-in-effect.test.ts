import { describe, expect, it } from 'vitest'
import { optionsIn, reaches } from './options-in-effect.ts'

describe('options in effect', () => {
  const options = optionsIn(
    [
      'status-right "#{E:@mine} %H:%M"',
      'status-right* "something else"',
      '@mine* "two',
      'lines #{E:@geppetto_status}"',
      '@loop* "#{E:@loop}"',
      'status-format[0]* "#[align=right]#{T;=/#{status-right-length}:status-right}"',
    ].join('\n'),
  )

  it('are those of the session before what it inherits', () => {
    expect(options.get('status-right')).toBe('"#{E:@mine} %H:%M"')
    expect(options.get('status-format[0]')).toContain('align=right')
  })

  it('lead from one to the next, and not round and round', () => {
    expect(reaches('#{status-format[0]}', '@geppetto_status', options)).toBe(true)
    expect(reaches('#{E:@loop}', '@geppetto_status', options)).toBe(false)
    expect(reaches('#{E:@geppetto_statuses}', '@geppetto_status', options)).toBe(false)
    expect(reaches('#{E:status-left}', '@geppetto_status', options)).toBe(false)
  })
})
