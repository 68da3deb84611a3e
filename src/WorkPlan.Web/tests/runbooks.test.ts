import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fileOf, htmlOf } from "../build/runbooks.mjs";

const folder = "../../docs/runbooks";
const pages = readdirSync(folder).filter((file) => file.endsWith(".md"));

describe("runbooks", () => {
  it.each(pages)("%s becomes a page whose links and anchors are there", (page) => {
    const html = new DOMParser().parseFromString(htmlOf(readFileSync(`${folder}/${page}`, "utf8"), pages).replace(/<link[^>]*>/g, ""), "text/html");
    expect(html.querySelectorAll("main h1")).toHaveLength(1);
    expect(html.title).toBe(`${html.querySelector("h1")!.textContent} · WorkPlan`);
    for (const link of html.querySelectorAll("main a")) {
      const [file, anchor] = link.getAttribute("href")!.split("#");
      // Absolute, because the first page is answered with and without a slash at its end.
      if (file !== "") expect(pages.map((each) => `/runbooks/${fileOf(each)}`)).toContain(file);
      else expect(html.getElementById(anchor!)).not.toBeNull();
    }
  });

  it("refer to nothing that operators do not have", () => expect(() => htmlOf("# A\n[telemetry](../telemetry.md)", pages)).toThrow("../telemetry.md"));
});
