import { describe, expect, it } from "vitest";

const files = import.meta.glob<Record<string, unknown>>(["../src/i18n/*.json", "../src/pages/*/*.json"], { eager: true, import: "default" });

/** Every key with its path; what i18next appends for plurals differs by language. */
function keysOf(texts: object, prefix = ""): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === "string" ? [prefix + key.replace(/_(one|other)$/, "")] : keysOf(value as object, `${prefix}${key}.`));
}

describe("texts", () => {
  for (const path of Object.keys(files).filter((path) => path.endsWith("vi.json"))) {
    it(`of ${path} are there in English, too`, () => {
      const english = files[path.replace("vi.json", "en.json")] ?? {};
      expect(new Set(keysOf(english))).toEqual(new Set(keysOf(files[path]!)));
    });
  }

  it("are compared key by key", () => {
    expect(keysOf({ a: { b: "x" }, c_other: "y" })).toEqual(["a.b", "c"]);
  });
});
