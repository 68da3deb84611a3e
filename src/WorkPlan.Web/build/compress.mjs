// Compresses what the gateway serves, once and as small as it gets, and holds the client to its budget.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const output = new URL("../../../artifacts/web/", import.meta.url);
const compressible = /\.(html|js|css|svg|json)$/;
const initialScriptBudget = 400_000;
const pageBudget = 1_000_000;

const sizes = new Map();
for (const file of await readdir(output, { recursive: true })) {
  if (!compressible.test(file)) continue;
  const content = await readFile(new URL(file, output));
  const brotli = brotliCompressSync(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  });
  sizes.set(file.replaceAll("\\", "/"), brotli.length);
  await writeFile(new URL(`${file}.br`, output), brotli);
  await writeFile(new URL(`${file}.gz`, output), gzipSync(content, { level: 9 }));
}

const page = await readFile(new URL("index.html", output), "utf8");
const initial = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map((match) => match[1]);
const initialSize = initial.reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0);
const lazy = [...sizes].filter(([file]) => file.endsWith(".js") && !initial.includes(file)).map(([, size]) => size);
const largestPage = initialSize + Math.max(0, ...lazy);

console.log(`initial JavaScript ${initialSize} bytes (Brotli), budget ${initialScriptBudget}`);
console.log(`largest page's JavaScript ${largestPage} bytes (Brotli), budget ${pageBudget}`);
if (initial.length === 0 || initialSize > initialScriptBudget || largestPage > pageBudget) {
  console.error("The client is over its budget.");
  process.exit(1);
}
