import { describe, expect, it } from 'vitest'
import { copilotClaim } from './session-file.ts'

describe('copilotClaim', () => {
  const events = (...types: (readonly [string, object?])[]): string =>
    types.map(([type, data = {}]) => JSON.stringify({ type, id: 'x', data })).join('\n')

  it.each([
    [events(['assistant.turn_start']), { says: 'working' }],
    [events(['assistant.turn_start'], ['permission.requested']), { says: 'waiting', waitingFor: 'permission' }],
    [events(['permission.requested'], ['permission.completed']), { says: 'working' }],
    [events(['tool.execution_start', { toolName: 'ask_user' }]), { says: 'waiting', waitingFor: 'question' }],
    [events(['assistant.turn_end'], ['session.usage_record']), { says: 'idle' }],
    [events(['permission.requested'], ['abort']), { says: 'idle' }],
    // The dialog is closed after the turn that was given up.
    [events(['abort'], ['permission.completed', { result: { kind: 'cancelled' } }]), { says: 'idle' }],
    [events(['abort'], ['tool.execution_complete']), { says: 'idle' }],
    [events(['assistant.turn_start'], ['session.shutdown']), undefined],
    [`${events(['assistant.turn_start'])}\n{"type":"permission.requ`, { says: 'working' }],
  ])('of %j is %j', (lines, claim) => {
    expect(copilotClaim(lines)?.claim).toEqual(claim)
  })

  it('says nothing where nothing is said', () => {
    expect(copilotClaim(events(['session.usage_record']))).toBeUndefined()
  })
})
