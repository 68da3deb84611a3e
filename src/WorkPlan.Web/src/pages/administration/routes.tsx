import { AppstoreOutlined, BookOutlined, CalendarOutlined, LockOutlined, TeamOutlined, TrophyOutlined } from "@ant-design/icons";
import type { PageRoute } from "../../app/pages";

export const routes: readonly PageRoute[] = [
  { path: "/administration/accounts", title: "administration:accounts.title", load: () => import("./Accounts"), roles: ["systemAdministrator"], nav: { group: "administration", order: 1, icon: <TeamOutlined /> } },
  { path: "/administration/catalogues", title: "administration:catalogues.title", load: () => import("./Catalogues"), roles: ["systemAdministrator", "chief", "deputyChief", "planner"], nav: { group: "administration", order: 2, icon: <BookOutlined /> } },
  { path: "/administration/catalogues/$code", title: "administration:catalogues.title", load: () => import("./CataloguePage") },
  { path: "/administration/fields", title: "administration:fields.title", load: () => import("./Fields"), roles: ["systemAdministrator", "planner"], nav: { group: "administration", order: 3, icon: <AppstoreOutlined /> } },
  { path: "/administration/calendars", title: "administration:calendars.title", load: () => import("./Calendars"), roles: ["systemAdministrator"], nav: { group: "administration", order: 4, icon: <CalendarOutlined /> } },
  { path: "/administration/locks", title: "administration:locks.title", load: () => import("./Locks"), roles: ["systemAdministrator", "chief", "deputyChief", "unitHead", "planner"], nav: { group: "administration", order: 5, icon: <LockOutlined /> } },
  { path: "/administration/policies", title: "administration:policies.title", load: () => import("./Policies"), roles: ["systemAdministrator", "emulationOfficer"], nav: { group: "administration", order: 6, icon: <TrophyOutlined /> } },
];
