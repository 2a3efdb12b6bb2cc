import { describe, expect, it } from 'vitest'
import {
  AGENTS_BY_NAME,
  HOOKED_AGENTS,
  hookTargets,
  KNOWN_AGENTS,
  statusFileFinders,
  usageProviders,
} from './registry.ts'

const names = (has: 'settings' | 'usage' | 'sessionFile'): string[] =>
  KNOWN_AGENTS.flatMap((agent) => (agent[has] ? [agent.name] : []))

describe('the registry of agents', () => {
  it('has each of them once', () => {
    expect(AGENTS_BY_NAME.size).toBe(KNOWN_AGENTS.length)
  })

  it('calls an agent by the same name in everything that is known of it', async () => {
    for (const { name, rules } of KNOWN_AGENTS) {
      if (rules !== undefined) expect(rules).toMatchObject({ agent: name })
    }
    expect((await hookTargets()).map(({ agent }) => agent)).toEqual(names('settings'))
    expect([...(await usageProviders()).keys()]).toEqual(names('usage'))
    expect([...(await statusFileFinders()).keys()]).toEqual(names('sessionFile'))
  })

  it('says what the events mean of every agent that is given our hooks', () => {
    for (const name of HOOKED_AGENTS) expect(AGENTS_BY_NAME.get(name)?.hooks).toBeDefined()
  })
})
