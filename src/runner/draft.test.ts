import { describe, expect, it } from 'vitest'
import { builtInPresets } from '../agents/registry.ts'
import { draftOn } from './draft.ts'
import type { AgentPreset } from './presets.ts'

const PRESETS = builtInPresets()

function preset(name: string): AgentPreset {
  const found = PRESETS.get(name)
  if (found === undefined) throw new Error(name)
  return found
}

describe('draftOn', () => {
  it.each([
    ['claude', ['❯ what I asked before', '', '──', '\u001b[39m❯ \u001b[7m \u001b[0m\u001b[39m\u001b[49m', '──']],
    ['claude', ['❯ \u001b[2mTry "fix the tests"\u001b[0m']],
    ['claude', ['❯ Try "fix the tests"']],
    ['codex', ['\u001b[1m›\u001b[0m\u001b[39m\u001b[49m \u001b[2mAsk Codex to do anything']],
    [
      'gemini',
      [
        '\u001b[38;2;215;175;255m> \u001b[7m\u001b[39m \u001b[0m\u001b[48;2;95;95;95m Type your message or @path/to/file\u001b[39m',
      ],
    ],
    ['qwen', ['\u001b[38;2;203;166;247m> \u001b[4m\u001b[39mR\u001b[0m\u001b[38;2;108;112;134m\u001b[49mun the tests']],
    ['qwen', ['\u001b[38;2;203;166;247m> \u001b[39m\u001b[4m \u200b']],
    ['command', ['$ rm -rf']],
    ['opencode', ['> text']],
  ])('sees none for %s on %j', (agent, rows) => {
    expect(draftOn(rows, PRESETS.get(agent) ?? {})).toBeUndefined()
  })

  it.each([
    ['claude', ['❯ before', '❯ half a sen\u001b[7m \u001b[0m', '  ? for shortcuts'], 'half a sen'],
    ['codex', ['› \u001b[38;2;2;2;2mred\u001b[0m and more'], 'red and more'],
    ['qwen', ['\u001b[38;2;203;166;247m> \u001b[39mhalf\u001b[4m \u200b'], 'half'],
    ['qwen', ['\u001b[38;2;203;166;247m> \u001b[4m\u001b[39mh\u001b[0malf'], 'half'],
    ['gemini', ['\u001b[38;2;215;175;255m> \u001b[39mhalf\u001b[7m \u001b[0m'], 'half'],
  ])('sees what stands on the prompt of %s', (agent, rows, draft) => {
    expect(draftOn(rows, preset(agent))).toBe(draft)
  })
})
