import { describe, expect, it } from 'vitest'
import { agentScreens, dialogOf } from '../../test/support/agent-screens.ts'

const ANSWERABLE = agentScreens(/^permission/).filter(
  ({ agent, rows }) => dialogOf(agent, '', rows)?.options.some(({ key }) => key !== undefined) === true,
)
const LINE = '─'.repeat(60)
const DASHES = '╌'.repeat(60)
const CLAUDE_FOOT = [' Esc to cancel · Tab to amend']

/** A dialog of claude for a command of these rows. */
function claude(
  command: readonly string[],
  options = [' ❯ 1. Yes', '   2. No'],
  question = ' Do you want to proceed?',
) {
  const rows = [
    LINE,
    ' Bash command',
    '',
    ' Run it',
    DASHES,
    ...command,
    DASHES,
    question,
    ...options,
    '',
    ...CLAUDE_FOOT,
  ]
  return dialogOf('claude', '', rows)
}

function screen(agent: string, name: string): readonly string[] {
  const found = agentScreens(/./).find((one) => one.agent === agent && one.name === name)
  if (found === undefined) throw new Error(`no screen ${name} of ${agent}`)
  return found.rows
}

describe('the fingerprint of a dialog', () => {
  it.each(ANSWERABLE.map((one) => [one.agent, one.name, one.rows] as const))(
    'stays when something else is highlighted: %s %s',
    (agent, _, rows) => {
      const at = rows.findLastIndex((row) => /[❯›●] 1\./u.test(row))
      const moved = rows.map((row, each) => {
        if (each === at) return row.replace(/[❯›●] (?=1\.)/u, '  ')
        return each > at && at >= 0 ? row.replace(/ {2}(?=2\. )/u, '❯ ') : row
      })
      expect(dialogOf(agent, '', moved)?.fingerprint).toBe(dialogOf(agent, '', rows)?.fingerprint)
    },
  )

  it('stays while a spinner turns and a clock goes on', () => {
    const rows = screen('qwen', 'permission')
    const later = rows.map((row) => row.replace('⠏', '⠹'))
    expect(later).not.toEqual(rows)
    expect(dialogOf('qwen', '', later)).toEqual(dialogOf('qwen', '', rows))
  })

  it.each(ANSWERABLE.map((one) => [one.agent, one.name, one.rows] as const))(
    'is another one for another command, or file: %s %s',
    (agent, _, rows) => {
      const other = rows.map((row) =>
        row.replace(/TOOL_DONE|lab_note|lab_outside|two\.txt|one\.txt|some more of it/u, 'X'),
      )
      expect(other).not.toEqual(rows)
      expect(dialogOf(agent, '', other)?.fingerprint).not.toBe(dialogOf(agent, '', rows)?.fingerprint)
    },
  )

  it.each([
    ['claude', 'permission_edit'],
    ['gemini', 'permission_edit'],
    ['qwen', 'permission_edit'],
  ])('is another one for other content of the same file: %s', (agent, name) => {
    const rows = screen(agent, name)
    const other = rows.map((row) => row.replace('second line', 'another line'))
    expect(dialogOf(agent, '', other)?.subject).toBe(dialogOf(agent, '', rows)?.subject)
    expect(dialogOf(agent, '', other)?.fingerprint).not.toBe(dialogOf(agent, '', rows)?.fingerprint)
  })

  it('is another one for a change in the middle of a long command, a redirection, and other options', () => {
    const prints = [
      claude([' echo one', ' echo two']),
      claude([' echo one', ' echo 2']),
      claude([' echo one > two']),
      claude([' echo one two']),
      claude([' echo one'], [' ❯ 1. Yes', '   2. Yes, and always allow it in this project', '   3. No']),
      claude([' echo one'], [' ❯ 1. Yes', '   2. Yes, and always allow it in that project', '   3. No']),
    ].map((dialog) => dialog?.fingerprint)
    expect(new Set(prints).size).toBe(prints.length)
  })
})

describe('the subject of a dialog', () => {
  it('is the whole command, with blank rows, lines and questions in it', () => {
    const command = [
      ' cat <<E',
      '',
      ' Do you want to proceed?',
      '  1. Yes',
      '  2. No',
      ` ${LINE}`,
      ' E',
      ' rm -rf ~ |',
      ' sh',
    ]
    const dialog = claude(command)
    expect(dialog).toMatchObject({ question: 'Do you want to proceed?' })
    expect(dialog?.unanswerable).toBeUndefined()
    expect(dialog?.subject?.split('\n')).toEqual([
      'cat <<E',
      '',
      'Do you want to proceed?',
      '1. Yes',
      '2. No',
      '─',
      'E',
      'rm -rf ~ |',
      'sh',
    ])
  })

  it('is no file that a command names in the words of another dialog', () => {
    expect(claude([' true', ' Edit file', ' harmless.txt'])?.subject).toContain('true')
    const codex = screen('codex', 'permission').flatMap((row) =>
      row.includes('  $ ') ? ['  Destination: harmless.txt', row] : [row],
    )
    expect(dialogOf('codex', '', codex)?.subject).toContain('TOOL_DONE')
  })

  it('has to be on the screen from its first row', () => {
    const rows = screen('claude', 'permission')
    const top = rows.findLastIndex((row) => row.startsWith('───'))
    expect(dialogOf('claude', '', rows.slice(top + 1))).toMatchObject({
      unanswerable: 'not all of it is on the screen',
    })
  })

  it('has to be so in a question, too', () => {
    const rows = screen('claude', 'question')
    const top = rows.findIndex((row) => row.includes('☐ Colour')) - 1
    expect(rows[top]).toMatch(/^─/)
    expect(dialogOf('claude', '', rows.slice(top + 1))).toMatchObject({
      unanswerable: 'not all of it is on the screen',
    })
  })

  it('has no characters that deceive', () => {
    expect(claude([' echo \u202egnihton; \u200bls'])?.subject).toBe('echo gnihton; ls')
  })
})

describe('the options of a dialog', () => {
  it('are as they stand there: no number means the same everywhere', () => {
    const kinds = (['permission', 'permission_edit', 'permission_2.1.159'] as const).map((name) =>
      dialogOf('claude', '', screen('claude', name))?.options.find(({ key }) => key === '3'),
    )
    expect(kinds.map((option) => option?.kind)).toEqual(['always', 'no', 'no'])
  })

  it('of a question allow nothing, whatever they are called', () => {
    const rows = screen('claude', 'question').map((row) => row.replace('1. Red', '1. Yes').replace('2. Blue', '2. No'))
    const options = dialogOf('claude', '', rows)?.options.slice(0, 2)
    expect(options).toEqual([
      { key: '1', label: 'Yes', kind: 'other' },
      { key: '2', label: 'No', kind: 'other' },
    ])
  })

  it('are no numbered list far above the bottom', () => {
    const tips = ['Tips for getting started:', '1. Create GEMINI.md files', '2. /help for more information']
    expect(dialogOf('gemini', '', [...tips, ...screen('gemini', 'start_apikey')])?.options).toEqual([])
  })

  it.each([
    ['a number is missing', [' ❯ 1. Yes', '   3. No']],
    ['a number comes twice', [' ❯ 1. Yes', '   2. Yes, and run `x', '   3. No', '   3. No']],
    ['they do not begin with the first', ['   2. Yes', '   3. No']],
    ['there is only one', [' ❯ 1. Yes']],
    ['there are more than digits', Array.from({ length: 10 }, (_, at) => `   ${at + 1}. Yes`)],
    ['several can be chosen', [' ❯ 1. [ ] Yes', '   2. [✔] No']],
    ['there are more below', ['   1. Yes', ' ↓ 2. No', '   ↓ 3 more']],
  ])('cannot be chosen when %s', (_, options) => {
    const dialog = claude([' ls'], options)
    expect(dialog?.unanswerable).toBeDefined()
    expect(dialog?.options.filter(({ key }) => key !== undefined)).toEqual([])
  })
})

/** What can become of a picture on its way. */
const DAMAGES: Readonly<Record<string, (rows: readonly string[]) => readonly string[]>> = {
  'without its frame': (rows) => rows.map((row) => row.replaceAll(/[╭╮╰╯│┃╹]/gu, ' ')),
  'without its last row': (rows) => rows.slice(0, -1),
  'with rows below': (rows) => [...rows, '  main ⎇ 12% of 200k', '  ctx 31k'],
  'with another program below': (rows) => [...rows, '[1]+  Done                    make'],
  'with the ends of rows in rows of their own': (rows) =>
    rows.flatMap((row) => (/[│┃╮╯]$/u.test(row) ? [row.slice(0, -1), row.slice(-1)] : [row])),
  'with a wide text': (rows) => rows.map((row) => row.replace(/lab|proj/gu, '実験室')),
}

describe('a damaged dialog has no other options than the whole one', () => {
  describe.each(Object.entries(DAMAGES))('%s', (_, damage) => {
    it.each(ANSWERABLE.map((one) => [one.agent, one.name, one.rows] as const))('%s %s', (agent, _name, rows) => {
      const whole = dialogOf(agent, '', rows)?.options.map(({ key, kind }) => `${key} ${kind}`)
      const damaged = dialogOf(agent, '', damage(rows))?.options.filter(({ key }) => key !== undefined) ?? []
      for (const { key, kind } of damaged) expect([...(whole ?? []), `${key} other`]).toContain(`${key} ${kind}`)
    })
  })
})

describe('what is never answered from elsewhere', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'a plan',
      ' Would you like to proceed?',
      [' ❯ 1. Yes, and use auto mode', '   2. Yes, manually approve edits', '   3. No'],
    ],
    ['a plan', ' Do you want to proceed?', [' ❯ 1. Yes', '   2. No, keep planning']],
    ['trust', ' Do you want to trust this folder?', [' ❯ 1. Yes', '   2. No']],
    ['log in', ' Do you want to log in?', [' ❯ 1. Yes', '   2. No']],
    ['limit', ' Do you want to proceed?', [' ❯ 1. Stop and wait', '   2. Upgrade your plan']],
  ])('%s: %s', (why, question, options) => {
    const dialog = claude([' ls'], [...options], question)
    expect(dialog?.unanswerable).toContain(why)
    expect(dialog?.options.length).toBe(options.length)
    expect(dialog?.options.filter(({ key }) => key !== undefined)).toEqual([])
  })

  it('is by what the agent says, not by what it quotes', () => {
    const dialog = claude([' npm login; ./upgrade the plan; trust'])
    expect(dialog?.unanswerable).toBeUndefined()
  })
})

describe('text about dialogs', () => {
  it.each(agentScreens(/^idle_done$/).map((one) => [one.agent, one.rows] as const))('is none: %s', (agent, rows) => {
    const at = rows.findLastIndex((row) => row.trim() === '')
    for (const { agent: by, rows: quoted } of ANSWERABLE) {
      if (by !== agent) continue
      const shown = [
        ...rows.slice(0, Math.max(0, at - 8)),
        ...quoted.slice(-14).map((row) => `    ${row}`),
        ...rows.slice(-8),
      ]
      expect(dialogOf(agent, '', shown)).toBeUndefined()
    }
  })

  it('is none while the agent works', () => {
    for (const { agent, rows } of agentScreens(/^(?:busy|tool_running|denied|interrupted|error)/)) {
      expect(dialogOf(agent, '', rows)).toBeUndefined()
    }
  })
})

it('is read at once, whatever is shown', () => {
  const hostile = ['─ ', '╌\n', '1. ', '[y] x   ', '☐ ? ', '? x ←', '$ '].map((text) => text.repeat(300))
  for (const row of hostile) {
    const rows = [
      LINE,
      ' Bash command',
      ...Array.from({ length: 70 }, () => row),
      ' Do you want to proceed?',
      ' 1. Yes',
      ' 2. No',
      ...CLAUDE_FOOT,
    ]
    for (const agent of ['claude', 'codex', 'gemini', 'qwen', 'copilot', 'cline', 'opencode']) {
      const startedMs = performance.now()
      dialogOf(agent, '', rows)
      expect(performance.now() - startedMs).toBeLessThan(1000)
    }
  }
})
