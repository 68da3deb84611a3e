import i18next from "i18next";
import { initReactI18next } from "react-i18next";

export const languages = ["vi", "en"] as const;
export type Language = (typeof languages)[number];

const storageKey = "workplan.language";
const areaOf = (path: string) => path.split("/").at(-2)!;

// Each area of pages brings its own two files; the area's name is the namespace.
const vietnamese = import.meta.glob<Record<string, unknown>>(["./vi.json", "../pages/*/vi.json"], { eager: true, import: "default" });
const english = import.meta.glob<Record<string, unknown>>(["./en.json", "../pages/*/en.json"], { import: "default" });

const namespaceOf = (path: string) => (path.startsWith("./") ? "common" : areaOf(path));

export function storedLanguage(): Language {
  return localStorage.getItem(storageKey) === "en" ? "en" : "vi";
}

export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: "vi",
    fallbackLng: "vi",
    defaultNS: "common",
    resources: { vi: Object.fromEntries(Object.entries(vietnamese).map(([path, texts]) => [namespaceOf(path), texts])) },
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  await speak(storedLanguage());
}

/** Switches the language; English is loaded when first asked for. */
export async function speak(language: Language): Promise<void> {
  if (language === "en" && !i18next.hasResourceBundle("en", "common")) {
    await Promise.all(Object.entries(english).map(async ([path, load]) =>
      i18next.addResourceBundle("en", namespaceOf(path), await load())));
  }
  localStorage.setItem(storageKey, language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}
