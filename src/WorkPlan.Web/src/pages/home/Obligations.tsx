import { Table } from "antd";
import { useTranslation } from "react-i18next";
import type { components } from "../../api/generated/planning";
import { Link } from "../../components/Link";
import { Loaded, Nothing, Section } from "../../components/Page";
import { Scrollable } from "../../components/Scrollable";
import { Due, StandingTag } from "../../components/Standing";
import { useUnitName } from "../../components/UnitPicker";

export type Obligation = components["schemas"]["ObligationView"];

interface Props { query: { data: { items: Obligation[] } | undefined; error: Error | null; isPending: boolean; refetch: () => unknown } }

/** What is owed, the nearest deadline first, each with the page where it is done. */
export function Obligations({ query }: Props) {
  const { t } = useTranslation("home");
  const nameOf = useUnitName();
  return (
    <Section title={t("obligations.title")} extra={<Link to="/planning/obligations">{t("obligations.all")}</Link>}>
      <Loaded query={query} empty={(data) => data.items.length === 0 && <Nothing>{t("obligations.none")}</Nothing>}>
        {(data) => (
          <Scrollable><Table<Obligation>
            size="small" rowKey="id" dataSource={data.items.slice(0, 8)} pagination={false} scroll={{ x: "max-content" }}
            columns={[
              { title: t("obligations.due"), render: (_, row) => <Due on={row.dueOn} open /> },
              { title: t("obligations.what"), render: (_, row) => <><Link to={row.documentId ? `/planning/documents/${row.documentId}` : row.inquiryId ? "/planning/obligations" : "/planning/reports"}>{t(`kinds.${row.kind}`)}</Link><div style={{ whiteSpace: "normal", maxWidth: 360 }}>{row.document}</div></> },
              { title: t("obligations.unit"), render: (_, row) => nameOf(row.unitCode) },
              { title: t("obligations.state"), render: (_, row) => <StandingTag state={row.state} /> },
            ]}
          /></Scrollable>
        )}
      </Loaded>
    </Section>
  );
}
