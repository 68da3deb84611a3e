// Called by lighthouse.sh: signs in by typing, then measures page after page in the same session.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [tools, address, userName, ...asked] = process.argv.slice(2);
const paths = asked.length > 0 ? asked : ["/", "/planning/plans", "/planning/results", "/planning/rollups", "/assignments/tasks", "/assignments/workload", "/inspections/campaigns", "/emulation/eligibility", "/notifications"];
const categories = ["performance", "accessibility", "best-practices"];
const least = 90;

const require = createRequire(`${tools}/`);
const load = async (name) => (await import(pathToFileURL(require.resolve(name)).href)).default;
const [lighthouse, puppeteer] = [await load("lighthouse"), await load("puppeteer-core")];

const browser = await puppeteer.launch({ executablePath: "/usr/bin/chromium-headless-shell", args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
let missed = 0;
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 1366, height: 768 });
  await page.goto(address, { waitUntil: "networkidle0" });
  await page.evaluate(() => localStorage.setItem("workplan.scope", JSON.stringify({ workYear: 2022 })));
  missed += report("sign-in", await measure(`${address}/`));
  await page.goto(address, { waitUntil: "networkidle0" });
  await page.type("input[autocomplete=username]", userName);
  await page.type("input[type=password]", process.env.WORKPLAN_PASSWORD ?? "");
  await page.keyboard.press("Enter");
  await page.waitForSelector("h1.page-title", { timeout: 60_000 });
  for (const path of paths) missed += report(path, await measure(address + path));
} finally {
  await browser.close();
}
process.exit(missed > 0 ? 1 : 0);

/** A desk's screen and network; the session stays, because it lies in the storage. */
async function measure(url) {
  const port = Number(new URL(browser.wsEndpoint()).port);
  const { lhr } = await lighthouse(url, { port, onlyCategories: categories, disableStorageReset: true, formFactor: "desktop", logLevel: "error", screenEmulation: { mobile: false, width: 1366, height: 768, deviceScaleFactor: 1, disabled: false }, throttling: { rttMs: 40, throughputKbps: 10_240, cpuSlowdownMultiplier: 1, requestLatencyMs: 0, downloadThroughputKbps: 0, uploadThroughputKbps: 0 } });
  return lhr;
}

function report(name, lhr) {
  const scores = categories.map((category) => Math.round((lhr.categories[category].score ?? 0) * 100));
  console.log(`${name.padEnd(28)} ${categories.map((category, index) => `${category} ${String(scores[index]).padStart(3)}`).join("  ")}`);
  for (const category of categories) {
    for (const { id, weight } of lhr.categories[category].auditRefs) {
      const audit = lhr.audits[id];
      if (weight > 0 && audit.score !== null && audit.score < 0.9) console.log(`  ${category}: ${audit.title}${audit.displayValue === undefined ? "" : ` (${audit.displayValue})`}`);
    }
  }
  return scores.filter((score) => score < least).length;
}
