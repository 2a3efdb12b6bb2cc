import { describe, expect, test } from 'vitest'
import { addItem, removeItems } from './json-edit.ts'

const OURS = { hooks: [{ command: 'ours' }] }
const isOurs = (item: string): boolean => item.includes('"ours"')
const EVENTS = ['Start', 'Stop']

const texts = {
  empty: '{}',
  'empty with space': '{ \n }\n',
  'one line': '{"model":"opus","hooks":{"Stop":[{"hooks":[{"command":"mine"}]}]}}',
  indented: '{\n  "model": "opus",\n  "hooks": {\n    "Stop": [\n      { "command": "mine" }\n    ]\n  }\n}\n',
  'odd format, CRLF, no last newline': '{\r\n\t"a" :[ 1,2 ] ,\r\n      "hooks":{  "Start" : [ ] }\r\n,"z":"}{\\"][" }',
  'a byte order mark': '\uFEFF{ "a": 1 }',
  comments: '{ // why { not\n  "a": 1, /* "hooks": [ */ "hooks": { "Stop": [], }, }\n',
  'empty hooks': '{"hooks": {} , "a": null}',
}

describe.each(Object.entries(texts))('%s', (name, text) => {
  const install = (start: string): string =>
    EVENTS.reduce((edited, event) => addItem(edited, ['hooks', event], OURS), start)

  test('an addition keeps every byte that was there', () => {
    const installed = install(text)
    let from = 0
    for (const byte of text) {
      from = installed.indexOf(byte, from) + 1
      expect(from).toBeGreaterThan(0)
    }
    if (name === 'comments') return
    const { hooks } = JSON.parse(installed.replace('\uFEFF', '')) as { hooks: Record<string, unknown[]> }
    for (const event of EVENTS) expect(hooks[event]).toContainEqual(OURS)
  })

  test('its removal leaves nothing of ours, and everything else', () => {
    const removed = removeItems(install(text), ['hooks'], isOurs)
    expect(removed).not.toContain('ours')
    const emptied = /"(?:Start|Stop)"\s*:\s*\[\s*\]|"hooks"\s*:\s*\{\s*\}/.test(text)
    if (!emptied) expect(removed).toBe(text)
  })
})

test('what stands in the way is said', () => {
  expect(() => addItem('{"hooks":[]}', ['hooks', 'Stop'], 1)).toThrow('hooks is not an object')
  expect(() => addItem('{"hooks":{"Stop":1}}', ['hooks', 'Stop'], 1)).toThrow('hooks.Stop is not a list')
  expect(() => addItem('{"a":1', ['hooks'], 1)).toThrow('no JSON at line 1')
  expect(() => addItem('{\n}}', ['hooks'], 1)).toThrow('no JSON at line 2')
  expect(() => addItem('['.repeat(1000), ['hooks'], 1)).toThrow('no JSON')
})
