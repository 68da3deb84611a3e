import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/planning";
import { DataTable } from "../../components/DataTable";
import { Page } from "../../components/Page";

type Field = components["schemas"]["FieldView"];

export default function Fields() {
  const { t } = useTranslation("administration");
  const query = useQuery({ queryKey: ["fields"], staleTime: 600_000, queryFn: () => dataOf(api.planning.GET("/api/v1/planning/fields", { params: { query: { pageSize: 200 } } })) });
  return (
    <Page title={t("fields.title")}>
      <DataTable<Field> query={query} rowKey="code" columns={[
        { title: t("fields.code"), dataIndex: "code" }, { title: t("fields.name"), dataIndex: "name" },
        { title: t("fields.kind"), render: (_, row) => t(`fields.kinds.${row.kind}`, { defaultValue: row.kind }) },
      ]} />
    </Page>
  );
}
