import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import { rolesOf, useMe } from "../../api/me";
import { useScope } from "../../app/scope";
import { today } from "../../components/dates";
import { Page } from "../../components/Page";
import { useUnitName } from "../../components/UnitPicker";
import { MyTasks } from "./MyTasks";
import { Obligations } from "./Obligations";
import { UnitAtAGlance } from "./UnitAtAGlance";

const leading = ["chief", "deputyChief", "unitHead", "planner", "auditor", "systemAdministrator"] as const;

/** What is next for who has signed in: their duties by deadline, their tasks, and how their unit stands. */
export default function Home() {
  const { t } = useTranslation("home");
  const { unit, workYear } = useScope();
  const me = useMe();
  const nameOf = useUnitName();
  const roles = rolesOf(me.data, today());
  const leads = leading.some((role) => roles.has(role));
  const owed = (state: "overdue" | "open") => ({
    queryKey: ["obligations", "home", state, workYear],
    queryFn: () => dataOf(api.planning.GET("/api/v1/planning/obligations", { params: { query: { workYear, state, sort: "dueAt", pageSize: 200 } } })),
    enabled: me.data !== undefined,
  });
  const overdue = useQuery(owed("overdue"));
  const open = useQuery(owed("open"));
  const obligations = [...(overdue.data?.items ?? []), ...(open.data?.items ?? [])];
  return (
    <Page title={unit === "" ? t("title") : `${nameOf(unit)} – ${t("year", { year: workYear })}`} note={t("greeting", { name: me.data?.fullName ?? "" })}>
      {leads && unit !== "" && <UnitAtAGlance unit={unit} workYear={workYear} obligations={obligations} overdue={overdue.data?.total} />}
      <div className="two">
        <Obligations query={{ ...open, data: open.data && overdue.data && { items: obligations } }} />
        <MyTasks personCode={me.data?.personCode ?? undefined} unit={unit} />
      </div>
    </Page>
  );
}
