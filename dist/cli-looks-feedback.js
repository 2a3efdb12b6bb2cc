import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  tellClient
} from "./cli-looks-feedback.shared.js";
import "./tmux-message.js";
import "./tmux-binary.js";
import "./terminal-char-width.js";
import "./sec-ant-readable-stream-dist-ponyfill-asyncIterator.js";
import "./base-failure.js";
import "./shared.js";
export {
  tellClient
};
