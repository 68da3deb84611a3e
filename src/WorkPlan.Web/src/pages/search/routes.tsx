import type { PageRoute } from "../../app/pages";

export const routes: readonly PageRoute[] = [
  { path: "/search", title: "search:title", load: () => import("./Search") },
];
