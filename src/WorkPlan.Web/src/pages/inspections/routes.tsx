import { FileSearchOutlined, ProjectOutlined, SafetyCertificateOutlined } from "@ant-design/icons";
import type { PageRoute } from "../../app/pages";

export const routes: readonly PageRoute[] = [
  { path: "/inspections/campaigns", title: "inspections:campaigns.title", load: () => import("./Campaigns"), nav: { group: "inspections", order: 1, icon: <SafetyCertificateOutlined /> } },
  { path: "/inspections/campaigns/$id", title: "inspections:campaigns.title", load: () => import("./CampaignPage") },
  { path: "/inspections/campaigns/$id/units/$unitCode", title: "inspections:unit.title", load: () => import("./unit/UnitPage") },
  { path: "/inspections/findings", title: "inspections:findings.title", load: () => import("./findings/FindingBoard"), nav: { group: "inspections", order: 2, icon: <ProjectOutlined /> } },
  { path: "/inspections/findings/$id", title: "inspections:findings.title", load: () => import("./findings/FindingPage") },
  { path: "/inspections/checklists", title: "inspections:checklists.title", load: () => import("./Checklists"), nav: { group: "inspections", order: 3, icon: <FileSearchOutlined /> } },
];
