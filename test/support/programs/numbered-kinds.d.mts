export const KINDS: Readonly<Record<string, object>>
export function lineText(kind: string, number: number): string
