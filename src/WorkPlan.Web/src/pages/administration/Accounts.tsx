import { PlusOutlined } from "@ant-design/icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Input, Select, Space, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, dataOf, taggedOf } from "../../api/client";
import { everybody, type Account } from "../../api/me";
import { DataTable } from "../../components/DataTable";
import { useFilters } from "../../components/Link";
import { Page } from "../../components/Page";
import { useTellProblem } from "../../components/Problem";
import { useUnitName } from "../../components/UnitPicker";
import { pick } from "../planning/Obligations";
import { EditAccount } from "./EditAccount";

/** Accounts, their roles, and locking them out. */
export default function Accounts() {
  const { t } = useTranslation(["administration", "common"]);
  const [filters, change] = useFilters();
  const [editing, setEditing] = useState<Account | "new">();
  const { modal } = App.useApp();
  const nameOf = useUnitName();
  const queries = useQueryClient();
  const tellProblem = useTellProblem();
  const query = useQuery({
    queryKey: ["accounts", filters],
    queryFn: () => dataOf(api.identity.GET("/api/v1/identity/users", { params: { query: { pageSize: 50, page: Number(filters.page ?? 1), ...pick(filters, ["q", "role"]) } } })),
  });
  const locking = useMutation({
    mutationFn: async (account: Account) => {
      const path = { id: account.id };
      const { tag } = await taggedOf(api.identity.GET("/api/v1/identity/users/{id}", { params: { path } }));
      const params = { path, header: { "If-Match": tag } };
      return account.lockedAt == null ? api.identity.POST("/api/v1/identity/users/{id}/lock", { params }) : api.identity.POST("/api/v1/identity/users/{id}/unlock", { params });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ["accounts"] }),
    onError: tellProblem,
  });
  const lock = (account: Account) => account.lockedAt != null ? locking.mutate(account) : void modal.confirm({ title: t("accounts.lockAsk", { name: account.userName }), okText: t("accounts.lock"), okButtonProps: { danger: true }, onOk: () => locking.mutateAsync(account).catch(() => undefined) });
  return (
    <Page title={t("accounts.title")} note={t("accounts.note")} actions={<Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing("new")}>{t("accounts.new")}</Button>}>
      <div className="filters no-print">
        <Input.Search allowClear style={{ width: 260 }} placeholder={t("accounts.search")} aria-label={t("accounts.search")} defaultValue={filters.q ?? ""} onSearch={(q) => change({ q: q === "" ? undefined : q, page: undefined })} />
        <Select allowClear style={{ width: 220 }} placeholder={t("accounts.role")} aria-label={t("accounts.role")} value={filters.role ?? null} onChange={(role?: string) => change({ role, page: undefined })} options={everybody.map((value) => ({ value, label: t(`roles.${value}`, { ns: "common" }) }))} />
      </div>
      <DataTable<Account> query={query} rowKey="id" empty={t("accounts.none")} columns={[
        { title: t("accounts.userName"), dataIndex: "userName" },
        { title: t("accounts.fullName"), dataIndex: "fullName" },
        { title: t("accounts.role"), render: (_, row) => row.grants.map((grant) => <Tag key={`${grant.role}-${grant.unitCode}-${grant.from}`}>{t(`roles.${grant.role}`, { ns: "common" })} · {grant.unitCode === "*" ? t("accounts.everywhere") : nameOf(grant.unitCode)}</Tag>) },
        { title: t("accounts.state"), render: (_, row) => row.lockedAt == null ? <Tag color="green">{t("accounts.active")}</Tag> : <Tag color="red">{t("accounts.locked")}</Tag> },
        { title: "", render: (_, row) => <Space><Button size="small" onClick={() => setEditing(row)}>{t("accounts.roles")}</Button><Button size="small" danger={row.lockedAt == null} onClick={() => lock(row)}>{row.lockedAt == null ? t("accounts.lock") : t("accounts.unlock")}</Button></Space> },
      ]} />
      {editing !== undefined && <EditAccount account={editing === "new" ? undefined : editing} onClose={() => setEditing(undefined)} />}
    </Page>
  );
}
