/**
 * Characters that make a terminal show text in another order than it has (CVE-2021-42574), split or hide it, for a class
 * of a regular expression with the flag `u`. The joiners U+200C and U+200D are none: Persian and emoji need them.
 */
export const DECEPTIVE = String.raw`\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}`
