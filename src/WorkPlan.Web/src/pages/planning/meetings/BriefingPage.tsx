import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, taggedOf } from "../../../api/client";
import { dayText } from "../../../components/dates";
import { Loaded, Page, Section } from "../../../components/Page";
import { useUnitName } from "../../../components/UnitPicker";
import { BriefingForm } from "./BriefingForm";
import { OfMeeting } from "./OfMeeting";

/** A briefing: its minutes, what was directed there and the tasks that it gave. */
export default function BriefingPage() {
  const { t } = useTranslation(["planning", "common"]);
  const { id } = useParams({ strict: false }) as { id: string };
  const [rewriting, setRewriting] = useState(false);
  const nameOf = useUnitName();
  const may = useMay();
  const query = useQuery({ queryKey: ["briefings", id], queryFn: () => taggedOf(api.planning.GET("/api/v1/planning/briefings/{id}", { params: { path: { id } } })) });
  return (
    <Loaded query={query}>
      {({ data, tag }) => (
        <Page title={t("briefings.titleOf", { kind: t(`briefings.kinds.${data.kind}`).toLowerCase(), day: dayText(data.heldOn) })} note={`${nameOf(data.unitCode)} · ${t("briefings.chairedBy")}: ${data.chairedBy}`} actions={may("recordMeetings", data.unitCode) && <Button onClick={() => setRewriting(true)}>{t("briefings.rewrite")}</Button>}>
          <div className="stack">
            <Section title={t("briefings.minutes")}><p style={{ margin: 0, whiteSpace: "pre-wrap", maxWidth: "100ch" }}>{data.minutes}</p></Section>
            <OfMeeting meeting={{ kind: "briefings", id }} unit={data.unitCode} origin={{ briefingId: id, givenOn: data.heldOn, givenBy: data.chairedBy, occasion: t("briefings.titleOf", { kind: t(`briefings.kinds.${data.kind}`).toLowerCase(), day: dayText(data.heldOn) }) }} />
          </div>
          {rewriting && <BriefingForm unit={data.unitCode} known={data} tag={tag} onClose={() => setRewriting(false)} />}
        </Page>
      )}
    </Loaded>
  );
}
