import { AuditOutlined, BarChartOutlined, CalculatorOutlined, FlagOutlined, LikeOutlined, OrderedListOutlined, PlusCircleOutlined, SafetyOutlined, StarOutlined, TeamOutlined, TrophyOutlined, UsergroupAddOutlined } from "@ant-design/icons";
import type { PageRoute } from "../../app/pages";

export const routes: readonly PageRoute[] = [
  { path: "/emulation/campaigns", title: "emulation:campaigns.title", load: () => import("./Campaigns"), nav: { group: "emulation", order: 1, icon: <FlagOutlined /> } },
  { path: "/emulation/campaigns/$id", title: "emulation:campaigns.title", load: () => import("./CampaignPage") },
  { path: "/emulation/pledges/$id", title: "emulation:pledges.title", load: () => import("./PledgePage") },
  { path: "/emulation/conferences", title: "emulation:conferences.title", load: () => import("./Conferences"), nav: { group: "emulation", order: 2, icon: <UsergroupAddOutlined /> } },
  { path: "/emulation/registrations", title: "emulation:registrations.title", load: () => import("./Registrations"), nav: { group: "emulation", order: 3, icon: <TrophyOutlined /> } },
  { path: "/emulation/merits", title: "emulation:merits.title", load: () => import("./merits/Merits"), nav: { group: "emulation", order: 4, icon: <LikeOutlined /> } },
  { path: "/emulation/eligibility", title: "emulation:eligibility.title", load: () => import("./Eligibility"), roles: ["chief", "deputyChief", "unitHead", "emulationOfficer", "auditor"], nav: { group: "emulation", order: 5, icon: <SafetyOutlined /> } },
  { path: "/emulation/rankings", title: "emulation:rankings.title", load: () => import("./rankings/Rankings"), nav: { group: "emulation", order: 6, icon: <OrderedListOutlined /> } },
  { path: "/emulation/rankings/$id", title: "emulation:rankings.title", load: () => import("./rankings/RankingPage") },
  { path: "/emulation/clusters/$cluster", title: "emulation:clusters.title", load: () => import("./clusters/ClusterPage") },
  { path: "/emulation/clusters/$cluster/cross-checks", title: "emulation:crossChecks.short", load: () => import("./rankings/CrossChecks") },
  { path: "/emulation/adjustments", title: "emulation:adjustments.title", load: () => import("./rankings/Adjustments"), nav: { group: "emulation", order: 7, icon: <PlusCircleOutlined /> } },
  { path: "/emulation/scoring-tables", title: "emulation:scoring.title", load: () => import("./scoring/ScoringTables"), nav: { group: "emulation", order: 8, icon: <CalculatorOutlined /> } },
  { path: "/emulation/proposals", title: "emulation:proposals.title", load: () => import("./Proposals"), nav: { group: "emulation", order: 9, icon: <StarOutlined /> } },
  { path: "/emulation/council", title: "emulation:council.title", load: () => import("./council/Council"), nav: { group: "emulation", order: 10, icon: <TeamOutlined /> } },
  { path: "/emulation/council-sessions/$id", title: "emulation:council.title", load: () => import("./council/SessionPage") },
  { path: "/emulation/ballots/$id", title: "emulation:ballot.title", load: () => import("./council/BallotPage") },
  { path: "/emulation/titles", title: "emulation:conferred.title", load: () => import("./titles/Titles"), nav: { group: "emulation", order: 11, icon: <AuditOutlined /> } },
  { path: "/emulation/titles/$id", title: "emulation:conferred.title", load: () => import("./titles/TitlePage") },
  { path: "/emulation/inflation", title: "emulation:inflation.title", load: () => import("./Inflation"), nav: { group: "emulation", order: 12, icon: <BarChartOutlined /> } },
];
