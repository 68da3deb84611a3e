import { AuditOutlined, BankOutlined, BarChartOutlined, CarryOutOutlined, FileDoneOutlined, IdcardOutlined, SolutionOutlined, StarOutlined, SwapOutlined } from "@ant-design/icons";
import { acts } from "../../api/acts";
import type { PageRoute } from "../../app/pages";

export const routes: readonly PageRoute[] = [
  { path: "/assignments/tasks", title: "assignments:tasks.title", load: () => import("./tasks/Tasks"), nav: { group: "assignments", order: 1, icon: <CarryOutOutlined /> } },
  { path: "/assignments/tasks/$id", title: "assignments:tasks.title", load: () => import("./tasks/TaskPage") },
  { path: "/assignments/series", title: "assignments:series.title", load: () => import("./tasks/SeriesPage") },
  { path: "/assignments/board", title: "assignments:board.title", load: () => import("./board/Board"), roles: acts.propose, nav: { group: "assignments", order: 2, icon: <SolutionOutlined /> } },
  { path: "/assignments/decisions", title: "assignments:decisions.title", load: () => import("./decisions/Decisions"), nav: { group: "assignments", order: 3, icon: <AuditOutlined /> } },
  { path: "/assignments/decisions/$id", title: "assignments:decisions.title", load: () => import("./decisions/DecisionPage") },
  { path: "/assignments/individual-plans", title: "assignments:individual.title", load: () => import("./individual/IndividualPlans"), nav: { group: "assignments", order: 4, icon: <FileDoneOutlined /> } },
  { path: "/assignments/individual-plans/$id", title: "assignments:individual.title", load: () => import("./individual/IndividualPlanPage") },
  { path: "/assignments/workload", title: "assignments:workload.title", load: () => import("./Workload"), nav: { group: "assignments", order: 5, icon: <BarChartOutlined /> } },
  { path: "/assignments/scores", title: "assignments:scores.title", load: () => import("./scores/Scores"), nav: { group: "assignments", order: 6, icon: <StarOutlined /> } },
  { path: "/assignments/handovers", title: "assignments:handOvers.title", load: () => import("./moves/HandOvers"), nav: { group: "assignments", order: 7, icon: <SwapOutlined /> } },
  { path: "/assignments/handovers/$id", title: "assignments:handOvers.title", load: () => import("./moves/HandOverPage") },
  { path: "/assignments/people", title: "assignments:people.title", load: () => import("./people/People"), nav: { group: "assignments", order: 8, icon: <IdcardOutlined /> } },
  { path: "/assignments/people/$code", title: "assignments:people.title", load: () => import("./people/PersonPage") },
  { path: "/assignments/rules", title: "assignments:rules.title", load: () => import("./Rules"), nav: { group: "assignments", order: 9, icon: <BankOutlined /> } },
];
