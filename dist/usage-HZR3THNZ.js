import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  PRICES_DATE,
  costText,
  countText,
  findUsage,
  usageJson,
  usageOf,
  usageRows
} from "./chunk-D6HKU2QV.js";
import "./chunk-7A5FPRGR.js";
import "./chunk-3XC754JB.js";
import "./chunk-AWJAWFGO.js";
import "./chunk-G7HTMX6M.js";
import "./chunk-OTQUDA2L.js";
import "./chunk-VIDJIR43.js";
import {
  createLook
} from "./chunk-2GRFZISX.js";
import "./chunk-RIDEJJ5R.js";
import "./chunk-E3Q5KK4L.js";
import "./chunk-66MCBXW5.js";
import "./chunk-Y4CREIRG.js";
import "./chunk-VBGKXHLH.js";
import {
  table
} from "./chunk-7RWKZMQG.js";
import "./chunk-3VNJBW34.js";
import "./chunk-OXKZ6X4Q.js";
import "./chunk-ICBFY2AY.js";
import {
  fit,
  plain
} from "./chunk-UL56V6WZ.js";
import "./chunk-VWOYWCO4.js";
import "./chunk-QFKH6YJQ.js";

// src/cli/usage-table.ts
var MAX_NAME_CELLS = 40;
var FIGURES = ["REQUESTS", "INPUT", "CACHE READ", "CACHE WRITE", "OUTPUT", "REASONING", "COST"];
function usageTable(rows, all, by, look) {
  const heads = { runner: ["RUNNER", "AGENT"], agent: ["AGENT", "ACCOUNT"], model: ["MODEL", "AGENT"], day: ["DAY"] }[by];
  const names = (row) => {
    switch (by) {
      case "runner":
        return [row.runner?.name ?? "-", row.agent];
      case "agent":
        return [row.agent, row.account];
      case "model":
        return [row.model, row.agent];
      case "day":
        return [row.day];
    }
  };
  const lines = rows.map((row) => [
    ...names(row).map((name) => fit(plain(name ?? ""), MAX_NAME_CELLS)),
    ...figures(row)
  ]);
  const sum = rows.length > 1 ? [["total", ...heads.slice(1).map(() => ""), ...figures(all)]] : [];
  const [head = "", ...body] = table([[...heads, ...FIGURES], ...lines, ...sum], look.columns);
  return [look.paint.dim(head), ...body].join("\n");
}
function figures({ requests, tokens, ...usage2 }) {
  const { input, cacheRead, cacheWrite, output, reasoning } = tokens;
  return [String(requests), ...[input, cacheRead, cacheWrite, output, reasoning].map(countText), costText(usage2)];
}

// src/cli/commands/usage.ts
async function usage(context, { since, by }) {
  const { sums, problems, notUnderstood, prices, owners } = await findUsage(context, since ?? 0);
  const rows = usageRows(sums, by, prices, owners.ownerOf);
  const all = usageOf(sums, prices);
  if (context.json) {
    return context.printJson({
      by,
      since: since === void 0 ? null : new Date(since).toISOString(),
      rows: rows.map((row) => ({ ...nameJson(row, by), ...usageJson(row) })),
      total: usageJson(all),
      pricesDate: PRICES_DATE,
      notUnderstood,
      problems
    });
  }
  for (const { agent, path, reason } of problems) context.say(plain(`${agent}: n/a: ${path}: ${reason}`));
  if (notUnderstood > 0) context.say(`${notUnderstood} records could not be understood and are not counted`);
  if (rows.length === 0) return context.say("no agent has recorded any usage here");
  context.print(usageTable(rows, all, by, await createLook(context)));
  if (all.costIsPartial) context.say('some models have no known price: set them in config.json, under "prices"');
}
function nameJson({ runner, agent, account, model, day }, by) {
  return { ...by === "runner" ? { runner: runner ?? null } : {}, agent, account, model, day };
}
export {
  usage
};
