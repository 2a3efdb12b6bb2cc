import { configFile } from '../../host/paths.ts'
import { readRedaction } from '../../settings/redaction.ts'
import type { Context } from '../context.ts'
import { warn, type Finding } from './finding.ts'

/** What is wrong with the rules by which secrets are masked; nothing where all is well. */
export function checkRedaction({ env }: Context): Finding[] {
  const findings: Finding[] = []
  readRedaction(configFile(env), (problem) => {
    findings.push(warn('redaction', problem, 'put it right: until then `export` and `log --redact` print nothing'))
  })
  return findings
}
