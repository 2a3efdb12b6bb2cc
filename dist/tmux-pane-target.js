import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  isPaneId
} from "./protocol-ids.js";
import {
  Failure
} from "./base-failure.js";

// src/tmux/pane-target.ts
function askPaneAt(target, format) {
  return [
    ["show-options", "-p", "-t", target, "remain-on-exit"],
    ["display-message", "-p", "-t", target, format]
  ];
}
async function paneAt(tmux, target) {
  const [, [pane = ""] = []] = await tmux.askAll(askPaneAt(target, "#{pane_id}"));
  if (isPaneId(pane)) return pane;
  throw new Failure("pane-not-found", `there is no pane '${target}'`, { next: "list the panes: tmux list-panes -a" });
}

export {
  askPaneAt,
  paneAt
};
