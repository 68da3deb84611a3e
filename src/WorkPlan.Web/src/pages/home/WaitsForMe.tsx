import { useQuery } from "@tanstack/react-query";
import { Table, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/notifications";
import { Link } from "../../components/Link";
import { Loaded, Nothing, Section } from "../../components/Page";
import { Scrollable } from "../../components/Scrollable";
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
          <Scrollable><Table<Notice>
            size="small" rowKey="id" dataSource={data.open.slice(0, shown)} pagination={false} scroll={{ x: "max-content" }}
            columns={[
              { title: t("waits.due"), render: (_, row) => <Due on={row.dueAt} open /> },
              { title: t("waits.what"), render: (_, row) => <div style={{ whiteSpace: "normal", minWidth: 200, maxWidth: 420 }}><What notice={row} /><div>{row.text}</div></div> },
              { title: t("waits.urgency"), render: (_, row) => <Tag color={urgencyColours[row.urgency]}>{t(`urgencies.${row.urgency}`, { ns: "notifications" })}</Tag> },
            ]}
          /></Scrollable>
        )}
      </Loaded>
    </Section>
  );
}

function What({ notice }: { notice: Notice }) {
  const address = addressOf(notice.subject);
  return address === undefined ? <b>{notice.title}</b> : <Link to={address}>{notice.title}</Link>;
}
