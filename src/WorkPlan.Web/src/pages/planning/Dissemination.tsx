import { useQuery } from "@tanstack/react-query";
import { Progress, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/planning";
import { useScope } from "../../app/scope";
import { ShortTable } from "../../components/DataTable";
import { dayText } from "../../components/dates";
import { Link } from "../../components/Link";
import { shareText } from "../../components/numbers";
import { Loaded } from "../../components/Page";

type Row = components["schemas"]["DisseminationView"];

/** How promptly and completely a unit has made the year's documents known among its people. */
export function Dissemination() {
  const { t } = useTranslation("planning");
  const { unit, workYear } = useScope();
  const query = useQuery({ queryKey: ["documents", "dissemination", unit, workYear], enabled: unit !== "", queryFn: () => dataOf(api.planning.GET("/api/v1/planning/dissemination", { params: { query: { unit, workYear } } })) });
  return (
    <Loaded query={query}>
      {(view) => (
        <>
          <div className="grid-figures">
            <span className="figure"><b>{view.disseminated}/{view.documents}</b><small>{t("documents.disseminatedCount")}</small></span>
            <span className="figure"><b>{shareText(view.timelyBasisPoints)}</b><small>{t("documents.timelyShare")}</small></span>
            <span className="figure"><b>{shareText(view.completeBasisPoints)}</b><small>{t("documents.completeShare", { done: view.acknowledgedPairs, of: view.requiredPairs })}</small></span>
          </div>
          <ShortTable<Row> rows={view.items} rowKey="documentId" empty={t("documents.nothingToDisseminate")}
            expandable={{ rowExpandable: (row) => row.missing.length > 0, expandedRowRender: (row) => <>{t("documents.missing")}: {row.missing.map((person) => person.fullName).join(", ")}</> }}
            columns={[
              { title: t("documents.one"), render: (_, row) => <Link className="reason" to={`/planning/documents/${row.documentId}`}>{row.document}</Link> },
              { title: t("documents.disseminationDueAt"), render: (_, row) => dayText(row.dueAt) },
              { title: t("documents.disseminatedOn"), render: (_, row) => row.disseminatedOn == null ? <Tag color="red">{t("documents.notYet")}</Tag> : dayText(row.disseminatedOn) },
              { title: t("documents.timely"), render: (_, row) => row.timely == null ? "–" : row.timely ? <Tag color="green">{t("documents.inTime")}</Tag> : <Tag color="red">{t("documents.late")}</Tag> },
              { title: t("documents.people"), render: (_, row) => <Progress style={{ minWidth: 160 }} size="small" aria-label={`${t("documents.people")}: ${row.document}`} percent={row.requiredPersons === 0 ? (row.disseminatedOn == null ? 0 : 100) : Math.floor((row.acknowledgedPersons / row.requiredPersons) * 100)} format={() => `${row.acknowledgedPersons}/${row.requiredPersons}`} /> },
            ]} />
        </>
      )}
    </Loaded>
  );
}
