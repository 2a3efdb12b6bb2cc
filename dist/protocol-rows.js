import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/protocol/rows.ts
function rowFormat(fields) {
  return fields.map((field) => NEVER_TEXT.test(field) ? `#{${field}}` : `#{=${MAX_CELLS};s/${CONTROL}/ /:${field}}`).join(SEPARATOR);
}
function parseRow(line, fieldCount) {
  const values = line.split(SEPARATOR);
  return values.length === fieldCount ? values.map(bounded) : void 0;
}
function bounded(value) {
  return value.length <= MAX_CELLS ? value : Array.from(value.slice(0, 2 * MAX_CELLS)).slice(0, MAX_CELLS).join("");
}
var MAX_CELLS = 256;
var SEPARATOR = "	";
var CONTROL = "[-\x7F]";
var NEVER_TEXT = /^(?:(?:session|window|pane|client)_(?:id|pid|index|width|height|dead|dead_status|dead_signal|pipe)|cursor_[xy]|scroll_region_(?:upper|lower)|alternate_on)$/;

export {
  rowFormat,
  parseRow
};
