import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/base/regular-file.ts
import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeFileSync
} from "fs";
import { open } from "fs/promises";
var READ_AT_ONCE = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY;
var APPEND_AT_ONCE = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | constants.O_NONBLOCK | constants.O_NOCTTY;
var ONLY_NEW = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;
function readRegularFile(path, maxBytes) {
  const file = openToRead(path);
  try {
    const status = requireRegular(file);
    if (status.size > maxBytes) throw new Error(`it is larger than ${inWords(maxBytes)}`);
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}
async function openRegular(path, flags = READ_AT_ONCE, mode) {
  const file = await open(path, flags | constants.O_NONBLOCK | constants.O_NOCTTY, mode);
  if ((await file.stat()).isFile()) return file;
  await file.close();
  return void 0;
}
function openToAppend(path) {
  const file = openSync(path, APPEND_AT_ONCE, 384);
  try {
    requireRegular(file);
    return file;
  } catch (error) {
    closeSync(file);
    throw error;
  }
}
function requireRegular(file) {
  const status = fstatSync(file);
  if (!status.isFile()) throw new Error("it is not a regular file");
  return status;
}
function replaceFile(path, text, mode) {
  const fresh = `${path}.${crypto.randomUUID()}.new`;
  const file = openSync(fresh, ONLY_NEW, 384);
  try {
    try {
      writeFileSync(file, text);
      fchmodSync(file, mode);
    } finally {
      closeSync(file);
    }
    renameSync(fresh, path);
  } catch (error) {
    unlinkSync(fresh);
    throw error;
  }
}
function openToRead(path) {
  try {
    return openSync(path, READ_AT_ONCE);
  } catch (error) {
    if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() !== true) throw error;
    throw new Error("it is a link that leads nowhere, or where you may not read", { cause: error });
  }
}
function inWords(bytes) {
  const mebibytes = bytes / 1024 / 1024;
  return mebibytes >= 1 ? `${mebibytes} MB` : `${bytes / 1024} kB`;
}

export {
  READ_AT_ONCE,
  readRegularFile,
  openRegular,
  openToAppend,
  requireRegular,
  replaceFile
};
