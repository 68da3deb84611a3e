import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Checkbox, Drawer, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf, taggedOf } from "../../api/client";
import type { components } from "../../api/generated/identity";
import { everybody, type Account } from "../../api/me";
import { dayText, today } from "../../components/dates";
import { ChangedByAnother, DraftNote } from "../../components/Drafted";
import { useDraft } from "../../components/drafts";
import { useNeeded } from "../../components/FormDialog";
import { Loaded } from "../../components/Page";
import { useChange } from "../../components/useChange";
import { UnitPicker, useUnitName } from "../../components/UnitPicker";

type Grant = components["schemas"]["GrantRequest"];
interface Roles { grants?: Grant[] }
interface Entered extends Roles { userName: string; fullName: string; personCode?: string; password: string }

/** A new account, or the roles of one that is there: each in a unit, from a day to a day. */
export function EditAccount({ account, onClose }: { account: Account | undefined; onClose: () => void }) {
  const { t } = useTranslation("administration");
  // As it is now, not as the list had it: the tag says from what the roles were changed.
  const query = useQuery({ queryKey: ["accounts", "one", account?.id], enabled: account !== undefined, staleTime: 0, queryFn: () => taggedOf(api.identity.GET("/api/v1/identity/users/{id}", { params: { path: { id: account!.id } } })) });
  return (
    <Drawer open onClose={onClose} size={640} title={account?.userName ?? t("accounts.new")}>
      {account === undefined ? <NewAccount onClose={onClose} /> : <Loaded query={query}>{({ data, tag }) => <RolesOf account={data} tag={tag} onClose={onClose} />}</Loaded>}
    </Drawer>
  );
}

function NewAccount({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(["administration", "common"]);
  const needed = useNeeded();
  const save = useChange([["accounts"]], ({ userName, fullName, personCode, password, grants }: Entered) =>
    dataOf(api.identity.POST("/api/v1/identity/users", { body: { userName, fullName, password, personCode: personCode || null, grants: cleaned(grants) } })), onClose);
  return (
    <Form<Entered> layout="vertical" initialValues={{ grants: [{ from: today() }] }} onFinish={(input) => save.mutate(input)}>
      <Form.Item name="userName" label={t("accounts.userName")} rules={needed}><Input autoComplete="off" /></Form.Item>
      <Form.Item name="fullName" label={t("accounts.fullName")} rules={needed}><Input /></Form.Item>
      <Form.Item name="personCode" label={t("accounts.personCode")}><Input /></Form.Item>
      <Form.Item name="password" label={t("accounts.password")} rules={needed}><Input.Password autoComplete="new-password" /></Form.Item>
      <Grants />
      <Button type="primary" htmlType="submit" loading={save.isPending}>{t("action.save", { ns: "common" })}</Button>
    </Form>
  );
}

/** The roles are replaced as a whole: what somebody else gave or took meanwhile is shown first. */
function RolesOf({ account, tag, onClose }: { account: Account; tag: string; onClose: () => void }) {
  const { t } = useTranslation(["administration", "common"]);
  const nameOf = useUnitName();
  const draft = useDraft<Roles>(`account.${account.id}`, { grants: account.grants.map(({ role, unitCode, subtree, from, to }) => ({ role, unitCode, subtree, from, to })) as Grant[] });
  const save = useChange([["accounts"]], ({ grants }: Roles) =>
    dataOf(api.identity.PUT("/api/v1/identity/users/{id}/roles", { params: { path: { id: account.id }, header: { "If-Match": tag } }, body: { grants: cleaned(grants) } })), () => { draft.discard(); onClose(); });
  const line = (grant: Grant) => [`${t(`roles.${grant.role}`, { ns: "common" })} – ${grant.unitCode === "*" ? t("accounts.everywhere") : nameOf(grant.unitCode)}`, `${grant.subtree ? `${t("accounts.subtree")}; ` : ""}${dayText(grant.from)}–${grant.to == null ? "" : dayText(grant.to)}`] as const;
  return (
    <>
      <ChangedByAnother draft={draft} linesOf={(of) => (of.grants ?? []).map(line)} />
      <Form<Roles> key={draft.edition} layout="vertical" initialValues={draft.value} onValuesChange={(_, values) => draft.change(values)} onFinish={(input) => save.mutate(input)}>
        <Grants />
        <Button type="primary" htmlType="submit" disabled={draft.changedByAnother} loading={save.isPending}>{t("action.save", { ns: "common" })}</Button> <DraftNote draft={draft} />
      </Form>
    </>
  );
}

function Grants() {
  const { t } = useTranslation(["administration", "common"]);
  const needed = useNeeded();
  return (
    <Form.List name="grants">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <div key={key} style={{ display: "flex", flexWrap: "wrap", gap: 8, borderTop: "1px solid #e3e8ef", paddingTop: 10 }}>
              <Form.Item name={[name, "role"]} label={t("accounts.role")} rules={needed} style={{ flex: "1 1 180px" }}><Select options={everybody.map((value) => ({ value, label: t(`roles.${value}`, { ns: "common" }) }))} /></Form.Item>
              <Form.Item name={[name, "unitCode"]} label={t("accounts.unit")} rules={needed} style={{ flex: "1 1 220px" }}><GrantedUnit /></Form.Item>
              <Form.Item name={[name, "from"]} label={t("accounts.from")} rules={needed}><Input type="date" /></Form.Item>
              <Form.Item name={[name, "to"]} label={t("accounts.to")}><Input type="date" /></Form.Item>
              <Form.Item name={[name, "subtree"]} valuePropName="checked" label={" "}><Checkbox>{t("accounts.subtree")}</Checkbox></Form.Item>
              <Button type="text" danger icon={<DeleteOutlined />} aria-label={t("action.remove", { ns: "common" })} onClick={() => remove(name)} style={{ marginTop: 30 }} />
            </div>
          ))}
          <p><Button icon={<PlusOutlined />} onClick={() => add({ from: today() })}>{t("accounts.addRole")}</Button></p>
        </>
      )}
    </Form.List>
  );
}

/** A unit, or the whole system. */
function GrantedUnit({ value, onChange }: { value?: string; onChange?: (code: string) => void }) {
  const { t } = useTranslation("administration");
  return <UnitPicker label={t("accounts.unit")} value={value} everywhere={t("accounts.everywhere")} onChange={(code) => onChange?.(code)} style={{ width: "100%" }} />;
}

const cleaned = (grants: Grant[] | undefined) => (grants ?? []).map((grant) => ({ ...grant, subtree: grant.subtree ?? false, to: grant.to || null }));
