import { Button, Card, Form, Input, Modal, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { queryClient } from "../api/query";
import { session } from "../api/session";
import { Problem } from "../components/Problem";
import { speak, type Language } from "../i18n";

interface Given { userName: string; password: string }

const cover = "linear-gradient(160deg, #0f2440 0%, #1b4b8f 130%)";
const aboveEverything = 3000;

/** In place of the page that was asked for: after signing in it is there. */
export function SignIn({ expired }: { expired: boolean }) {
  return (
    <main style={{ minHeight: "100vh", display: "grid", placeItems: "center", padding: 16, boxSizing: "border-box", background: cover }}>
      <Card style={{ width: "min(400px, 100%)" }} styles={{ body: { padding: 28 } }}>
        <Brand />
        <Credentials expired={expired} />
      </Card>
    </main>
  );
}

/** Over the page that was being worked on, and over its dialogs, when the session has ended by itself. */
export function SignInAgain() {
  return (
    <Modal open closable={false} keyboard={false} mask={{ closable: false }} footer={null} width={400} centered zIndex={aboveEverything} title={<Brand />}
      styles={{ mask: { background: cover }, container: { padding: 28 } }}>
      <Credentials expired onSignedIn={() => void queryClient.invalidateQueries()} />
    </Modal>
  );
}

function Brand() {
  const { t } = useTranslation();
  return (
    <div style={{ display: "flex", gap: 12, alignItems: "center", marginBottom: 20 }}>
      <img src="/icon.svg" width={44} height={44} alt="" />
      <div><h1 style={{ fontSize: 20, margin: 0 }}>WorkPlan</h1><div style={{ color: "#4b5563", fontSize: 14, fontWeight: 400 }}>{t("layout.motto")}</div></div>
    </div>
  );
}

function Credentials({ expired, onSignedIn }: { expired: boolean; onSignedIn?: () => void }) {
  const { t, i18n } = useTranslation();
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const signIn = async ({ userName, password }: Given) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await session.signIn(userName, password);
      onSignedIn?.();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {expired && problem === undefined && <p role="status">{t("signIn.expired")}</p>}
      <Form<Given> layout="vertical" onFinish={(credentials) => void signIn(credentials)} requiredMark={false}>
        <Form.Item name="userName" label={t("signIn.userName")} rules={[{ required: true, message: t("signIn.needed") }]}>
          <Input autoComplete="username" autoFocus autoCapitalize="none" />
        </Form.Item>
        <Form.Item name="password" label={t("signIn.password")} rules={[{ required: true, message: t("signIn.needed") }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        {problem !== undefined && <div style={{ marginBottom: 16 }}><Problem error={problem} /></div>}
        <Button type="primary" htmlType="submit" block loading={busy} size="large">{t("signIn.submit")}</Button>
      </Form>
      <div style={{ marginTop: 20, textAlign: "center" }}>
        <Segmented<Language> aria-label={t("signIn.language")} value={i18n.language as Language} onChange={(language) => void speak(language)}
          options={[{ value: "vi", label: "Tiếng Việt" }, { value: "en", label: "English" }]} />
      </div>
    </>
  );
}
