/** What an option of a dialog does: it grants once, grants more than that, refuses, or does something else. */
export const OPTION_KINDS = ['once', 'always', 'no', 'other'] as const
export type OptionKind = (typeof OPTION_KINDS)[number]
