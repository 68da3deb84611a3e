import { FlagOutlined, OrderedListOutlined, PlusCircleOutlined, SafetyOutlined, StarOutlined, TeamOutlined, TrophyOutlined } from "@ant-design/icons";
import type { PageRoute } from "../../app/pages";

export const routes: readonly PageRoute[] = [
  { path: "/emulation/campaigns", title: "emulation:campaigns.title", load: () => import("./Campaigns"), nav: { group: "emulation", order: 1, icon: <FlagOutlined /> } },
  { path: "/emulation/campaigns/$id", title: "emulation:campaigns.title", load: () => import("./CampaignPage") },
  { path: "/emulation/registrations", title: "emulation:registrations.title", load: () => import("./Registrations"), nav: { group: "emulation", order: 2, icon: <TrophyOutlined /> } },
  { path: "/emulation/eligibility", title: "emulation:eligibility.title", load: () => import("./Eligibility"), nav: { group: "emulation", order: 3, icon: <SafetyOutlined /> } },
  { path: "/emulation/rankings", title: "emulation:rankings.title", load: () => import("./rankings/Rankings"), nav: { group: "emulation", order: 4, icon: <OrderedListOutlined /> } },
  { path: "/emulation/rankings/$id", title: "emulation:rankings.title", load: () => import("./rankings/RankingPage") },
  { path: "/emulation/clusters/$cluster/cross-checks", title: "emulation:crossChecks.short", load: () => import("./rankings/CrossChecks") },
  { path: "/emulation/adjustments", title: "emulation:adjustments.title", load: () => import("./rankings/Adjustments"), nav: { group: "emulation", order: 5, icon: <PlusCircleOutlined /> } },
  { path: "/emulation/proposals", title: "emulation:proposals.title", load: () => import("./Proposals"), nav: { group: "emulation", order: 6, icon: <StarOutlined /> } },
  { path: "/emulation/council", title: "emulation:council.title", load: () => import("./council/Council"), nav: { group: "emulation", order: 7, icon: <TeamOutlined /> } },
  { path: "/emulation/ballots/$id", title: "emulation:ballot.title", load: () => import("./council/BallotPage") },
  { path: "/emulation/pledges/$id", title: "emulation:pledges.title", load: () => import("./PledgePage") },
  { path: "/emulation/council-sessions/$id", title: "emulation:council.title", load: () => import("./council/SessionPage") },
];
