import { Alert, Button, Space } from "antd";
import { useTranslation } from "react-i18next";
import type { Draft } from "./drafts";

interface ChangedProps<T, Base> {
  draft: Draft<T, Base>;
  /** What of it people read, each with its name. */
  linesOf: (of: Base) => readonly (readonly [what: string, text: string])[];
}

/** What another person has changed since this one began to type, with the choice whose stands. Nothing when nobody has. */
export function ChangedByAnother<T, Base>({ draft, linesOf }: ChangedProps<T, Base>) {
  const { t } = useTranslation("common");
  if (!draft.changedByAnother) return null;
  const [was, is] = [new Map(linesOf(draft.base)), new Map(linesOf(draft.current))];
  const changes = [...new Set([...was.keys(), ...is.keys()])].filter((what) => was.get(what) !== is.get(what));
  return (
    <Alert
      type="warning" showIcon role="alert" title={t("changed.title")} style={{ marginBottom: 12 }}
      description={<ul style={{ margin: 0, paddingInlineStart: 20, whiteSpace: "pre-wrap" }}>{changes.map((what) => <li key={what}><b>{what}</b>: {was.get(what) || "∅"} → {is.get(what) || "∅"}</li>)}</ul>}
      action={<Space orientation="vertical"><Button size="small" onClick={draft.discard}>{t("changed.takeTheirs")}</Button><Button size="small" onClick={draft.keepMine}>{t("changed.keepMine")}</Button></Space>}
    />
  );
}

/** Says that what is typed is not saved yet, how long it lasts, and lets it go. Nothing when nothing is typed. */
export function DraftNote<T, Base>({ draft, onDiscard }: { draft: Draft<T, Base>; onDiscard?: () => void }) {
  const { t } = useTranslation("common");
  if (!draft.isDraft) return null;
  return (
    <small role="status">
      {t(draft.isKept ? "draft.kept" : "draft.inTab")} <Button type="link" size="small" onClick={() => { draft.discard(); onDiscard?.(); }}>{t("draft.discard")}</Button>
    </small>
  );
}
