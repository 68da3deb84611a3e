import { useQuery, useQueryClient } from "@tanstack/react-query";
import { PlusOutlined } from "@ant-design/icons";
import { App, Button, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/assignments";
import { useScope } from "../../../app/scope";
import { DataTable } from "../../../components/DataTable";
import { ImportFile } from "../../../components/ImportFile";
import { Link, useFilters } from "../../../components/Link";
import { Page } from "../../../components/Page";
import { useUnitName } from "../../../components/UnitPicker";
import { RegisterPerson } from "./EditPerson";

type Person = components["schemas"]["PersonView"];
const kinds = ["civilServant", "publicEmployee", "contractWorker"] as const;

/** Everybody of the unit, with the titles and the position of today. */
export default function People() {
  const { t } = useTranslation("assignments");
  const { unit } = useScope();
  const [filters, change] = useFilters();
  const nameOf = useUnitName();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const keeps = useMay()("writePeople", unit);
  const [registering, setRegistering] = useState(false);
  const taken = ({ imported }: { imported: number }) => {
    void message.success(t("people.imported", { count: imported }));
    void queries.invalidateQueries({ queryKey: ["people"] });
  };
  const query = useQuery({
    queryKey: ["people", unit, filters],
    queryFn: () => dataOf(api.assignments.GET("/api/v1/assignments/people", {
      params: { query: { unit, pageSize: 50, page: Number(filters.page ?? 1), ...(filters.q !== undefined && { q: filters.q }), ...(filters.kind !== undefined && { kind: filters.kind as Person["kind"] }) } },
    })),
  });
  return (
    <Page title={t("people.title")} note={t("people.note")} actions={keeps && <><ImportFile<{ imported: number }> label={t("people.import")} pathOf={() => "/api/v1/assignments/people/imports"} onTaken={taken} /><Button icon={<PlusOutlined />} onClick={() => setRegistering(true)}>{t("people.register")}</Button></>}>
      <div className="filters no-print">
        <Input.Search allowClear style={{ width: 280 }} placeholder={t("people.search")} aria-label={t("people.search")} defaultValue={filters.q ?? ""} onSearch={(q) => change({ q: q === "" ? undefined : q, page: undefined })} />
        <Select allowClear style={{ width: 200 }} placeholder={t("people.kind")} aria-label={t("people.kind")} value={filters.kind ?? null} onChange={(kind?: string) => change({ kind, page: undefined })}
          options={kinds.map((value) => ({ value, label: t(`people.kinds.${value}`) }))} />
      </div>
      <DataTable<Person> query={query} rowKey="code" empty={t("people.none")} columns={[
        { title: t("people.name"), render: (_, row) => <><Link to={`/assignments/people/${row.code}`}>{row.fullName}</Link><br /><small>{row.code} · {nameOf(row.unitCode)}</small></> },
        { title: t("criteria.managementTitle"), render: (_, row) => row.managementTitle == null ? "–" : t(`managementTitles.${row.managementTitle}`) },
        { title: t("criteria.judicialTitle"), render: (_, row) => row.judicialTitle == null ? "–" : t(`judicialTitles.${row.judicialTitle}`) },
        { title: t("criteria.jobPosition"), render: (_, row) => <span style={{ whiteSpace: "normal", display: "block", maxWidth: 260 }}>{row.jobPosition ?? "–"}</span> },
        { title: t("people.kind"), render: (_, row) => t(`people.kinds.${row.kind}`) },
      ]} />
      {registering && <RegisterPerson unit={unit} onClose={() => setRegistering(false)} />}
    </Page>
  );
}
