import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/usage/lines.ts
var MAX_LINE_BYTES = 32 * 1024 * 1024;
var NEWLINE = 10;
async function readLines(stream, { onLine, onTooLong, maxLineBytes = MAX_LINE_BYTES }) {
  let held = [];
  let heldBytes = 0;
  let whole = 0;
  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      const part2 = chunk.subarray(start, end);
      const length = heldBytes + part2.length;
      if (length > maxLineBytes) onTooLong();
      else onLine(held.length === 0 ? part2 : Buffer.concat([...held, part2]));
      whole += length + 1;
      held = [];
      heldBytes = 0;
      start = end + 1;
    }
    const part = chunk.subarray(start);
    heldBytes += part.length;
    if (heldBytes > maxLineBytes) held = [];
    else if (part.length > 0) held.push(Buffer.from(part));
  }
  if (heldBytes > maxLineBytes) onTooLong();
  return { whole, rest: heldBytes > 0 && heldBytes <= maxLineBytes ? Buffer.concat(held) : void 0 };
}

export {
  readLines
};
