import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  messageOf
} from "./base-failure.js";

// src/usage/provider.ts
var Findings = class {
  books = [];
  problems = [];
  /** Records that look like usage and could not be read as such, torn and overlong lines included. */
  notUnderstood = 0;
  add(book, torn = 0) {
    this.books.push(book);
    this.notUnderstood += book.notUnderstood + torn;
  }
  problem(path, error) {
    this.problems.push({ path, reason: messageOf(error) });
  }
};

export {
  Findings
};
