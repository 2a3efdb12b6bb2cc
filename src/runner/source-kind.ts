/** How the bytes of a runner come here: by a tap in control mode, or by the pane's pipe. */
export const SOURCE_KINDS = ['control', 'pipe'] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]

/** What really feeds a runner; `look` when its bytes cannot be had and its pane is only looked at. */
export const FEEDS = [...SOURCE_KINDS, 'look'] as const
export type FedBy = (typeof FEEDS)[number]
