import * as z from 'zod/mini'

/** What tools of agents are used on, by the names that their arguments have; the first that is there says it. */
const SUBJECTS = [
  'command',
  'cmd',
  'file_path',
  'filePath',
  'absolute_path',
  'path',
  'pattern',
  'query',
  'url',
  'question',
  'message',
  'description',
  'prompt',
] as const
const questions = z.object({ questions: z.array(z.object({ question: z.string() })) })

/** What a tool is used on, from its arguments: a command, a file, what is asked. */
export function subjectOf(args: unknown): string {
  if (typeof args === 'string') return args
  if (typeof args !== 'object' || args === null) return ''
  const asked = z.safeParse(questions, args)
  if (asked.success) return asked.data.questions.map(({ question }) => question).join(' ')
  const given = args as Readonly<Record<string, unknown>>
  for (const name of SUBJECTS) {
    const value = given[name]
    if (typeof value === 'string' && value !== '') return value
    if (Array.isArray(value)) return commandLine(value)
  }
  return Object.keys(given).length === 0 ? '' : JSON.stringify(args)
}

/** The command of `bash -lc COMMAND`, or all words. */
function commandLine(words: readonly unknown[]): string {
  const isShell = /(?:^|\/)(?:ba|z|da)?sh$/.test(String(words[0])) && /^-\w*c$/.test(String(words[1]))
  return words
    .slice(isShell ? 2 : 0)
    .map(String)
    .join(' ')
}
