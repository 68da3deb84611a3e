import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Tabs, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, taggedOf } from "../../../api/client";
import type { components } from "../../../api/generated/planning";
import { useFilters } from "../../../components/Link";
import { Loaded, Page } from "../../../components/Page";
import { useUnitName } from "../../../components/UnitPicker";
import { stateColours } from "../Plans";
import { About } from "./About";
import { Approval } from "./Approval";
import { Compliance } from "./Compliance";
import { Review } from "./Review";
import { Sections } from "./Sections";
import { Tasks } from "./Tasks";
import { Trace } from "./Trace";
import { Troubles } from "./Troubles";
import { Versions } from "./Versions";

export type Plan = components["schemas"]["PlanView"];

/** What each part of the plan's page gets: the plan with the tag that a change of it needs, and whether it may be edited now. */
export interface PlanProps { plan: Plan; tag: string; editable: boolean }

export default function PlanPage() {
  const { t } = useTranslation("planning");
  const { id } = useParams({ strict: false }) as { id: string };
  const [filters, change] = useFilters();
  const nameOf = useUnitName();
  const may = useMay();
  const query = useQuery({ queryKey: ["plans", id], queryFn: () => taggedOf(api.planning.GET("/api/v1/planning/plans/{id}", { params: { path: { id } } })) });
  return (
    <Loaded query={query}>
      {({ data: plan, tag }) => {
        const props = { plan, tag, editable: (plan.state === "draft" || plan.state === "returned") && may("writePlans", plan.unitCode) };
        return (
          <Page title={plan.title} note={<>{nameOf(plan.unitCode)} · {t("plans.yearOf", { year: plan.workYear })} · <Tag color={stateColours[plan.state]}>{plan.statusText}</Tag></>} actions={<Approval {...props} />}>
            <div className={props.editable ? "two" : "stack"}>
              <Tabs tabBarGutter={20} activeKey={filters.tab ?? "sections"} onChange={(tab) => change({ tab })} items={[
                { key: "sections", label: t("plan.sections"), children: <Sections {...props} /> },
                { key: "tasks", label: t("plan.tasks", { total: plan.tasks.length }), children: <Tasks {...props} /> },
                ...(props.editable ? [] : [{ key: "compliance", label: t("plan.compliance"), children: <Compliance id={plan.id} tag={tag} /> }]),
                { key: "about", label: t("plan.about"), children: <div className="stack"><About {...props} /><Review {...props} /></div> },
                { key: "versions", label: t("plan.versions"), children: <Versions plan={plan} /> },
                { key: "troubles", label: t("plan.troubles"), children: <Troubles plan={plan} /> },
                { key: "trace", label: t("plan.trace"), children: <Trace id={plan.id} /> },
              ]} />
              {props.editable && <Compliance id={plan.id} tag={tag} />}
            </div>
          </Page>
        );
      }}
    </Loaded>
  );
}
