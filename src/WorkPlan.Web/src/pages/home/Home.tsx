import { Navigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { isMember, rolesOf, useMe } from "../../api/me";
import { useScope } from "../../app/scope";
import { today } from "../../components/dates";
import { Nothing, Page } from "../../components/Page";
import { useUnitName } from "../../components/UnitPicker";
import { MyTasks } from "./MyTasks";
import { UnitAtAGlance } from "./UnitAtAGlance";
import { WaitsForMe } from "./WaitsForMe";

const leading = ["chief", "deputyChief", "unitHead", "planner", "auditor", "systemAdministrator"] as const;

/** What is next for who has signed in: what waits for them by deadline, their tasks, and how their unit stands. Operators watch the system. */
export default function Home() {
  const { t } = useTranslation(["home", "common"]);
  const { unit, workYear } = useScope();
  const me = useMe();
  const nameOf = useUnitName();
  const roles = rolesOf(me.data, today());
  if (me.data !== undefined && roles.size > 0 && !isMember(roles)) return <Navigate to={"/operations/system" as never} replace />;
  const leads = leading.some((role) => roles.has(role));
  const person = me.data?.personCode ?? undefined;
  return (
    <Page title={unit === "" ? t("title") : `${nameOf(unit)} – ${t("year", { year: workYear })}`} note={t(leads ? "greeting" : "greetingOwn", { name: me.data?.fullName ?? "" })}>
      {leads && (unit === "" ? <Nothing>{t("empty.unit", { ns: "common" })}</Nothing> : <UnitAtAGlance unit={unit} workYear={workYear} />)}
      <div className="two">
        <WaitsForMe />
        {(unit !== "" || person !== undefined) && <MyTasks personCode={person} unit={unit} workYear={workYear} />}
      </div>
    </Page>
  );
}
