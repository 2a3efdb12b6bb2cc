import type { PrintForm } from './form.ts'

/** Every way to print a log, in the order of the help. */
export const FORMS = [
  {
    name: 'raw',
    summary: 'the very bytes that the program wrote',
    kind: 'bytes',
    output: async (log, request) => (await import('./raw.ts')).rawOutput(log, request),
  },
  {
    name: 'text',
    summary: 'text without colours',
    kind: 'lines',
    output: async (log, request) => (await import('./text.ts')).textOutput(log, 'text', request),
  },
  {
    name: 'ansi',
    summary: 'text with colours, in a pipe too',
    kind: 'lines',
    output: async (log, request) => (await import('./text.ts')).textOutput(log, 'ansi', request),
  },
] as const satisfies readonly PrintForm[]

export type FormName = (typeof FORMS)[number]['name']

/** The form of this name. */
export function formCalled(name: FormName): PrintForm {
  return FORMS.find((form) => form.name === name) ?? FORMS[0]
}
