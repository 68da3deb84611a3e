import { useQuery } from "@tanstack/react-query";
import { Input } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import { lookAt, useScope } from "../../app/scope";
import { Link, useFilters } from "../../components/Link";
import { Loaded, Nothing, Page, Section } from "../../components/Page";
import { searchKey } from "../../components/people";
import { shortName, useUnitName, useUnits } from "../../components/UnitPicker";

const pageSize = 20;

/** Finds units, documents, plans, tasks and people by what they are called, with or without tone marks. */
export default function Search() {
  const { t } = useTranslation(["search", "planning"]);
  const { workYear } = useScope();
  const [{ q = "" }, change] = useFilters();
  const nameOf = useUnitName();
  const enabled = q.trim() !== "";
  const units = useUnits();
  const query = { params: { query: { q, workYear, pageSize } } };
  const documents = useQuery({ queryKey: ["search", "documents", q, workYear], enabled, queryFn: () => dataOf(api.planning.GET("/api/v1/planning/documents", query)) });
  const plans = useQuery({ queryKey: ["search", "plans", q, workYear], enabled, queryFn: () => dataOf(api.planning.GET("/api/v1/planning/plans", query)) });
  const tasks = useQuery({ queryKey: ["search", "tasks", q, workYear], enabled, queryFn: () => dataOf(api.assignments.GET("/api/v1/assignments/tasks", query)) });
  const people = useQuery({ queryKey: ["search", "people", q], enabled, queryFn: () => dataOf(api.assignments.GET("/api/v1/assignments/people", { params: { query: { q, pageSize } } })) });
  const found = units.data?.filter((unit) => searchKey(`${unit.name} ${unit.code}`).includes(searchKey(q)));
  return (
    <Page title={q === "" ? t("title") : t("titleOf", { q })} note={t("note")}>
      <Input.Search key={q} className="no-print" allowClear style={{ maxWidth: 480, marginBottom: 16 }} aria-label={t("what")} placeholder={t("what")} defaultValue={q} onSearch={(typed) => change({ q: typed.trim() || undefined })} />
      {!enabled ? <Nothing>{t("type")}</Nothing> : (
        <div className="stack">
          <Found title={t("units")} query={{ ...units, data: found && { items: found.slice(0, pageSize), total: found.length } }} keyOf={(row) => row.code}>
            {(row) => <Link to="/" onClick={() => lookAt({ unit: row.code })}>{shortName(row.name)}</Link>}
          </Found>
          <Found title={t("documents")} query={documents} keyOf={(row) => row.id}>
            {(row) => <><Link to={`/planning/documents/${row.id}`}>{t(`documents.types.${row.type}`, { ns: "planning" })} {row.number}</Link> – {row.abstract}</>}
          </Found>
          <Found title={t("plans")} query={plans} keyOf={(row) => row.id}>{(row) => <><Link to={`/planning/plans/${row.id}`}>{row.title}</Link> – {nameOf(row.unitCode)}</>}</Found>
          <Found title={t("tasks")} query={tasks} keyOf={(row) => row.id}>{(row) => <><Link to={`/assignments/tasks/${row.id}`}>{row.title}</Link> – {nameOf(row.unitCode)}</>}</Found>
          <Found title={t("people")} query={people} keyOf={(row) => row.code}>{(row) => <><Link to={`/assignments/people/${row.code}`}>{row.fullName}</Link> – {nameOf(row.unitCode)}</>}</Found>
        </div>
      )}
    </Page>
  );
}

interface FoundProps<Row> {
  title: string;
  query: { data: { items: readonly Row[]; total: number } | undefined; error: Error | null; isPending: boolean; refetch: () => unknown };
  keyOf: (row: Row) => string;
  children: (row: Row) => ReactNode;
}

function Found<Row>({ title, query, keyOf, children }: FoundProps<Row>) {
  const { t } = useTranslation("search");
  return (
    <Section title={query.data === undefined ? title : `${title} (${query.data.total})`}>
      <Loaded query={query} empty={(page) => page.items.length === 0 && <p style={{ margin: 0, color: "#5a6472" }}>{t("nothing")}</p>}>
        {(page) => <ul style={{ margin: 0, paddingInlineStart: 20 }}>{page.items.map((row) => <li key={keyOf(row)}>{children(row)}</li>)}</ul>}
      </Loaded>
    </Section>
  );
}
