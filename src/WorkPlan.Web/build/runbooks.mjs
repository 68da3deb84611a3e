// Makes a page of each runbook, for operators who have no checkout: the gateway serves them at /runbooks, signed in or not, because
// whoever needs one may not be able to sign in.
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { Marked } from "marked";

const source = new URL("../../../docs/runbooks/", import.meta.url);
const output = new URL("../../../artifacts/web/runbooks/", import.meta.url);

/** The file that a page becomes; the first page is the folder's. */
export const fileOf = (page) => (page === "README.md" ? "index.html" : page.replace(/\.md$/, ".html"));

/** @param {string} markdown A runbook. @param {readonly string[]} pages All of them: a link to anything else is an error. */
export function htmlOf(markdown, pages) {
  const marked = new Marked({
    walkTokens(token) {
      if (token.type !== "link" || token.href.startsWith("#")) return;
      const [page, anchor] = token.href.split("#");
      if (!pages.includes(page)) throw new Error(`A runbook refers to ${token.href}, which operators do not have.`);
      token.href = `/runbooks/${fileOf(page)}` + (anchor === undefined ? "" : `#${anchor}`);
    },
    renderer: {
      heading({ tokens, depth, text }) {
        return `<h${depth} id="${text.toLowerCase().replace(/[^a-z0-9]+/g, "-")}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
    },
  });
  const title = /^# (.*)$/m.exec(markdown)?.[1] ?? "Runbook";
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · WorkPlan</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/runbooks/runbooks.css">
</head>
<body>
<nav><a href="/runbooks/">Runbooks</a> · <a href="/operations/system">The system</a></nav>
<main>
${marked.parse(markdown)}</main>
</body>
</html>
`;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await mkdir(output, { recursive: true });
  const pages = (await readdir(source)).filter((file) => file.endsWith(".md"));
  for (const page of pages)
    await writeFile(new URL(fileOf(page), output), htmlOf(await readFile(new URL(page, source), "utf8"), pages));
  console.log(`${pages.length} runbooks`);
}
