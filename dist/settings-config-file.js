import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  readRegularFile
} from "./base-regular-file.js";
import {
  safeParse
} from "./zod-v4-core-api.js";
import {
  messageOf,
  systemCode
} from "./base-failure.js";

// src/settings/config-file.ts
var MAX_FILE_BYTES = 1024 * 1024;
function readConfigPart(path, schema, consequence, report) {
  try {
    const { success, data, error } = safeParse(schema, JSON.parse(readRegularFile(path, MAX_FILE_BYTES).toString()));
    if (success) return data;
    const [issue] = error.issues;
    report(`${path}: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? "wrong"}; ${consequence}`);
  } catch (error) {
    if (systemCode(error) !== "ENOENT") report(`${path}: ${messageOf(error)}; ${consequence}`);
  }
  return void 0;
}

export {
  readConfigPart
};
