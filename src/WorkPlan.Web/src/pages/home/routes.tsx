import { HomeOutlined } from "@ant-design/icons";
import type { PageRoute } from "../../app/pages";

export const routes: readonly PageRoute[] = [
  { path: "/", title: "home:title", load: () => import("./Home"), nav: { group: "home", order: 0, icon: <HomeOutlined /> } },
];
