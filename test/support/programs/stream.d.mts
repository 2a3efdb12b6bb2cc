export function streamBytes(kind: string, seed: number, bytes: number): Buffer
