import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, dataOf } from "../../../api/client";
import { ShortTable } from "../../../components/DataTable";
import { Link } from "../../../components/Link";
import { Loaded, Section } from "../../../components/Page";
import { UptakeTag } from "../Briefings";
import { DirectionForm, type Direction, type Origin } from "./DirectionForm";
import { GiveTask, useMeetingTaskColumns, type MeetingTask } from "./MeetingTasks";

interface OfMeetingProps { meeting: { kind: "briefings" | "sessions"; id: string }; unit: string; origin: Origin }

/** What a meeting has brought: directions that were given there, and tasks. */
export function OfMeeting({ meeting, unit, origin }: OfMeetingProps) {
  const { t } = useTranslation("planning");
  const may = useMay()("recordMeetings", unit);
  const [adding, setAdding] = useState<"direction" | "task">();
  const columns = useMeetingTaskColumns();
  const close = () => setAdding(undefined);
  const directions = useQuery({
    queryKey: ["directions", "of", meeting.id],
    queryFn: async () => (await dataOf(api.planning.GET("/api/v1/planning/directions", { params: { query: { ...(meeting.kind === "briefings" ? { briefingId: meeting.id } : { sessionId: meeting.id }), pageSize: 200 } } }))).items,
  });
  const tasks = useQuery({ queryKey: ["meeting-tasks", "of", meeting.id], queryFn: async () => (await dataOf(api.planning.GET("/api/v1/planning/meeting-tasks", { params: { query: { meetingId: meeting.id, pageSize: 200 } } }))).items });
  return (
    <>
      <Section title={t("directions.title")} extra={may && meeting.kind === "briefings" && <Button size="small" onClick={() => setAdding("direction")}>{t("directions.record")}</Button>}>
        <Loaded query={directions}>
          {(rows) => <ShortTable<Direction> rows={rows} rowKey="id" empty={t(meeting.kind === "briefings" ? "directions.noneOfBriefing" : "directions.noneOfSession")} columns={[
            { title: t("directions.text"), render: (_, row) => <Link className="reason" to={`/planning/directions/${row.id}`}>{row.text}</Link> },
            { title: t("directions.givenBy"), render: (_, row) => <span className="reason">{row.givenBy}</span> },
            { title: t("directions.uptake"), render: (_, row) => <UptakeTag direction={row} /> },
          ]} />}
        </Loaded>
      </Section>
      <Section title={t("meetingTasks.title")} extra={may && <Button size="small" onClick={() => setAdding("task")}>{t("meetingTasks.give")}</Button>}>
        <Loaded query={tasks}>{(rows) => <ShortTable<MeetingTask> rows={rows} rowKey="id" empty={t("meetingTasks.noneHere")} columns={columns} />}</Loaded>
      </Section>
      {adding === "direction" && <DirectionForm unit={unit} origin={origin} onClose={close} />}
      {adding === "task" && <GiveTask meeting={meeting} unit={unit} directions={directions.data ?? []} onClose={close} />}
    </>
  );
}
