/** The line where a person types, also in Qwen Code, which has come from Gemini CLI. */
export const GEMINI_LINE = { line: String.raw`^[│\s]*> ?(.*?)[│\s]*$`, empty: '^Type your message' }
