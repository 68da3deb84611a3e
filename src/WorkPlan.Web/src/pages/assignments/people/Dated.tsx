import { PlusOutlined } from "@ant-design/icons";
import { Button, Tag } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ShortTable } from "../../../components/DataTable";
import { dayText, today } from "../../../components/dates";
import { Section } from "../../../components/Page";
import type { PartKind } from "./AddPart";
import type { Ending } from "./EndPart";

export interface DatedRow { id: string; name: string; shown?: ReactNode; from: string; to: string | null; more?: ReactNode }
interface DatedProps { title: string; kind: PartKind; rows: readonly DatedRow[]; may: boolean; more?: string; empty?: string; onAdd: (kind: PartKind) => void; onEnd: (ending: Ending) => void }

/** One sort of what is dated under a person: each with its time, and, for who keeps the register, how to add and to end it. */
export function Dated({ title, kind, rows, may, more, empty, onAdd, onEnd }: DatedProps) {
  const { t } = useTranslation("assignments");
  const removes = kind === "qualifications";
  const lasts = (row: DatedRow) => removes || row.to == null || row.to > today();
  return (
    <Section title={title} extra={may && <Button size="small" icon={<PlusOutlined />} onClick={() => onAdd(kind)}>{t(`people.add.${kind}`)}</Button>}>
      {rows.length === 0 ? <p className="page-note" style={{ margin: 0 }}>{empty ?? t(`people.noneOf.${kind}`)}</p> : <ShortTable<DatedRow> rows={rows} rowKey="id" size="small" columns={[
        { title: t("people.what"), render: (_, row) => <span style={{ whiteSpace: "normal", display: "block", minWidth: 110, maxWidth: 200 }}>{row.shown ?? row.name}</span> },
        ...(more === undefined ? [] : [{ title: more, render: (_: unknown, row: DatedRow) => <span style={{ whiteSpace: "normal", display: "block", maxWidth: 140 }}>{row.more ?? "–"}</span> }]),
        { title: t(removes ? "people.awardedOn" : "people.validity"), render: (_, row) => <>{removes && row.to == null ? dayText(row.from) : `${dayText(row.from)} – ${row.to == null ? "…" : dayText(row.to)}`} {!removes && row.from <= today() && (row.to == null || row.to >= today()) && <Tag color="green">{t("people.now")}</Tag>}</> },
        ...(may ? [{ title: "", width: 90, render: (_: unknown, row: DatedRow) => lasts(row) && <Button size="small" type="text" className="no-print" aria-label={`${t(removes ? "people.takeOut" : "people.end")}: ${row.name}`} onClick={() => onEnd({ kind, id: row.id, name: row.name, from: row.from })}>{t(removes ? "people.takeOut" : "people.end")}</Button> }] : []),
      ]} />}
    </Section>
  );
}
