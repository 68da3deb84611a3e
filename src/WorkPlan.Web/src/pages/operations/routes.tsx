import { DashboardOutlined, WarningOutlined } from "@ant-design/icons";
import type { PageRoute } from "../../app/pages";

export const routes: readonly PageRoute[] = [
  { path: "/operations/system", title: "operations:system.title", load: () => import("./SystemView"), roles: ["operator"], nav: { group: "operations", order: 1, icon: <DashboardOutlined /> } },
  { path: "/operations/error-queues", title: "operations:errorQueues.title", load: () => import("./ErrorQueues"), roles: ["operator"], nav: { group: "operations", order: 2, icon: <WarningOutlined /> } },
];
