/**
 * Invisible letters, and characters that make a terminal show text in another order than it has (CVE-2021-42574), split or hide it, for a class
 * of a regular expression with the flag `u`. The joiners U+200C and U+200D are none: Persian and emoji need them.
 */
export const DECEPTIVE = String.raw`\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}`
