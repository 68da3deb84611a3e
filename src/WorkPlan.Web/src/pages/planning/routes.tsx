import { ApartmentOutlined, BarChartOutlined, CalendarOutlined, CheckSquareOutlined, ContainerOutlined, FileTextOutlined, FolderOpenOutlined, FundOutlined, LineChartOutlined, ProfileOutlined, QuestionCircleOutlined, TableOutlined, TeamOutlined, WarningOutlined } from "@ant-design/icons";
import { acts } from "../../api/acts";
import type { PageRoute } from "../../app/pages";

export const routes: readonly PageRoute[] = [
  { path: "/planning/obligations", title: "planning:obligations.title", load: () => import("./Obligations"), nav: { group: "planning", order: 1, icon: <CheckSquareOutlined /> } },
  { path: "/planning/documents", title: "planning:documents.title", load: () => import("./Documents"), nav: { group: "planning", order: 2, icon: <FileTextOutlined /> } },
  { path: "/planning/documents/$id", title: "planning:documents.title", load: () => import("./DocumentPage") },
  { path: "/planning/plans", title: "planning:plans.title", load: () => import("./Plans"), nav: { group: "planning", order: 3, icon: <ProfileOutlined /> } },
  { path: "/planning/plans/$id", title: "planning:plans.title", load: () => import("./plan/PlanPage") },
  { path: "/planning/results", title: "planning:results.title", load: () => import("./results/Results"), roles: acts.enterResults, nav: { group: "planning", order: 4, icon: <TableOutlined /> } },
  { path: "/planning/reports", title: "planning:reports.title", load: () => import("./reports/Reports"), nav: { group: "planning", order: 4.5, icon: <ContainerOutlined /> } },
  { path: "/planning/reports/$id", title: "planning:reports.title", load: () => import("./reports/ReportPage") },
  { path: "/planning/outcomes", title: "planning:outcomes.title", load: () => import("./Outcomes"), nav: { group: "planning", order: 5, icon: <FundOutlined /> } },
  { path: "/planning/rollups", title: "planning:rollups.title", load: () => import("./Rollups"), nav: { group: "planning", order: 6, icon: <BarChartOutlined /> } },
  { path: "/planning/forecast", title: "planning:forecast.title", load: () => import("./Forecast"), nav: { group: "planning", order: 7, icon: <LineChartOutlined /> } },
  { path: "/planning/briefings", title: "planning:briefings.title", load: () => import("./Briefings"), nav: { group: "planning", order: 8, icon: <TeamOutlined /> } },
  { path: "/planning/briefings/$id", title: "planning:briefings.title", load: () => import("./meetings/BriefingPage") },
  { path: "/planning/sessions/$id", title: "planning:sessions.title", load: () => import("./meetings/SessionPage") },
  { path: "/planning/directions/$id", title: "planning:directions.title", load: () => import("./meetings/DirectionPage") },
  { path: "/planning/ranking", title: "planning:ranking.title", load: () => import("./Ranking") },
  { path: "/planning/comparison", title: "planning:comparison.title", load: () => import("./Comparison") },
  { path: "/planning/obstacles", title: "planning:obstacles.title", load: () => import("./obstacles/Obstacles"), nav: { group: "planning", order: 8.2, icon: <WarningOutlined /> } },
  { path: "/planning/obstacles/$id", title: "planning:obstacles.title", load: () => import("./obstacles/ObstaclePage") },
  { path: "/planning/inquiries", title: "planning:inquiries.title", load: () => import("./inquiries/Inquiries"), nav: { group: "planning", order: 8.4, icon: <QuestionCircleOutlined /> } },
  { path: "/planning/inquiries/$id", title: "planning:inquiries.title", load: () => import("./inquiries/InquiryPage") },
  { path: "/planning/principle-files", title: "planning:files.title", load: () => import("./files/PrincipleFiles"), nav: { group: "planning", order: 8.6, icon: <FolderOpenOutlined /> } },
  { path: "/planning/principle-files/$unitCode", title: "planning:files.title", load: () => import("./files/PrincipleFilePage") },
  { path: "/planning/calendar", title: "planning:calendar.title", load: () => import("./Calendar"), nav: { group: "planning", order: 9, icon: <CalendarOutlined /> } },
  { path: "/planning/units", title: "planning:units.title", load: () => import("./Units"), nav: { group: "planning", order: 10, icon: <ApartmentOutlined /> } },
  { path: "/planning/units/$code", title: "planning:units.title", load: () => import("./UnitPage") },
];
