import { useQuery } from "@tanstack/react-query";
import { Alert, Form, Input, Modal, Table } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/emulation";
import { ApiProblem } from "../../../api/problem";
import { today } from "../../../components/dates";
import { useNeeded } from "../../../components/FormDialog";
import { Link } from "../../../components/Link";
import { Loaded, Nothing } from "../../../components/Page";
import { useForgetProblem } from "../../../components/Problem";
import { useUnitName } from "../../../components/UnitPicker";
import { useChange } from "../../../components/useChange";
import { usePersonNames } from "../../../components/usePersonNames";

type Proposal = components["schemas"]["ProposalView"];
interface Obstacle { proposalId: string; text: string }
interface Decision { decisionNumber: string; decidedOn: string; allTheSame?: Record<string, string | undefined> }

/** A decision that confers what a council has passed: the whole of it or what is chosen, and why in spite of what has come to light since. */
export function Confer({ unit, workYear, onClose }: { unit: string; workYear: number; onClose: () => void }) {
  const { t } = useTranslation("emulation");
  const [form] = Form.useForm<Decision>();
  const needed = useNeeded();
  const nameOf = useUnitName();
  const forget = useForgetProblem();
  useEffect(forget, []);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [obstacles, setObstacles] = useState<readonly Obstacle[]>([]);
  const query = useQuery({ queryKey: ["emulation", "proposals", "passed", unit, workYear], queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/proposals", { params: { query: { workYear, under: unit } } })) });
  const passed = query.data?.filter((proposal) => proposal.state === "passed") ?? [];
  const chosen = passed.filter((proposal) => !left.has(proposal.id));
  const personOf = usePersonNames(passed.map((proposal) => proposal.personCode));
  const whoOf = (proposal: Proposal) => (proposal.personCode == null ? nameOf(proposal.unitCode) : personOf(proposal.personCode));
  const confer = useChange([["emulation"]], ({ allTheSame = {}, ...decision }: Decision) => dataOf(api.emulation.POST("/api/v1/emulation/titles", {
    body: {
      ...decision, byUnitCode: unit, proposalIds: chosen.map((proposal) => proposal.id),
      allTheSame: chosen.flatMap(({ id }) => (allTheSame[id] === undefined || allTheSame[id] === "" ? [] : [{ proposalId: id, reason: allTheSame[id] }])),
    },
  })), onClose);
  const send = (decision: Decision) => confer.mutateAsync(decision).catch((error: unknown) => {
    if (error instanceof ApiProblem && error.code === "conferral-no-longer-eligible") setObstacles((error.details.items ?? []) as readonly Obstacle[]);
  });
  return (
    <Modal open width={860} title={t("conferred.confer")} okText={t("conferred.conferIt", { count: chosen.length })} okButtonProps={{ disabled: chosen.length === 0 }} confirmLoading={confer.isPending} onCancel={onClose} onOk={() => form.submit()}>
      <Loaded query={query} empty={() => passed.length === 0 && <Nothing>{t("conferred.nonePassed")} <Link to="/emulation/proposals">{t("proposals.title")}</Link></Nothing>}>
        {() => (
          <Form<Decision> form={form} layout="vertical" initialValues={{ decidedOn: today() }} onFinish={(decision) => void send(decision)} scrollToFirstError>
            <p>{t("conferred.conferWhat", { unit: nameOf(unit), year: workYear })}</p>
            <div className="filters">
              <Form.Item name="decisionNumber" label={t("conferred.number")} rules={needed}><Input placeholder="25/QĐ-VKS" /></Form.Item>
              <Form.Item name="decidedOn" label={t("conferred.day")} rules={needed}><Input type="date" max={today()} /></Form.Item>
            </div>
            <Table<Proposal> size="small" rowKey="id" dataSource={passed} pagination={false} scroll={{ x: "max-content", y: 320 }}
              rowSelection={{ selectedRowKeys: chosen.map((proposal) => proposal.id), onChange: (keys) => setLeft(new Set(passed.map(({ id }) => id).filter((id) => !keys.includes(id)))), getCheckboxProps: (row) => ({ "aria-label": whoOf(row) } as object) }}
              columns={[
                { title: t("registrations.who"), render: (_, row) => whoOf(row) },
                { title: t("unit"), render: (_, row) => nameOf(row.unitCode) },
                { title: t("registrations.titleName"), render: (_, row) => t(`titles.${row.title}`) },
                { title: t("ballot.answers.agree"), align: "right", render: (_, row) => row.agree ?? "–" },
              ]} />
            {chosen.filter(({ id }) => obstacles.some((obstacle) => obstacle.proposalId === id)).map((proposal) => (
              <Alert key={proposal.id} style={{ marginTop: 12 }} type="warning" showIcon title={`${whoOf(proposal)} – ${t(`titles.${proposal.title}`)}`}
                description={<>
                  <ul style={{ margin: "0 0 8px", paddingInlineStart: 18 }}>{obstacles.filter((obstacle) => obstacle.proposalId === proposal.id).map((obstacle) => <li key={obstacle.text}>{obstacle.text}</li>)}</ul>
                  <Form.Item name={["allTheSame", proposal.id]} label={t("conferred.allTheSame")} extra={t("conferred.allTheSameWhat")} style={{ marginBottom: 0 }}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
                </>} />
            ))}
          </Form>
        )}
      </Loaded>
    </Modal>
  );
}
