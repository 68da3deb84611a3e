import type { PageRoute } from "../../app/pages";

export const routes: readonly PageRoute[] = [
  { path: "/account", title: "account:title", load: () => import("./AccountPage") },
];
