import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Drawer, Form, Input, Select, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/assignments";
import { ShortTable } from "../../../components/DataTable";
import { dayText, momentText, today } from "../../../components/dates";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { Loaded, Section } from "../../../components/Page";
import { useChange } from "../../../components/useChange";
import { signingCapacities } from "../decisions/Decisions";

type Schemas = components["schemas"];
type Sign = Omit<Schemas["SignEvaluationRequest"], "unitCode" | "period">;
type Now = Schemas["PointsNow"];
const points = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 2 });
const pointsText = (value: number | null) => (value == null ? "–" : points.format(value));

/** Whether the ratings of a period are signed, by which paper; signing freezes them, and what changes later is named beside. */
export function Signed({ evaluation, ends }: { evaluation: Schemas["EvaluationView"]; ends: string | undefined }) {
  const { t } = useTranslation("assignments");
  const may = useMay()("signScores", evaluation.unitCode);
  const needed = useNeeded();
  const [open, setOpen] = useState<"sign" | "see">();
  const { unitCode, period, signed } = evaluation;
  const sign = useChange([["scores"]], (body: Sign) => dataOf(api.assignments.POST("/api/v1/assignments/scoring/signed-evaluations", { body: { ...body, unitCode, period } })), () => setOpen(undefined));
  const over = ends !== undefined && ends < today();
  const rated = evaluation.people.some((person) => person.points != null);
  return (
    <>
      {signed != null
        ? <Alert type="success" showIcon title={t("signed.by", { number: signed.number, day: dayText(signed.signedOn), by: signed.signedBy })} action={<Button size="small" onClick={() => setOpen("see")}>{t("signed.see")}</Button>} />
        : may && over && rated && <Alert type="info" showIcon title={t("signed.notYet")} action={<Button size="small" type="primary" onClick={() => setOpen("sign")}>{t("signed.sign")}</Button>} />}
      {open === "sign" && (
        <FormDialog<Sign> title={t("signed.sign")} okText={t("signed.sign")} note={t("signed.what")} busy={sign.isPending} onClose={() => setOpen(undefined)} onFinish={sign.mutate} initial={{ signingCapacity: "inOwnOffice" }}>
          <Form.Item name="number" label={t("decisions.number")} rules={needed}><Input placeholder="21/TB-VKS" /></Form.Item>
          <Form.Item name="signingCapacity" label={t("decisions.capacity")}><Select options={signingCapacities.map((value) => ({ value, label: t(`capacities.${value}`) }))} /></Form.Item>
        </FormDialog>
      )}
      {open === "see" && signed != null && <SeeSigned id={signed.id} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function SeeSigned({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation("assignments");
  const query = useQuery({ queryKey: ["scores", "signed", id], queryFn: () => dataOf(api.assignments.GET("/api/v1/assignments/scoring/signed-evaluations/{id}", { params: { path: { id } } })) });
  const bandOf = (band: Now["bandNow"]) => (band == null ? t("scores.notRated") : t(`scores.bands.${band}`));
  return (
    <Drawer open onClose={onClose} size={820} title={t("signed.title")}>
      <Loaded query={query}>
        {(paper) => (
          <div className="stack">
            <p style={{ margin: 0 }}>{t("signed.by", { number: paper.number, day: dayText(paper.signedOn), by: paper.signedBy })} · {t(`capacities.${paper.signingCapacity}`)}<br /><small className="page-note" style={{ overflowWrap: "anywhere" }}>{t("signed.hash", { hash: paper.contentHash })}</small></p>
            <Section title={t("signed.asSigned")}>
              <ShortTable<Schemas["PersonEvaluationView"]> rows={paper.evaluation.people} rowKey="personCode" size="small" columns={[
                { title: t("people.name"), dataIndex: "fullName" },
                { title: t("scores.points"), align: "right", render: (_, row) => pointsText(row.points) },
                { title: t("scores.band"), render: (_, row) => bandOf(row.band ?? row.bandByPoints) },
              ]} />
            </Section>
            <Section title={t("signed.differences")}>
              <ShortTable<Now> rows={paper.differences} rowKey="personCode" size="small" empty={t("signed.noDifferences")} columns={[
                { title: t("people.name"), dataIndex: "fullName" },
                { title: t("signed.then"), render: (_, row) => <>{pointsText(row.signed)} · <Tag>{bandOf(row.signedBand)}</Tag></> },
                { title: t("signed.now"), render: (_, row) => <>{pointsText(row.now)} · <Tag>{bandOf(row.bandNow)}</Tag></> },
              ]} />
              {paper.notes.length > 0 && <ul style={{ margin: "8px 0 0", paddingInlineStart: 18 }}>{paper.notes.map((note, index) => <li key={index}>{momentText(note.at)}: {note.sentence}</li>)}</ul>}
            </Section>
          </div>
        )}
      </Loaded>
    </Drawer>
  );
}
