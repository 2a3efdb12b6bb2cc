import fc from 'fast-check'
import { parse as parseToml } from 'smol-toml'
import { expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { aiderHooks } from '../agents/aider/settings.ts'
import { careful } from './careful-edit.ts'
import { codexHooks } from '../agents/codex/settings.ts'
import { cut, parseJson, type JsonNode } from './json-text.ts'
import { claudeHooks } from '../agents/claude/settings.ts'
import { cursorHooks } from '../agents/cursor/settings.ts'
import { geminiHooks } from '../agents/gemini/settings.ts'
import type { HookTarget, SettingsEdit } from './target.ts'

const PLACE = { env: {}, home: '/home/me', scripts: '/opt/geppetto/scripts' }
const CLIENT = '/opt/geppetto/scripts/geppetto-hook'
const BOM = '\uFEFF'
const RUNS = { numRuns: 60 }

/** A text, and what a reader of it has to find. */
interface Written {
  readonly text: string
  readonly value: unknown
}

/** Adds ours and takes it out again, which must leave every byte; in between all is there, once. */
function inAndOut(target: HookTarget, text: string): string {
  const edit = careful(target.edit(PLACE))
  expect(edit.status(text)).toBe('not installed')
  const added = edit.add(text)
  expect(edit.status(added)).toBe('installed')
  expect(edit.add(added)).toBe(added)
  expect(edit.remove(added)).toBe(text)
  expect(edit.remove(text)).toBe(text)
  return added.startsWith(BOM) ? added.slice(1) : added
}

const lines = (text: string): fc.Arbitrary<string> => fc.constantFrom(text, text.replaceAll('\n', '\r\n'))
const marked = (text: string): fc.Arbitrary<string> => fc.constantFrom(text, BOM + text)

// JSON, with the white space and comments of a person and names that are there twice.

const word = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc.constantFrom('hooks', 'Stop', '__proto__', '"hooks": {', '/* x', '// y', ',]}', 'geppetto'),
)
const quoted = (text: string): fc.Arbitrary<string> =>
  fc.constantFrom(
    JSON.stringify(text),
    JSON.stringify(text).replaceAll(/[a-z]/g, (letter) => escaped(letter)),
  )

function escaped(letter: string): string {
  return String.raw`\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
}

const space = (comments: boolean): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(' ', '\n', '\r\n', '\t', ...(comments ? ['/* , } */', '// "hooks": ]\n', '/**/'] : [])), {
      maxLength: 3,
    })
    .map((parts) => parts.join(''))

function jsonList(
  comments: boolean,
  inner: fc.Arbitrary<Written>,
  size: fc.ArrayConstraints = { maxLength: 3 },
): fc.Arbitrary<Written> {
  return fc
    .tuple(fc.array(fc.tuple(space(comments), inner, space(comments)), size), space(comments))
    .map(([parts, rest]) => ({
      text: `[${parts.map(([before, { text }, after]) => before + text + after).join()}${parts.length === 0 ? rest : ''}]`,
      value: parts.map(([, { value }]) => value),
    }))
}

function jsonObject(
  comments: boolean,
  member: fc.Arbitrary<readonly [string, Written]>,
  size: fc.ArrayConstraints = { maxLength: 3 },
): fc.Arbitrary<Written> {
  const gap = space(comments)
  const written = member.chain(([name, { text, value }]) =>
    fc.tuple(gap, quoted(name), gap, gap, gap).map(([a, key, b, c, d]) => ({
      text: `${a}${key}${b}:${c}${text}${d}`,
      pair: [name, value] as const,
    })),
  )
  return fc.tuple(fc.array(written, size), gap).map(([parts, rest]) => ({
    text: `{${parts.map(({ text }) => text).join()}${parts.length === 0 ? rest : ''}}`,
    value: named(parts.map(({ pair }) => pair)),
  }))
}

/** Of equal names the last. */
function named(pairs: readonly (readonly [string, unknown])[]): unknown {
  const object = Object.create(null) as Record<string, unknown>
  for (const [name, value] of pairs) object[name] = value
  return object
}

function settings(comments: boolean, events: readonly string[]): fc.Arbitrary<Written> {
  const plain = fc
    .jsonValue({ maxDepth: 0 })
    .map((value) => ({ text: JSON.stringify(value), value: value === 0 ? 0 : value }))
  const { value } = fc.letrec<{ value: Written }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      plain,
      jsonList(comments, tie('value')),
      jsonObject(comments, fc.tuple(word, tie('value'))),
    ),
  }))
  const command = fc.constant({ text: '{"command":"mine"}', value: named([['command', 'mine']]) })
  const entry = fc.oneof(
    command,
    jsonObject(comments, fc.tuple(fc.constantFrom('hooks'), jsonList(comments, command))),
    value,
  )
  // A list with nothing in it goes with ours when nothing is known of how it was.
  const list = jsonList(comments, entry, { minLength: 1, maxLength: 3 })
  const event = fc.tuple(fc.constantFrom(...events, 'Other'), list)
  const hooks = jsonObject(comments, event, { minLength: 1, maxLength: 4 })
  const member = fc.oneof(
    fc.tuple(fc.constant('hooks'), hooks),
    fc.tuple(
      word.filter((name) => name !== 'hooks'),
      value,
    ),
  )
  const around = space(comments)
  return fc
    .tuple(around, jsonObject(comments, member, { maxLength: 4 }), around)
    .map(([before, whole, after]) => ({ text: before + whole.text + after, value: whole.value }))
}

const JSON_TARGETS = [
  { target: claudeHooks, comments: false, first: 'SessionStart', last: 'SessionEnd' },
  { target: geminiHooks, comments: true, first: 'SessionStart', last: 'AfterAgent' },
  { target: cursorHooks, comments: true, first: 'sessionStart', last: 'stop' },
]

test.each(JSON_TARGETS)(
  'JSON of $target.agent: the values are as before, and ours',
  ({ target, comments, ...names }) => {
    const edit: SettingsEdit = target.edit(PLACE)
    const events = [names.first, names.last]
    fc.assert(
      fc.property(settings(comments, events), fc.boolean(), ({ text, value }, isMarked) => {
        const start = isMarked && edit.takesByteOrderMark ? BOM + text : text
        const added = inAndOut(target, start)
        expect(edit.values(text)).toEqual(value)
        const { hooks, ...rest } = edit.values(added) as { hooks: Record<string, unknown[]> }
        const { hooks: before = {}, ...others } = value as { hooks?: Record<string, unknown[]> }
        expect(rest).toEqual({ ...others })
        for (const [event, list] of Object.entries(hooks)) {
          const own = before[event] ?? []
          expect(list.slice(0, own.length)).toEqual(own)
          expect(list.slice(own.length).map((one) => JSON.stringify(one).split('geppetto-hook').length - 1)).toEqual(
            list.length > own.length ? [1] : [],
          )
        }
        for (const event of events) expect(JSON.stringify(hooks[event])).toContain(CLIENT)
        if (!comments) expect(JSON.parse(added)).toBeDefined()
      }),
      RUNS,
    )
  },
)

test('a member or item that is cut out leaves the others, and comments', () => {
  const dialect = { comments: true, lastComma: true }
  fc.assert(
    fc.property(settings(true, ['Stop']), fc.nat(), fc.boolean(), ({ text }, which, comma) => {
      const written = comma ? withLastCommas(text) : text
      const all = siblingsIn(parseJson(written, dialect))
      const siblings = all[which % Math.max(all.length, 1)] ?? []
      const item = siblings[which % Math.max(siblings.length, 1)]
      if (item === undefined) return
      const expected = siblings.filter((one) => one !== item).map((one) => written.slice(one.offset, endOf(one)))
      const left = cut(written, siblings, item)
      const after = siblingsIn(parseJson(left, dialect))
      const texts = after.map((group) => group.map((one) => left.slice(one.offset, endOf(one))))
      if (expected.length > 0) expect(texts).toContainEqual(expected)
    }),
    RUNS,
  )
})

function withLastCommas(text: string): string {
  const ends = siblingsIn(parseJson(text, { comments: true, lastComma: true })).map((group) => endOf(group.at(-1)))
  return ends.toSorted((a, b) => b - a).reduce((written, at) => `${written.slice(0, at)},${written.slice(at)}`, text)
}

function endOf(node: JsonNode | undefined): number {
  return (node?.offset ?? 0) + (node?.length ?? 0)
}

/** What stands beside each other, everywhere in a text. */
function siblingsIn(node: JsonNode): readonly (readonly JsonNode[])[] {
  const children = node.children ?? []
  const inner = children.flatMap(siblingsIn)
  return node.type === 'property' || children.length === 0 ? inner : [children, ...inner]
}

// TOML

const LOOKALIKE = ['notify = ["no"]', '"notify" = []', '[x]', '[[y]]', '# notify = [', 'z']
const tomlText = fc.oneof(
  fc.constantFrom(...LOOKALIKE, 'a').map((text) => JSON.stringify(text)),
  fc.constantFrom('a', 'b"c', '[d]').map((text) => `'${text}'`),
  fc.subarray(LOOKALIKE).map((parts) => `"""\n${parts.join('\n').replaceAll('"', "'")}\n"""`),
  fc.subarray(LOOKALIKE).map((parts) => `'''\n${parts.join('\n')}\n'''`),
)
const tomlGap = fc.constantFrom('', ' ', '\n', ' # notify = [ "no" ]\n', '\n\t')
const tomlList = (inner: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(fc.array(fc.tuple(tomlGap, inner, tomlGap), { maxLength: 3 }), fc.boolean(), tomlGap)
    .map(
      ([parts, comma, gap]) =>
        `[${parts.map((part) => part.join('')).join()}${comma && parts.length > 0 ? ',' : ''}${gap}]`,
    )
const { value: tomlValue } = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    tomlText,
    fc.constantFrom('1', '-0.5', 'true', '1979-05-27', 'inf', '0xff'),
    tomlList(tie('value')),
    tie('value').map((value) => `{ notify = ${value}, "b" = 1 }`),
  ),
}))
const slotKey = fc.constantFrom('notify', '"notify"', "'notify'", String.raw`"\u006eotify"`)
const equals = fc.constantFrom('=', ' = ', '\t= ')
const slotLine = fc
  .tuple(fc.constantFrom('', '  '), slotKey, equals, tomlList(tomlText))
  .map(([before, ...parts]) => before + parts.join(''))
const tomlLine = fc.oneof(
  tomlValue.map((value) => `KEY = ${value}`),
  tomlText.map((text) => `KEY.notify = ${text}`),
  fc.constantFrom('# notify = ["no"]', '', '  # c'),
)
const tomlTable = fc
  .tuple(
    fc.constantFrom('[KEY]', '[[lists]]', '["KEY".notify]', '[ KEY . "x" ]'),
    fc.option(slotLine),
    fc.array(tomlLine, { maxLength: 2 }),
  )
  .map(([head, slot, rest]) => [head, ...(slot === null ? [] : [slot]), ...rest].join('\n'))
const toml = fc
  .tuple(
    fc.array(tomlLine, { maxLength: 3 }),
    fc.option(slotLine),
    fc.array(tomlLine, { maxLength: 3 }),
    fc.array(tomlTable, { maxLength: 3 }),
    fc.constantFrom('', '\n'),
  )
  .map(([before, slot, after, tables, end]) => {
    let keys = 0
    const all = [...before, ...(slot === null ? [] : [slot]), ...after, ...tables].join('\n') + end
    return all.replaceAll('KEY', () => `k${(keys += 1)}`)
  })

test('TOML of Codex: the values are as before, and ours', () => {
  fc.assert(
    fc.property(toml.chain(lines).chain(marked), (text) => {
      const before = parseToml(text, { integersAsBigInt: true })
      const added = inAndOut(codexHooks, text)
      expect(parseToml(added, { integersAsBigInt: true })).toEqual({
        ...before,
        notify: [CLIENT, 'codex-notify', ...((before['notify'] ?? []) as string[])],
      })
    }),
    RUNS,
  )
})

// YAML

const yamlText = fc.oneof(
  fc.constantFrom('say done', 'a; b && c', "don't", '$(x) `y`', 'a:b', '-x'),
  fc.constantFrom('"say \\"x\\" # no"', "'it''s'", '"two\n    lines"', '!!str say', '&anchor say', '""'),
  fc.constantFrom('|', '|-', '>', '>+', '|2', '| # notifications-command: no').chain((head) =>
    fc
      .array(fc.constantFrom('say', 'notifications-command: no', 'notifications: true # geppetto-hook', '# x'), {
        minLength: 1,
        maxLength: 3,
      })
      .map((parts) => `${head}\n${parts.map((part) => `  ${part}`).join('\n')}`),
  ),
)
const yamlKey = fc.constantFrom('notifications-command', '"notifications-command"', "'notifications-command'")
const yamlLine = fc.oneof(
  fc.constantFrom(
    'KEY: 1',
    'KEY: [a, {b: c}]',
    'KEY:\n  notifications-command: no\n  notifications: no',
    'KEY: |\n  notifications-command: no\n\n  notifications: true # geppetto-hook',
    'KEY:\n- a\n- notifications-command: no',
    'KEY: &KEY {a: 1}',
    '? KEY\n: b',
    '# notifications-command: no',
    '',
    'KEY: "a\n  notifications-command: no"',
  ),
  yamlText.filter((text) => !text.includes('&')).map((text) => `KEY: ${text}`),
)
const yaml = fc
  .tuple(
    fc.constantFrom('', '---\n', '# c\n---\n', '%YAML 1.1\n---\n', '--- # c\n'),
    fc.array(yamlLine, { maxLength: 3 }),
    fc.option(fc.tuple(yamlKey, fc.constantFrom(': ', ':   '), yamlText).map((parts) => parts.join(''))),
    fc.option(fc.constantFrom('notifications: false', 'notifications: yes', '"notifications": on # x')),
    fc.array(yamlLine, { maxLength: 3 }),
    fc.constantFrom('', '\n', '\n...\n'),
  )
  .map(([mark, before, command, asks, after, end]) => {
    let keys = 0
    const parts = [...before, ...(command === null ? [] : [command]), ...(asks === null ? [] : [asks]), ...after]
    const all = parts.map((part) => part.replaceAll('KEY', `k${(keys += 1)}`)).join('\n')
    return mark + all + (parts.length === 0 ? '' : end)
  })

test('YAML of Aider: the values are as before, and ours', () => {
  const read = (text: string): Record<string, unknown> =>
    (parseYaml(text.replace(BOM, ''), { version: '1.1' }) ?? {}) as Record<string, unknown>
  fc.assert(
    fc.property(yaml.chain(lines).chain(marked), (text) => {
      const before = read(text)
      const command = before['notifications-command']
      const ours = `${CLIENT} aider notification`
      expect(read(inAndOut(aiderHooks, text))).toEqual({
        notifications: true,
        ...before,
        'notifications-command': command === undefined ? ours : `${ours}; ${command as string}`,
      })
    }),
    RUNS,
  )
})

test('what cannot be read is refused, and nothing else goes wrong', () => {
  const targets = [claudeHooks, geminiHooks, cursorHooks, codexHooks, aiderHooks]
  const broken = fc
    .oneof(
      settings(true, ['Stop']).map(({ text }) => text),
      toml,
      yaml,
    )
    .chain((text) =>
      fc
        .tuple(
          fc.nat(text.length),
          fc.constantFrom('', '"', '\n', '[', '}', ',', ':', '\0', BOM, '#', "'''", '*x', '<<: 1'),
        )
        .map(([at, sign]) => text.slice(0, at) + sign + text.slice(at + 1)),
    )
  fc.assert(
    fc.property(broken, fc.constantFrom(...targets), (text, target) => {
      const edit = careful(target.edit(PLACE))
      try {
        const added = edit.add(text)
        expect(edit.status(added)).toBe('installed')
      } catch (error) {
        expect(error).toBeInstanceOf(Error)
        expect(String(error)).not.toMatch(/undefined|TypeError|object Object/)
      }
    }),
    RUNS,
  )
})
