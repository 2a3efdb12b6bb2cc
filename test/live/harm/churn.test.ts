import { describe, expect, it } from 'vitest'
import { churn, CHURN_CONFIG } from '../../support/churn.ts'
import { startControlled } from '../../support/product.ts'
import { oldestAndNewest } from '../../support/tmux.ts'

const MB = 1024 * 1024

/** The long version is a program: npm run bench -- cycles */
describe.each(oldestAndNewest())('a busy server, tmux $version', ({ binary }) => {
  it('is as it was after 20 taps and 3 killed controllers', async () => {
    await using server = await startControlled(binary, { config: CHURN_CONFIG })
    const report = await churn(server, { taps: 20, kills: 3, seed: 1 })
    expect(report).toMatchObject({ alive: true, clients: [], processes: [] })
    expect(report.after.openFiles).toBe(report.before.openFiles)
    expect(report.after.rssBytes).toBeLessThan(report.before.rssBytes * 1.1 + MB)
  }, 120_000)
})
