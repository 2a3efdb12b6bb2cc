import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/cli/log/print/sink.ts
function streamSink(stream) {
  const gone = new AbortController();
  stream.on("error", () => gone.abort());
  stream.once("close", () => gone.abort());
  return {
    gone: gone.signal,
    async write(data) {
      if (gone.signal.aborted) return false;
      if (stream.write(data)) return true;
      await new Promise((resolve) => {
        const ready = () => {
          stream.off("drain", ready);
          gone.signal.removeEventListener("abort", ready);
          resolve();
        };
        stream.once("drain", ready);
        gone.signal.addEventListener("abort", ready);
      });
      return !gone.signal.aborted;
    },
    close: async () => Promise.resolve()
  };
}

export {
  streamSink
};
