import { useQuery } from "@tanstack/react-query";
import { Badge, Button, Segmented, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/notifications";
import { DataTable } from "../../components/DataTable";
import { momentText } from "../../components/dates";
import { Link, useFilters } from "../../components/Link";
import { Page } from "../../components/Page";
import { Due } from "../../components/Standing";
import { useChange } from "../../components/useChange";
import { addressOf } from "./addresses";
import { Digest } from "./Digest";
import { urgencyColours } from "./urgency";

export type Notice = components["schemas"]["NotificationView"];

/** What has happened that concerns me, as it happens. */
export default function Notifications() {
  const { t } = useTranslation("notifications");
  const [filters, change] = useFilters();
  const show = filters.show ?? "open";
  const query = useQuery({
    queryKey: ["notifications", "list", filters], enabled: show !== "digest",
    queryFn: () => dataOf(api.notifications.GET("/api/v1/notifications", { params: { query: { pageSize: 50, page: Number(filters.page ?? 1), ...(show === "open" && { open: true }), ...(show === "unread" && { state: "unread" }) } } as never })),
  });
  const unread = useQuery({ queryKey: ["notifications", "unread"], queryFn: () => dataOf(api.notifications.GET("/api/v1/notifications/unread")) });
  const readAll = useChange([["notifications"]], () => dataOf(api.notifications.POST("/api/v1/notifications/read-all", { body: { upTo: Math.max(...(query.data?.items ?? []).map((row) => row.sequence)) } })));
  const mark = useChange([["notifications"]], (row: Notice) => row.read
    ? dataOf(api.notifications.POST("/api/v1/notifications/{id}/unread", { params: { path: { id: row.id } } }))
    : dataOf(api.notifications.POST("/api/v1/notifications/{id}/read", { params: { path: { id: row.id } } })));
  return (
    <Page title={t("title")} note={unread.data && t("note", { count: unread.data.total, urgent: unread.data.urgent })} actions={
      <><Link to="/notifications/preferences" style={{ alignSelf: "center" }}>{t("preferences.title")}</Link>
        <Button disabled={(unread.data?.total ?? 0) === 0 || (query.data?.items.length ?? 0) === 0} loading={readAll.isPending} onClick={() => readAll.mutate()}>{t("readAll")}</Button></>
    }>
      <div className="filters no-print"><Segmented value={show} onChange={(next) => change({ show: next, page: undefined })} options={["open", "unread", "all", "digest"].map((value) => ({ value, label: t(`show.${value}`) }))} /></div>
      {show === "digest" ? <Digest /> : <DataTable<Notice> query={query as never} rowKey="id" empty={t(`none.${show}`)} columns={[
        { title: t("what"), render: (_, row) => <div style={{ whiteSpace: "normal", minWidth: 260, maxWidth: 640 }}><Badge dot={!row.read} offset={[6, 4]}><Title notice={row} /></Badge><br /><small>{row.text}</small></div> },
        { title: t("urgency"), render: (_, row) => <><Tag color={urgencyColours[row.urgency]}>{t(`urgencies.${row.urgency}`)}</Tag>{row.settledAt != null && <Tag color="green">{t("settled")}</Tag>}</> },
        { title: t("due"), render: (_, row) => <Due on={row.dueAt} open={row.settledAt == null} /> },
        { title: t("at"), render: (_, row) => momentText(row.occurredAt) },
        { title: "", render: (_, row) => <Button size="small" onClick={() => mark.mutate(row)}>{t(row.read ? "markUnread" : "markRead")}</Button> },
      ]} />}
    </Page>
  );
}

function Title({ notice }: { notice: Notice }) {
  const address = addressOf(notice.subject);
  return address === undefined ? <b>{notice.title}</b> : <Link to={address}>{notice.title}</Link>;
}
