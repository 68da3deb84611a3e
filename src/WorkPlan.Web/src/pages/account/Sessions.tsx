import { useQuery } from "@tanstack/react-query";
import { App, Button, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/identity";
import { session } from "../../api/session";
import { momentText } from "../../components/dates";
import { Loaded } from "../../components/Page";
import { useChange } from "../../components/useChange";
import { deviceOf } from "./device";

type Session = components["schemas"]["SessionView"];

/** Where I am signed in; each can be ended from here. */
export function Sessions() {
  const { t } = useTranslation("account");
  const { modal } = App.useApp();
  const query = useQuery({ queryKey: ["sessions"], queryFn: () => dataOf(api.identity.GET("/api/v1/identity/sessions")) });
  const end = useChange([["sessions"]], (id: string) => api.identity.DELETE("/api/v1/identity/sessions/{id}", { params: { path: { id } } }));
  const ask = (known: Session) => void modal.confirm({ title: t("session.endAsk", { device: deviceOf(known.device) ?? t("session.unknown") }), content: t("session.endWhat"), okText: t("session.end"), onOk: () => end.mutateAsync(known.id).catch(() => undefined) });
  return (
    <>
      <p style={{ marginTop: 0 }}>{t("session.note")}</p>
      <Loaded query={query}>
        {(sessions) => (
          <ul style={{ listStyle: "none", margin: 0, padding: 0 }}>
            {sessions.map((known) => (
              <li key={known.id} style={{ display: "flex", flexWrap: "wrap", gap: 8, alignItems: "center", borderTop: "1px solid #eef2f7", padding: "8px 0" }}>
                <div style={{ flex: "1 1 220px" }}>
                  <b title={known.device ?? undefined}>{deviceOf(known.device) ?? t("session.unknown")}</b> {known.current && <Tag color="green">{t("session.current")}</Tag>}
                  <div>{t("session.times", { started: momentText(known.startedAt), used: momentText(known.lastUsedAt) })}</div>
                </div>
                {known.current ? <Button onClick={() => void session.signOut()}>{t("session.out")}</Button> : <Button loading={end.isPending && end.variables === known.id} onClick={() => ask(known)}>{t("session.end")}</Button>}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </>
  );
}
