import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/tmux/pane-target.ts
function askPaneAt(target, format) {
  return [
    ["show-options", "-p", "-t", target, "remain-on-exit"],
    ["display-message", "-p", "-t", target, format]
  ];
}

export {
  askPaneAt
};
