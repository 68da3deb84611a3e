import { useQuery } from "@tanstack/react-query";
import { App, Button, Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/emulation";
import { useChange } from "../../../components/useChange";

/** The steps from a draft to what everybody may read: somebody else verifies it before it is published; a correction gives its reason. */
export function RankingSteps({ ranking, tag }: { ranking: components["schemas"]["RankingView"]; tag: string }) {
  const { t } = useTranslation("emulation");
  const { modal } = App.useApp();
  const may = useMay();
  const asOf = `${ranking.workYear}-11-30`;
  const clusters = useQuery({ queryKey: ["emulation", "clusters", asOf], queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/clusters", { params: { query: { asOf } } })) });
  const formedBy = clusters.data?.find((cluster) => cluster.id === ranking.clusterId)?.formedByUnitCode ?? "";
  const [explaining, setExplaining] = useState(false);
  const [form] = Form.useForm<{ reason: string }>();
  const params = { path: { id: ranking.id }, header: { "If-Match": tag } };
  const changed = [["emulation", "rankings"]];
  const verify = useChange(changed, () => api.emulation.POST("/api/v1/emulation/rankings/{id}/verify", { params }));
  const publish = useChange(changed, () => api.emulation.POST("/api/v1/emulation/rankings/{id}/publish", { params }));
  const explain = useChange(changed, (body: { reason: string }) => api.emulation.POST("/api/v1/emulation/rankings/{id}/explain", { params, body }), () => setExplaining(false));
  const { state, number, reason } = ranking.latest;
  const ask = () => void modal.confirm({ title: t("rankings.publishAsk"), content: t("rankings.publishWhat"), okText: t("rankings.publish"), onOk: () => publish.mutateAsync().catch(() => undefined) });
  return (
    <>
      {state === "draft" && number > 1 && may("prepareRankings", formedBy) && <Button type={reason == null ? "primary" : "default"} onClick={() => setExplaining(true)}>{t("rankings.explain")}</Button>}
      {state === "draft" && may("verifyRankings", formedBy) && <Button type="primary" loading={verify.isPending} onClick={() => verify.mutate()}>{t("rankings.verify")}</Button>}
      {state === "verified" && may("publishRankings", formedBy) && <Button type="primary" loading={publish.isPending} onClick={ask}>{t("rankings.publish")}</Button>}
      <Modal open={explaining} title={t("rankings.explain")} okText={t("rankings.explain")} onCancel={() => setExplaining(false)} onOk={() => form.submit()} confirmLoading={explain.isPending} destroyOnHidden>
        <Form form={form} layout="vertical" onFinish={(input) => explain.mutate(input)}><Form.Item name="reason" label={t("rankings.reason")} rules={[{ required: true, message: t("needed") }]}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item></Form>
      </Modal>
    </>
  );
}
