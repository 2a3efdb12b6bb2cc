import { describe, expect, it } from 'vitest'
import { gemini } from '../../agents/gemini/agent.ts'
import { hookClaim } from '../../runner/hook-claims.ts'
import { parseHookReport } from './hook-report.ts'

/** What Gemini CLI hands to its hook, as far as it matters here. */
function notification(details: unknown): string {
  return JSON.stringify({ hook_event_name: 'Notification', notification_type: 'ToolPermission', details })
}

describe('what a hook has left', () => {
  it.each([
    [{ type: 'exec', title: 'Confirm Shell Command' }, 'permission'],
    [{ type: 'ask_user', title: 'Ask User' }, 'question'],
    [undefined, 'permission'],
    ['no object', 'permission'],
  ])('is a question of Gemini when it asks the user: %j', (details, waitingFor) => {
    const report = parseHookReport('7.gemini.42', notification(details))
    expect(report).toMatchObject({ agent: 'gemini', pane: '%7', event: 'Notification' })
    expect(report && gemini.hooks && hookClaim(report, gemini.hooks)?.claim).toEqual({ says: 'waiting', waitingFor })
  })
})
