import { Table, type TableProps } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFilters } from "./Link";
import { NotAsked, Nothing } from "./Page";
import { Problem } from "./Problem";
import { Scrollable } from "./Scrollable";

interface PageOf<Row> { items: Row[]; page: number; pageSize: number; total: number }

export type ColumnsOf<Row> = NonNullable<TableProps<Row>["columns"]>;

interface DataTableProps<Row extends object> {
  query: { data: PageOf<Row> | undefined; error: Error | null; isFetching: boolean; refetch: () => unknown };
  columns: ColumnsOf<Row>;
  rowKey: keyof Row & string;
  /** Says what to do when there is nothing. */
  empty?: ReactNode;
  expandable?: TableProps<Row>["expandable"];
}

/** A page of a list from the API. The page number lives in the address (`page`); the caller puts it into its query. */
export function DataTable<Row extends object>({ query, columns, rowKey, empty, expandable }: DataTableProps<Row>) {
  const { t } = useTranslation();
  const [, setFilters] = useFilters();
  if (query.error !== null && query.data === undefined) return <Problem error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined && !query.isFetching) return <NotAsked />;
  return (
    <Scrollable><Table<Row>
      size="middle" rowKey={rowKey} columns={columns} dataSource={query.data?.items ?? []} loading={query.isFetching}
      scroll={{ x: "max-content" }} locale={{ emptyText: <Nothing>{empty}</Nothing> }} {...(expandable && { expandable })}
      pagination={{
        current: query.data?.page ?? 1,
        pageSize: query.data?.pageSize ?? 50,
        total: query.data?.total ?? 0,
        hideOnSinglePage: true,
        showSizeChanger: false,
        showTotal: (total) => t("list.total", { count: total }),
        onChange: (page) => setFilters({ page }),
      }}
    /></Scrollable>
  );
}

/** The whole of a short list, sorted and paged by the browser. */
export function ShortTable<Row extends object>({ rows, empty, ...rest }: { rows: readonly Row[]; empty?: ReactNode } & Omit<TableProps<Row>, "dataSource">) {
  return (
    <Scrollable><Table<Row>
      size="middle" dataSource={rows} scroll={{ x: "max-content" }} pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      locale={{ emptyText: <Nothing>{empty}</Nothing> }} {...rest}
    /></Scrollable>
  );
}
