import { InputNumber, Popover, Select, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "../../../components/Link";
import { byGivenName, searchKey } from "../../../components/people";
import { Explanation } from "./Explanation";
import { supportsOf, type Choice, type Seat } from "./seats";

interface Props {
  seats: readonly Seat[];
  /** How many are to support a task, where that was changed. */
  supports: Readonly<Record<string, number>>;
  onChoose: (choice: Choice, old: string | null) => void;
  onSupport: (taskId: string, people: number) => void;
}

/** Tasks with who gets them: chosen from a list, or dragged from one task to another; and how many support whoever leads. */
export function Seats({ seats, supports, onChoose, onSupport }: Props) {
  const { t } = useTranslation("assignments");
  const [over, setOver] = useState<number>();
  return (
    <ul style={{ listStyle: "none", margin: 0, padding: 0 }}>
      {seats.map((seat, place) => {
        // The law's blocks are those of who leads; whether someone may support is said when the proposal is asked for again.
        const barred = (known: { blocked: boolean }) => seat.role === "lead" && known.blocked;
        const candidates = seat.task.candidates.toSorted((a, b) => Number(barred(a)) - Number(barred(b)) || b.score - a.score || byGivenName(a.fullName, b.fullName));
        const candidate = candidates.find((known) => known.personCode === seat.chosen);
        const changed = seat.chosen !== seat.proposed;
        const put = (personCode: string) => onChoose({ taskId: seat.task.taskId, role: seat.role, personCode }, seat.chosen);
        return (
          <li key={`${seat.task.taskId}-${seat.index}`} style={{ padding: "8px 6px", borderBottom: "1px solid #eef2f7", background: over === place ? "#e6eefb" : changed ? "#fdf6e3" : undefined }}
            onDragOver={(event) => { if (event.dataTransfer.types.includes("text/person")) { event.preventDefault(); setOver(place); } }}
            onDragLeave={() => setOver(undefined)}
            onDrop={(event) => { event.preventDefault(); setOver(undefined); const code = event.dataTransfer.getData("text/person"); if (!candidates.some((known) => known.personCode === code && barred(known))) put(code); }}>
            <div style={{ display: "flex", gap: 8, justifyContent: "space-between", alignItems: "baseline" }}>
              <Link to={`/assignments/tasks/${seat.task.taskId}`}>{seat.task.title}</Link>
              <Tag>{t(`roles.${seat.role}`)}</Tag>
            </div>
            <div style={{ display: "flex", flexWrap: "wrap", gap: 8, alignItems: "center", marginTop: 4 }} draggable={seat.chosen !== null}
              onDragStart={(event) => event.dataTransfer.setData("text/person", seat.chosen ?? "")}>
              <Select style={{ minWidth: 260, flex: "1 1 260px" }} value={seat.chosen} placeholder={t("board.nobody")} aria-label={t("board.personFor", { task: seat.task.title })} onChange={(code: string | null) => code !== null && put(code)}
                showSearch={{ filterOption: (typed, option) => searchKey(String(option?.title)).includes(searchKey(typed)) }}
                options={candidates.map((known) => ({ value: known.personCode, title: known.fullName, disabled: barred(known), label: `${known.fullName} · ${barred(known) ? t("board.blocked") : t("board.points", { points: known.score })}` }))} />
              {candidate && <Popover trigger={["hover", "focus"]} content={<Explanation candidate={candidate} />}><Tag tabIndex={0} color={candidate.warnings.length > 0 ? "orange" : "green"}>{candidate.warnings.length > 0 ? t("board.warnings", { count: candidate.warnings.length }) : t("board.points", { points: candidate.score })}</Tag></Popover>}
              {seat.today !== null && seat.today === seat.chosen && <Tag color="blue">{t("board.keeps")}</Tag>}
              {changed && <Tag color="gold">{t("board.changed")}</Tag>}
              {seat.role === "lead" && <InputNumber size="small" min={0} max={5} precision={0} style={{ width: 150 }} prefix={t("board.supporters")} value={supports[seat.task.taskId] ?? supportsOf(seat.task)} aria-label={t("board.supportersOf", { task: seat.task.title })} onChange={(people) => people !== null && onSupport(seat.task.taskId, people)} />}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
