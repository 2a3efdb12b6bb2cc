/** What a log can be handed on as. */
export const EXPORT_FORMATS = ['cast', 'text', 'md', 'html'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]
