import { useMutation } from "@tanstack/react-query";
import { App, Button, Descriptions, Form, Input, Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../api/client";
import { useMe } from "../../api/me";
import { dayText } from "../../components/dates";
import { Loaded, Page, Section } from "../../components/Page";
import { useTellProblem } from "../../components/Problem";
import { useUnitName } from "../../components/UnitPicker";
import { speak, type Language } from "../../i18n";
import { Sessions } from "./Sessions";

interface Passwords { current: string; next: string; again: string }

export default function AccountPage() {
  const { t, i18n } = useTranslation(["account", "common"]);
  const me = useMe();
  const nameOf = useUnitName();
  return (
    <Page title={t("title")}>
      <div className="two">
        <Section title={t("who")}>
          <Loaded query={me}>
            {(account) => <Descriptions column={1} size="small" items={[
              { label: t("userName"), children: account.userName }, { label: t("personCode"), children: account.personCode ?? "–" },
              { label: t("roles"), children: <ul style={{ margin: 0, paddingInlineStart: 18 }}>{account.grants.map((grant) => (
                <li key={`${grant.role}-${grant.unitCode}-${grant.from}`}>{t(`roles.${grant.role}`, { ns: "common" })} – {grant.unitCode === "*" ? t("everywhere") : nameOf(grant.unitCode)} {grant.subtree && t("subtree")} ({t("since", { from: dayText(grant.from) })}{grant.to != null && ` ${t("until", { to: dayText(grant.to) })}`})</li>))}</ul> },
              { label: t("language"), children: <Segmented<Language> aria-label={t("language")} value={i18n.language as Language} onChange={(language) => void speak(language)} options={[{ value: "vi", label: "Tiếng Việt" }, { value: "en", label: "English" }]} /> },
            ]} />}
          </Loaded>
        </Section>
        <div className="stack">
          <Section title={t("password.title")}><ChangePassword /></Section>
          <Section title={t("session.title")}><Sessions /></Section>
        </div>
      </div>
    </Page>
  );
}

function ChangePassword() {
  const { t } = useTranslation("account");
  const { message } = App.useApp();
  const [form] = Form.useForm<Passwords>();
  const tellProblem = useTellProblem();
  const change = useMutation({
    mutationFn: ({ current, next }: Passwords) => api.identity.POST("/api/v1/identity/me/password", { body: { currentPassword: current, newPassword: next } }),
    onSuccess: () => { form.resetFields(); void message.success(t("password.done")); },
    onError: tellProblem,
  });
  const needed = { required: true, message: t("password.needed") };
  return (
    <Form<Passwords> form={form} layout="vertical" onFinish={(passwords) => change.mutate(passwords)}>
      <Form.Item name="current" label={t("password.current")} rules={[needed]}><Input.Password autoComplete="current-password" /></Form.Item>
      <Form.Item name="next" label={t("password.next")} extra={t("password.rule")} rules={[needed, { min: 10, message: t("password.rule") }]}><Input.Password autoComplete="new-password" /></Form.Item>
      <Form.Item name="again" label={t("password.again")} dependencies={["next"]} rules={[needed, { validator: (_, again) => again === form.getFieldValue("next") ? Promise.resolve() : Promise.reject(new Error(t("password.differs"))) }]}><Input.Password autoComplete="new-password" /></Form.Item>
      <Button type="primary" htmlType="submit" loading={change.isPending}>{t("password.change")}</Button>
    </Form>
  );
}
