import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Checkbox, Drawer, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf, taggedOf } from "../../api/client";
import type { components } from "../../api/generated/identity";
import type { Account, Role } from "../../api/me";
import { today } from "../../components/dates";
import { useTellProblem } from "../../components/Problem";

type Grant = components["schemas"]["GrantRequest"];
interface Input { userName: string; fullName: string; personCode?: string; password: string; grants: Grant[] }
export const roleNames: readonly Role[] = ["systemAdministrator", "chief", "deputyChief", "unitHead", "planner", "staff", "inspector", "emulationOfficer", "auditor", "operator"];

/** A new account, or the roles of one that is there: each in a unit, from a day to a day. */
export function EditAccount({ account, onClose }: { account: Account | undefined; onClose: () => void }) {
  const { t } = useTranslation(["administration", "common"]);
  const queries = useQueryClient();
  const tellProblem = useTellProblem();
  const save = useMutation({
    mutationFn: async ({ userName, fullName, personCode, password, grants }: Input) => {
      const clean = (grants ?? []).map((grant) => ({ ...grant, subtree: grant.subtree ?? false, to: grant.to || null }));
      if (account === undefined)
        return dataOf(api.identity.POST("/api/v1/identity/users", { body: { userName, fullName, password, personCode: personCode || null, grants: clean } }));
      const path = { id: account.id };
      const { tag } = await taggedOf(api.identity.GET("/api/v1/identity/users/{id}", { params: { path } }));
      return dataOf(api.identity.PUT("/api/v1/identity/users/{id}/roles", { params: { path, header: { "If-Match": tag } }, body: { grants: clean } }));
    },
    onSuccess: () => { void queries.invalidateQueries({ queryKey: ["accounts"] }); onClose(); },
    onError: tellProblem,
  });
  const needed = [{ required: true, message: t("needed") }];
  return (
    <Drawer open onClose={onClose} size={640} title={account?.userName ?? t("accounts.new")}>
      <Form<Input> layout="vertical" initialValues={{ grants: account?.grants ?? [{ from: today() }] }} onFinish={(input) => save.mutate(input)}>
        {account === undefined && (
          <>
            <Form.Item name="userName" label={t("accounts.userName")} rules={needed}><Input autoComplete="off" /></Form.Item>
            <Form.Item name="fullName" label={t("accounts.fullName")} rules={needed}><Input /></Form.Item>
            <Form.Item name="personCode" label={t("accounts.personCode")}><Input /></Form.Item>
            <Form.Item name="password" label={t("accounts.password")} rules={needed}><Input.Password autoComplete="new-password" /></Form.Item>
          </>
        )}
        <Form.List name="grants">
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }) => (
                <div key={key} style={{ display: "flex", flexWrap: "wrap", gap: 8, borderTop: "1px solid #e3e8ef", paddingTop: 10 }}>
                  <Form.Item name={[name, "role"]} label={t("accounts.role")} rules={needed} style={{ flex: "1 1 180px" }}><Select options={roleNames.map((value) => ({ value, label: t(`roles.${value}`, { ns: "common" }) }))} /></Form.Item>
                  <Form.Item name={[name, "unitCode"]} label={t("accounts.unit")} rules={needed} style={{ flex: "1 1 150px" }}><Input /></Form.Item>
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
        <Button type="primary" htmlType="submit" loading={save.isPending}>{t("action.save", { ns: "common" })}</Button>
      </Form>
    </Drawer>
  );
}
