import { CheckCircleFilled, CloseCircleFilled, ExclamationCircleFilled } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import { Loaded, Section } from "../../../components/Page";

/** Every rule that the plan must meet, as it stands now; the tag makes it look again after each change. */
export function Compliance({ id, tag }: { id: string; tag: string }) {
  const { t } = useTranslation("planning");
  const query = useQuery({ queryKey: ["plans", id, "compliance", tag], queryFn: () => dataOf(api.planning.GET("/api/v1/planning/plans/{id}/compliance", { params: { path: { id } } })), placeholderData: (before) => before });
  return (
    <Section title={t("plan.compliance")}>
      <Loaded query={query}>
        {(view) => (
          <>
            <p role="status"><b>{view.canBeSubmitted ? t("plan.complete") : t("plan.incomplete", { count: view.items.filter((item) => !item.met && item.blocking).length })}</b></p>
            <ul style={{ listStyle: "none", padding: 0, margin: 0 }}>
              {view.items.toSorted((a, b) => Number(a.met) - Number(b.met) || Number(b.blocking) - Number(a.blocking)).map((item) => (
                <li key={item.rule} style={{ display: "flex", gap: 8, padding: "6px 0", borderTop: "1px solid #eef2f7" }}>
                  {item.met ? <CheckCircleFilled style={{ color: "#2f855a" }} aria-label={t("plan.met")} /> : item.blocking ? <CloseCircleFilled style={{ color: "#b3261e" }} aria-label={t("plan.blocks")} /> : <ExclamationCircleFilled style={{ color: "#b7791f" }} aria-label={t("plan.warns")} />}
                  <div>{item.title}{!item.met && item.reason != null && <div style={{ color: "#4b5563" }}>{item.reason}</div>}{item.citation != null && <small style={{ color: "#5a6472" }}>{item.citation}</small>}</div>
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </Section>
  );
}
