import { expect, it } from 'vitest'
import { optionsOf, USUAL_TRAITS } from './traits.ts'

it.each<[string, [number, number][]]>([
  ['U+1F600=1', [[0x1f600, 1]]],
  ['é=2 U+E000-U+E002=2', [[0xe9, 2], [0xe000, 2], [0xe001, 2], [0xe002, 2]]], // prettier-ignore
  ['U+41=1 U+41=2', [[0x41, 2]]],
  ['U+41=3 U+=1 ab=1 =1 U+41-42=1 nonsense', []],
])('widths in %j', (codepointWidths, widths) => {
  expect([...(optionsOf({ ...USUAL_TRAITS, codepointWidths }).codepointWidths ?? [])]).toEqual(widths)
})

it('no widths, no map', () => {
  expect(optionsOf(USUAL_TRAITS)).not.toHaveProperty('codepointWidths')
})
