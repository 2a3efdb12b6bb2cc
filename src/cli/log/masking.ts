import { Failure } from '../../base/failure.ts'
import { configFile } from '../../host/paths.ts'
import { Redactor, type Counts } from '../../redaction/redactor.ts'
import { readRedaction } from '../../settings/redaction.ts'

/**
 * What masks secrets as this user wants it. Throws a Failure `configuration` when something is wrong with their rules: what
 * they want to be masked would be shown.
 */
export function redactorOf(env: NodeJS.ProcessEnv): Redactor {
  const problems: string[] = []
  const kinds = readRedaction(configFile(env), (problem) => problems.push(problem))
  const [problem] = problems
  if (problem === undefined) return new Redactor(kinds)
  throw new Failure('configuration', problem, { next: 'put it right, so that everything is masked that should be' })
}

/** How many secrets were masked, for a person: `masked 3 secrets: 2 github-token, 1 jwt`. */
export function countsText(counts: Counts): string {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  if (total === 0) return 'found no secrets to mask'
  const kinds = [...counts].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([id, count]) => `${count} ${id}`)
  return `masked ${total === 1 ? '1 secret' : `${total} secrets`}: ${kinds.join(', ')}`
}
