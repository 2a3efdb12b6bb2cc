import { describe, expect, it } from 'vitest'
import { kindOf, type OptionKind } from './option-kind.ts'

describe('what an option does', () => {
  it.each<[string, OptionKind]>([
    ['Yes', 'once'],
    ['Yes, proceed (y)', 'once'],
    ['Allow once', 'once'],
    ['Approve', 'once'],
    ['Yes, allow once', 'once'],
    ['Yes, and always allow access to /home/me from this project', 'always'],
    ['Yes, and switch to auto mode · auto mode handles these prompts for you', 'always'],
    ["Yes, and don't ask again for commands that start with `ls` (p)", 'always'],
    ['Allow for this session', 'always'],
    ['Yes, allow always', 'always'],
    ['Yes to all', 'always'],
    ['Always allow', 'always'],
    ['No', 'no'],
    ['No (Esc)', 'no'],
    ['No, and tell Codex what to do differently (esc)', 'no'],
    ['Deny', 'no'],
    ['Reject', 'no'],
    // What is not known is confirmed by its label.
    ['No limits from now on', 'other'],
    ['No, and never ask again in this session', 'other'],
    ['Nothing', 'other'],
    ['Yes, and delete the branch', 'other'],
    ['Yes (recommended)', 'other'],
    ['Modify with external editor', 'other'],
    ['Type something.', 'other'],
    ['', 'other'],
  ])('%s: %s', (label, kind) => {
    expect(kindOf(label)).toBe(kind)
  })
})
