import { BellOutlined } from "@ant-design/icons";
import { everybody } from "../../api/me";
import type { PageRoute } from "../../app/pages";

export const routes: readonly PageRoute[] = [
  { path: "/notifications", title: "notifications:title", load: () => import("./Notifications"), roles: everybody, nav: { group: "home", order: 2, icon: <BellOutlined /> } },
  { path: "/notifications/preferences", title: "notifications:preferences.title", load: () => import("./Preferences") },
];
