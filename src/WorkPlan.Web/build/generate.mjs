// Types of the client from the descriptions that the services wrote while they were built. A change of the API that the client does not
// follow ends the type check, and so the build.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import openapiTypescript, { astToString } from "openapi-typescript";

const descriptions = new URL("../../../artifacts/openapi/", import.meta.url);
const generated = new URL("../src/api/generated/", import.meta.url);
const services = ["Identity", "Planning", "Assignments", "Inspections", "Emulation", "Notifications", "Gateway"];

// Numbers are numbers, and lists of texts hold texts.
function clean(node) {
  if (Array.isArray(node)) {
    node.forEach(clean);
  } else if (node !== null && typeof node === "object") {
    if (Array.isArray(node.type) && node.type.some((type) => type === "integer" || type === "number")) {
      node.type = node.type.filter((type) => type !== "string");
      delete node.pattern;
    }
    // Lists of texts: text is read by a converter of the services' own, which says nothing of an item's schema.
    if (node.type === "array" || (Array.isArray(node.type) && node.type.includes("array"))) node.items ??= { type: "string" };
    Object.values(node).forEach(clean);
  }
}

await mkdir(generated, { recursive: true });
for (const service of services) {
  const file = new URL(`WorkPlan.${service}.json`, descriptions);
  const text = await readFile(file, "utf8").catch(() => {
    throw new Error(`${file.pathname} is missing: build the services with DescribeApi=true first (eng/run.sh does).`);
  });
  const description = JSON.parse(text);
  clean(description);
  // A period is written `2022-Q3`, by a converter of its own.
  if (description.components?.schemas?.Period) description.components.schemas.Period.type = "string";
  const types = astToString(await openapiTypescript(description));
  await writeFile(new URL(`${service.toLowerCase()}.d.ts`, generated), types);
}
