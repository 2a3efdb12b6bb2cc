/** Where a dialog of one agent begins on its screen, and where in it the question and its subject stand. */
export interface DialogLayout {
  /** The row with which a dialog begins, as it is drawn. Where it is not on the screen, the dialog does not fit there. */
  readonly top: RegExp
  /** Which sentence with a question mark is the question: others may stand in its subject. `top`: the first row is it. */
  readonly question: 'first' | 'last' | 'top'
  /**
   * Patterns for the subject, the first that matches counts, as `$1`; without any it is all between the top, the question
   * and the options. Rows are without frames then, and a row of nothing but a line is `─` or `╌`.
   */
  readonly subject: readonly RegExp[]
  /** True when it shows one row of the subject and cuts off the rest without a sign. */
  readonly oneRow: boolean
}

/** How the options of a dialog are chosen, and with which version, at which day, that was tried in the real agent. */
export interface Press {
  /** The key itself chooses, at once: the number of the option, or the letter before it. */
  readonly by: 'digit' | 'letter'
  /** Options whose key only moves to them, by their labels: these are not chosen from elsewhere. */
  readonly except?: RegExp
  readonly version: string
  readonly date: string
}
