import type { RedactionRule } from '../rule.ts'
import { PLACE_RULES } from './places.ts'
import { TOKEN_RULES } from './tokens.ts'

/**
 * The kinds of secrets that are known without anybody saying so. What is known by its own letters comes first, so that it is
 * told by its own kind where it stands behind a name as well.
 */
export const BUILT_IN_RULES: readonly RedactionRule[] = [...TOKEN_RULES, ...PLACE_RULES]
