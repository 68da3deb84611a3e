import { Alert, App, Button, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { ApiProblem, type ProblemDetails } from "../api/problem";

/** What to do about a refusal, by what kind it is. */
function adviceOf(error: ApiProblem): string {
  switch (error.status) {
    case 0: return "problem.adviceConnection";
    case 400: return "problem.adviceInput";
    case 401: return "problem.adviceSignIn";
    case 403: return "problem.adviceForbidden";
    case 404: return "problem.adviceGone";
    case 409: return "problem.adviceState";
    case 412: return "problem.adviceChanged";
    case 413: return "problem.adviceTooLarge";
    case 422: return error.code === "idempotency-key-reused" ? "problem.adviceArrived" : "problem.adviceInput";
    default: return error.mayPass ? "problem.adviceLater" : "problem.adviceOperator";
  }
}

function useProblemText() {
  const { t } = useTranslation("common");
  return (error: unknown) => {
    if (!(error instanceof ApiProblem)) return { title: t("problem.unexpected"), advice: t("problem.adviceReload"), detail: String(error) };
    const known = t(`problem.codes.${error.code}`, { defaultValue: "" });
    return { title: known || error.details.title || t("problem.refused"), detail: known === "" ? error.details.detail : undefined, advice: t(adviceOf(error)) };
  };
}

/** What happened, what to do now, and the trace by which an operator finds it. */
export function Problem({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const { title, detail, advice } = useProblemText()(error);
  const details = error instanceof ApiProblem ? error.details : undefined;
  return (
    <Alert
      type="error" showIcon role="alert" title={title}
      description={
        <>
          {detail !== undefined && detail !== title && <div>{detail}</div>}
          {Object.entries(details?.errors ?? {}).map(([field, texts]) => <div key={field}><b>{field}</b>: {texts.join(" ")}</div>)}
          <BadRows details={details} />
          <div>{advice}</div>
          {details?.traceId !== undefined && (
            <Typography.Text type="secondary" copyable={{ text: details.traceId }}>{t("problem.trace")} {details.traceId}</Typography.Text>
          )}
        </>
      }
      action={onRetry && <Button size="small" onClick={onRetry}>{t("action.retry")}</Button>}
    />
  );
}

interface BadRow { line?: number; cell?: string; field?: string; message?: string }

/** Every row of a file that could not be taken: its line, its column and why. */
function BadRows({ details }: { details: ProblemDetails | undefined }) {
  const { t } = useTranslation();
  const rows = (details?.items ?? []) as readonly BadRow[];
  if (!rows.some((row) => row.message !== undefined)) return null;
  return (
    <div className="scroll-x" style={{ maxHeight: "50vh", margin: "8px 0" }} tabIndex={0} role="region" aria-label={t("import.rows")}>
      <table className="bad-rows">
        <thead><tr><th scope="col">{t("import.line")}</th><th scope="col">{t("import.column")}</th><th scope="col">{t("import.why")}</th></tr></thead>
        <tbody>{rows.map((row, index) => <tr key={index}><td className="numbers">{row.cell ?? row.line}</td><td>{row.field}</td><td>{row.message}</td></tr>)}</tbody>
      </table>
      {details?.total !== undefined && details.total > rows.length && <p>{t("import.more", { shown: rows.length, total: details.total })}</p>}
    </div>
  );
}

const problemKey = "problem";

/** Takes away what a refused change was told of: the next attempt is on its way. */
export function useForgetProblem(): () => void {
  const { notification } = App.useApp();
  return () => notification.destroy(problemKey);
}

/** Tells of a refused change in a corner, until it is closed. */
export function useTellProblem() {
  const { notification } = App.useApp();
  const { t } = useTranslation();
  const textOf = useProblemText();
  return (error: unknown) => {
    const { title, detail, advice } = textOf(error);
    const details = error instanceof ApiProblem ? error.details : undefined;
    notification.error({
      key: problemKey,
      title,
      duration: 0,
      // Where it covers no button to try again with: a page has them above, a dialog to the right.
      placement: document.querySelector(".ant-modal") === null ? "bottomRight" : "bottomLeft",
      description: (
        <>
          {detail !== title && <div>{detail}</div>}
          {Object.values(details?.errors ?? {}).flat().map((text) => <div key={text}>{text}</div>)}
          <BadRows details={details} />
          <div>{advice}</div>
          {details?.traceId !== undefined && <small>{t("problem.trace")} {details.traceId}</small>}
        </>
      ),
    });
  };
}
