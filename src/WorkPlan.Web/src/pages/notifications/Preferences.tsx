import { useQuery } from "@tanstack/react-query";
import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf, taggedOf } from "../../api/client";
import type { components } from "../../api/generated/notifications";
import { ShortTable } from "../../components/DataTable";
import { Loaded, Page } from "../../components/Page";
import { useChange } from "../../components/useChange";

type Kind = components["schemas"]["KindPreferenceView"];
const deliveries = ["live", "digest", "off"] as const;

/** Which notices come at once, which once a day, and which not at all. */
export default function Preferences() {
  const { t } = useTranslation("notifications");
  const query = useQuery({ queryKey: ["notifications", "preferences"], queryFn: () => taggedOf(api.notifications.GET("/api/v1/notifications/preferences")) });
  const save = useChange([["notifications"]], ({ kinds, tag }: { kinds: { kind: string; delivery: Kind["delivery"] }[]; tag: string }) => dataOf(api.notifications.PUT("/api/v1/notifications/preferences", { params: { header: { "If-Match": tag } }, body: { kinds } } as never)));
  return (
    <Page title={t("preferences.title")} note={t("preferences.note")}>
      <Loaded query={query}>
        {({ data, tag }) => (
          <ShortTable<Kind> rows={data.kinds} rowKey="kind" pagination={false} columns={[
            { title: t("preferences.kind"), render: (_, row) => <span style={{ whiteSpace: "normal" }}>{row.title}</span> },
            { title: t("preferences.delivery"), render: (_, row) => (
              <Segmented value={row.delivery} disabled={save.isPending} onChange={(delivery) => save.mutate({ tag, kinds: data.kinds.map(({ kind, delivery: old }) => ({ kind, delivery: kind === row.kind ? delivery : old })).filter((known) => known.delivery !== "live") })}
                options={deliveries.filter((delivery) => delivery !== "off" || row.canBeOff).map((value) => ({ value, label: t(`preferences.deliveries.${value}`) }))} />
            ) },
          ]} />
        )}
      </Loaded>
    </Page>
  );
}
