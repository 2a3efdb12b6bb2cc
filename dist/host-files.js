import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/host/files.ts
import { mkdirSync, realpathSync } from "fs";
import { homedir } from "os";
import { basename, dirname, join } from "path";
var localFiles = {
  home: homedir,
  canonical: (path) => {
    try {
      return join(realpathSync(dirname(path)), basename(path));
    } catch {
      return path;
    }
  },
  makeDirectory: (path) => {
    mkdirSync(path, { recursive: true, mode: 448 });
  }
};

export {
  localFiles
};
