/** tmux subtracts without a sign: where a character is wider than the pane, everything fits. */
export function unsigned(value: number): number {
  return value < 0 ? Infinity : value
}
