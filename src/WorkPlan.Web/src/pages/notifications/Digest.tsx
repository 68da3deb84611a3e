import { useQuery } from "@tanstack/react-query";
import { Descriptions } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import { momentText } from "../../components/dates";
import { Link } from "../../components/Link";
import { Loaded, Nothing } from "../../components/Page";

/** What has come since yesterday, summed up: for whoever does not want to be told of each thing at once. */
export function Digest() {
  const { t } = useTranslation("notifications");
  const query = useQuery({ queryKey: ["notifications", "digest"], queryFn: () => dataOf(api.notifications.GET("/api/v1/notifications/digest")) });
  return (
    <Loaded query={query}>
      {(digest) => (
        <>
          <p>{t("digest.since", { from: momentText(digest.from), to: momentText(digest.to), count: digest.unread })}</p>
          {digest.obligations != null && <p><Link to="/planning/obligations" search={{ state: "owed" }}>{t("digest.owed", { day: digest.obligations.day, open: digest.obligations.open, overdue: digest.obligations.overdue })}</Link></p>}
          {digest.byKind.length === 0 ? <Nothing>{t("digest.none")}</Nothing> : <Descriptions bordered size="small" column={1} items={digest.byKind.map((kind) => ({ key: kind.kind, label: kind.title, children: kind.count }))} />}
        </>
      )}
    </Loaded>
  );
}
