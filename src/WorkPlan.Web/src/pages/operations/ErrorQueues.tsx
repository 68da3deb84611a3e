import { useQueries, useQuery } from "@tanstack/react-query";
import { Alert, App, Button, Form, Input, Modal, Space, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { components } from "../../api/generated/planning";
import { ApiProblem } from "../../api/problem";
import { fetchSigned } from "../../api/raw";
import { ShortTable } from "../../components/DataTable";
import { momentText } from "../../components/dates";
import { Loaded, Nothing, Page, Section } from "../../components/Page";
import { Problem } from "../../components/Problem";
import { useChange } from "../../components/useChange";

type Queue = components["schemas"]["ErrorQueueView"];
type Message = components["schemas"]["ErrorMessageView"];
type Discarded = components["schemas"]["DiscardedMessageView"];
const services = ["planning", "assignments", "inspections", "emulation", "notifications"] as const;
const everyMoment = 5_000;
/** A service whose broker is away answers no sooner for being asked often. */
const patiently = (query: { state: { error: Error | null } }) => (query.state.error === null ? everyMoment : 6 * everyMoment);

const read = async <T,>(path: string): Promise<T> => (await fetchSigned(path)).json() as Promise<T>;
const send = (path: string, body?: unknown) => fetchSigned(path, { method: "POST", ...(body !== undefined && { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }) });

/** Messages that no service could take: why, and what to do with them. */
export default function ErrorQueues() {
  const { t } = useTranslation("operations");
  const queries = useQueries({ queries: services.map((service) => ({ queryKey: ["operations", service, "queues"], refetchInterval: patiently, queryFn: () => read<Queue[]>(`/api/v1/operations/${service}/error-queues`) })) });
  const total = queries.reduce((sum, query) => sum + (query.data ?? []).reduce((inner, queue) => inner + queue.messages, 0), 0);
  const silent = services.filter((_, index) => queries[index]!.error !== null);
  const refusal = queries.map((query) => query.error).find((error) => error instanceof ApiProblem && error.status === 403);
  if (refusal != null) return <Page title={t("errorQueues.title")} note={t("errorQueues.note")}><Problem error={refusal} /></Page>;
  const known = queries.every((query) => query.data !== undefined && query.error === null);
  return (
    <Page title={t("errorQueues.title")} note={t("errorQueues.note")}>
      <div className="stack">
        {total > 0 && <Alert type="error" showIcon title={t("errorQueues.waiting", { count: total })} />}
        {total === 0 && known && <Alert type="success" showIcon title={t("errorQueues.empty")} />}
        {silent.map((service) => <Problem key={service} error={queries[services.indexOf(service)]!.error} />)}
        {services.flatMap((service, index) => (queries[index]!.data ?? []).filter((queue) => queue.messages > 0).map((queue) => <OneQueue key={queue.queue} service={service} queue={queue} />))}
        <DiscardedMessages />
      </div>
    </Page>
  );
}

function OneQueue({ service, queue }: { service: string; queue: Queue }) {
  const { t } = useTranslation(["operations", "common"]);
  const { modal } = App.useApp();
  const [discarding, setDiscarding] = useState<string>();
  const [form] = Form.useForm<{ reason: string }>();
  const root = `/api/v1/operations/${service}/error-queues/${queue.queue}`;
  const messages = useQuery({ queryKey: ["operations", service, queue.queue], refetchInterval: patiently, queryFn: () => read<Message[]>(`${root}/messages?limit=50`) });
  const move = useChange([["operations"]], (path: string) => send(path));
  const discard = useChange([["operations"]], (reason: string) => send(discarding === "" ? `${root}/discard` : `${root}/messages/${discarding}/discard`, { reason }), () => setDiscarding(undefined));
  const replayAll = () => void modal.confirm({ title: t("errorQueues.replayAllAsk", { count: queue.messages }), content: t("errorQueues.replayWhat"), okText: t("errorQueues.replayAll"), onOk: () => move.mutateAsync(`${root}/replay`).catch(() => undefined) });
  return (
    <Section title={<>{t(`services.${service}`)} · <code>{queue.inputQueue}</code> <Tag color="red">{queue.messages}</Tag></>} extra={<Space className="no-print"><Button size="small" type="primary" loading={move.isPending} onClick={replayAll}>{t("errorQueues.replayAll")}</Button><Button size="small" danger onClick={() => setDiscarding("")}>{t("errorQueues.discardAll")}</Button></Space>}>
      <Loaded query={messages} empty={(rows) => rows.length === 0 && <Nothing />}>
        {(rows) => (
          <ShortTable<Message> rows={rows} rowKey="messageId" expandable={{ expandedRowRender: (row) => <WhatItWas row={row} /> }} columns={[
            { title: t("errorQueues.at"), render: (_, row) => momentText(row.failedAt) },
            { title: t("errorQueues.reason"), render: (_, row) => <span className="reason">{row.reason}</span> },
            { title: t("errorQueues.type"), render: (_, row) => <code>{row.messageType?.split(":").at(-1) ?? "–"}</code> },
            { title: "", render: (_, row) => <Space><Button size="small" onClick={() => move.mutate(`${root}/messages/${row.messageId}/replay`)}>{t("errorQueues.replay")}</Button><Button size="small" danger onClick={() => setDiscarding(row.messageId)}>{t("errorQueues.discard")}</Button></Space> },
          ]} />
        )}
      </Loaded>
      <Modal open={discarding !== undefined} title={t(discarding === "" ? "errorQueues.discardAll" : "errorQueues.discard")} okButtonProps={{ danger: true }} okText={t("errorQueues.discard")} onCancel={() => setDiscarding(undefined)} onOk={() => form.submit()} confirmLoading={discard.isPending} destroyOnHidden>
        <p>{t("errorQueues.discardWhat")}</p>
        <Form form={form} layout="vertical" onFinish={({ reason }) => discard.mutate(reason)}><Form.Item name="reason" label={t("errorQueues.why")} rules={[{ required: true, message: t("needed") }]}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item></Form>
      </Modal>
    </Section>
  );
}

function WhatItWas({ row }: { row: Message }) {
  const { t } = useTranslation("operations");
  const stack = row.headers["MT-Fault-StackTrace"];
  return (
    <>
      <p><b>{row.exception}</b> <code>{row.messageId}</code></p>
      <pre className="message">{row.body}</pre>
      {stack !== undefined && <details><summary>{t("errorQueues.stack")}</summary><pre className="message">{stack}</pre></details>}
    </>
  );
}

/** What operators gave up, with their reasons: kept by each service, the newest ten thousand. Read when the page is opened and after something was done here. */
function DiscardedMessages() {
  const { t } = useTranslation("operations");
  const queries = useQueries({ queries: services.map((service) => ({ queryKey: ["operations", service, "discarded"], queryFn: () => read<Discarded[]>(`/api/v1/operations/${service}/error-queues/discarded?limit=1000`) })) });
  const rows = queries.flatMap((query) => query.data ?? []).toSorted((a, b) => (b.at ?? "").localeCompare(a.at ?? ""));
  if (rows.length === 0) return null;
  return (
    <Section title={t("errorQueues.discarded")}>
      <ShortTable<Discarded> rows={rows} rowKey="messageId" expandable={{ expandedRowRender: (row) => <><p>{t("errorQueues.discardedBy")}: <code>{row.by}</code> · <code>{row.messageId}</code></p><pre className="message">{row.body}</pre></> }} columns={[
        { title: t("errorQueues.at"), render: (_, row) => momentText(row.at) },
        { title: t("errorQueues.why"), render: (_, row) => <span className="reason">{row.reason}</span> },
        { title: t("errorQueues.failedBecause"), render: (_, row) => <span className="reason">{row.failedBecause}</span> },
        { title: t("system.queue"), render: (_, row) => <code>{row.queue.replace(/_error$/, "")}</code> },
      ]} />
    </Section>
  );
}
