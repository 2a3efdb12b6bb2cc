import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  withController
} from "./chunk-7YOGQO5O.js";
import "./chunk-RPU6S4SD.js";
import "./chunk-OZRM5OZT.js";
import "./chunk-VIDJIR43.js";
import "./chunk-RH4Q4YML.js";
import "./chunk-HKWCRRDE.js";
import "./chunk-RIDEJJ5R.js";
import "./chunk-E3Q5KK4L.js";
import "./chunk-66MCBXW5.js";
import "./chunk-YVKGSBYX.js";
import "./chunk-FDE2KFNA.js";
import {
  isFinal
} from "./chunk-77YG3MEP.js";
import "./chunk-VBGKXHLH.js";
import "./chunk-3VNJBW34.js";
import "./chunk-OXKZ6X4Q.js";
import "./chunk-ICBFY2AY.js";
import {
  plain
} from "./chunk-UL56V6WZ.js";
import {
  Failure
} from "./chunk-VWOYWCO4.js";
import "./chunk-QFKH6YJQ.js";

// src/cli/commands/remove.ts
async function remove(context, runner, options) {
  await withController(context, async (client) => {
    const { runner: found } = await client.call("show", { runner });
    const told = await worktreeGone(client, found, options);
    const { runner: removed } = await client.call("remove", { runner: found.id });
    if (context.json) return context.printJson({ runner: removed });
    context.print(plain(removed.name));
    context.say("its log is deleted");
    if (told !== void 0) context.say(plain(told));
  });
}
async function worktreeGone(client, { id, state, worktree }, { force, keepWorktree = false }) {
  if (worktree === void 0 || !isFinal({ kind: state })) return void 0;
  if (keepWorktree) return `its worktree stays: ${worktree.path}`;
  const { runners } = await client.call("list", {});
  const other = runners.find((each) => each.id !== id && each.worktree?.path === worktree.path);
  if (other !== void 0) return `its worktree stays, for '${other.name}': ${worktree.path}`;
  const { removeWorktree } = await import("./removal-HOTUZNMB.js");
  const { tip } = await removeWorktree(worktree, force > 1).catch((error) => {
    if (force === 1 && error instanceof Failure && error.kind === "worktree-changed") {
      throw new Failure(error.kind, `${error.message}: to lose that, --force has to be said twice`, {
        next: error.next
      });
    }
    throw error;
  });
  const branch = tip === void 0 ? "" : ` and its branch ${worktree.branch}, which was at ${tip}`;
  return `its worktree is deleted${branch}`;
}
export {
  remove
};
