import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf, systemCode } from '../base/failure.ts'
import { readRegularFile } from '../base/regular-file.ts'
import { builtInRules } from '../runner/built-in-rules.ts'
import { mergeRules, ruleFile } from '../runner/rule-file.ts'
import type { RuleBook } from '../runner/rules.ts'

/** No rules of one agent are longer; what is, is no such file. */
const MAX_FILE_BYTES = 256 * 1024
/** More files than there are agents. */
const MAX_FILES = 100

/**
 * Our rules, and those of the user: each `*.json` in `directory`, in the order of names. A file that cannot be used is
 * told to `report` by path and reason, and left out.
 */
export async function readRuleBook(directory: string, report: (problem: string) => void): Promise<RuleBook> {
  const book = builtInRules()
  for (const name of await rulesIn(directory, report)) {
    const path = join(directory, name)
    try {
      const checked = ruleFile.safeParse(JSON.parse(readRegularFile(path, MAX_FILE_BYTES).toString()))
      if (!checked.success) throw new Error(issueText(checked.error.issues[0]))
      book.set(checked.data.agent, mergeRules(book.get(checked.data.agent), checked.data))
    } catch (error) {
      report(`the rules in ${path} are not used: ${messageOf(error)}`)
    }
  }
  return book
}

function issueText(issue: { readonly path: readonly PropertyKey[]; readonly message: string } | undefined): string {
  return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}`
}

async function rulesIn(directory: string, report: (problem: string) => void): Promise<string[]> {
  try {
    const names = await readdir(directory)
    return names
      .filter((name) => name.endsWith('.json'))
      .toSorted()
      .slice(0, MAX_FILES)
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') report(`the rules in ${directory} cannot be read: ${messageOf(error)}`)
    return []
  }
}
