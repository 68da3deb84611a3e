import { useQuery } from "@tanstack/react-query";
import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/notifications";
import { Link } from "../../components/Link";
import { Loaded, Nothing, Section } from "../../components/Page";
import { Due } from "../../components/Standing";
import { addressOf } from "../notifications/addresses";
import { urgencyColours } from "../notifications/urgency";

type Notice = components["schemas"]["NotificationView"];
const shown = 8;

/**
 * What asks the person for something, from every part of the year's work, the nearest deadline first: each leads to where it is done. What
 * others owe is not theirs, and is counted on the page of the unit.
 */
export function WaitsForMe() {
  const { t } = useTranslation(["home", "notifications"]);
  const query = useQuery({ queryKey: ["notifications", "digest"], queryFn: () => dataOf(api.notifications.GET("/api/v1/notifications/digest")) });
  return (
    <Section title={t("waits.title")} extra={<Link to="/notifications">{t("waits.all")}</Link>}>
      <Loaded query={query} empty={(data) => data.open.length === 0 && <Nothing>{t("waits.none")}</Nothing>}>
        {(data) => (
          <ul style={{ listStyle: "none", margin: 0, padding: 0 }}>
            {data.open.slice(0, shown).map((notice) => (
              <li key={notice.id} style={{ display: "flex", gap: 12, padding: "8px 0", borderBottom: "1px solid #eef2f7" }}>
                <div style={{ flex: 1, minWidth: 0 }}><What notice={notice} /><div>{notice.text}</div></div>
                {notice.dueAt != null && <span style={{ whiteSpace: "nowrap", textAlign: "right" }}><Due on={notice.dueAt} open /></span>}
                <span><Tag color={urgencyColours[notice.urgency]} style={{ marginInlineEnd: 0 }}>{t(`urgencies.${notice.urgency}`, { ns: "notifications" })}</Tag></span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Section>
  );
}

function What({ notice }: { notice: Notice }) {
  const address = addressOf(notice.subject);
  return address === undefined ? <b>{notice.title}</b> : <Link to={address}>{notice.title}</Link>;
}
