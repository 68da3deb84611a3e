import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { App, Button, Descriptions, Form, Input, Modal, Progress } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/acts";
import { api, dataOf, taggedOf } from "../../api/client";
import { useScope } from "../../app/scope";
import { dayText, today } from "../../components/dates";
import { Loaded, Nothing, Page, Section } from "../../components/Page";
import { useUnitName } from "../../components/UnitPicker";
import { useChange } from "../../components/useChange";
import { Conduct } from "./Conduct";
import { OwedConferences } from "./OwedConferences";
import { Pledge } from "./Pledge";
import { Responses } from "./Responses";

interface Text { content: string; on: string }

/** One campaign: who has responded, and who has signed the pledge. */
export default function CampaignPage() {
  const { t } = useTranslation("emulation");
  const { id } = useParams({ strict: false }) as { id: string };
  const { unit } = useScope();
  const nameOf = useUnitName();
  const may = useMay();
  const [writing, setWriting] = useState<"response" | "pledge">();
  const [form] = Form.useForm<Text>();
  const { modal } = App.useApp();
  const params = { params: { path: { id } } };
  const campaign = useQuery({ queryKey: ["emulation", "campaigns", id], queryFn: () => taggedOf(api.emulation.GET("/api/v1/emulation/campaigns/{id}", params)) });
  const responses = useQuery({ queryKey: ["emulation", "campaigns", id, "responses"], queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/campaigns/{id}/responses", { params: { path: { id }, query: { pageSize: 200 } } })) });
  const pledges = useQuery({ queryKey: ["emulation", "campaigns", id, "pledges"], queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/campaigns/{id}/pledges", params)) });
  const launch = useChange([["emulation"]], (tag: string) => dataOf(api.emulation.POST("/api/v1/emulation/campaigns/{id}/launch", { params: { path: { id }, header: { "If-Match": tag } } as never, body: { launchedOn: today() } })));
  const write = useChange<Text, unknown>([["emulation"]], ({ content, on }) => writing === "response"
    ? dataOf(api.emulation.POST("/api/v1/emulation/campaigns/{id}/responses", { ...params, body: { unitCode: unit, respondedOn: on, content } }))
    : dataOf(api.emulation.POST("/api/v1/emulation/campaigns/{id}/pledges", { ...params, body: { unitCode: unit, openedOn: on, content } })), () => setWriting(undefined));
  const needed = [{ required: true, message: t("needed") }];
  return (
    <Loaded query={campaign}>
      {({ data, tag }) => (
        <Page title={data.title} note={data.slogan == null ? nameOf(data.launchedByUnitCode) : `${nameOf(data.launchedByUnitCode)} · “${data.slogan}”`} actions={
          data.launchedOn == null ? may("launchCampaigns", data.launchedByUnitCode) && <Button type="primary" loading={launch.isPending} onClick={() => void modal.confirm({ title: t("campaigns.launchAsk"), content: t("campaigns.launchWhat"), okText: t("campaigns.launch"), onOk: () => launch.mutateAsync(tag).catch(() => undefined) })}>{t("campaigns.launch")}</Button> : may("respondToCampaigns", unit) && (
            <>{!responses.data?.items.some((row) => row.unitCode === unit) && <Button type="primary" onClick={() => setWriting("response")}>{t("campaigns.respond")}</Button>}
              {!pledges.data?.some((row) => row.unitCode === unit) && <Button onClick={() => setWriting("pledge")}>{t("pledges.open")}</Button>}</>
          )
        }>
          <div className="stack">
            <Section title={t("campaigns.about")}>
              <p style={{ whiteSpace: "pre-wrap", marginTop: 0 }}>{data.criteria}</p>
              <Descriptions size="small" column={{ xs: 1, md: 3 }} items={[
                { label: t("campaigns.launchedOn"), children: dayText(data.launchedOn) }, { label: t("campaigns.responseDue"), children: dayText(data.responseDueOn) },
                { label: t("campaigns.window"), children: `${dayText(data.registrationFrom)} – ${dayText(data.registrationTo)}` },
                ...(data.conferenceDueOn == null ? [] : [{ label: t("campaigns.conferenceDue"), children: dayText(data.conferenceDueOn) }]),
              ]} />
            </Section>
            {data.conductExpectations.length > 0 && <Conduct campaign={data} />}
            {data.launchedOn != null && data.conferenceDueOn != null && <OwedConferences campaign={data} />}
            <div className="two">
              <Section title={t("pledges.title")}>
                <Loaded query={pledges} empty={(rows) => rows.length === 0 && <Nothing>{t("pledges.none")}</Nothing>}>{(rows) => <div className="stack">{rows.map((pledge) => <Pledge key={pledge.id} pledge={pledge} />)}</div>}</Loaded>
              </Section>
              {data.launchedOn != null && <Responses campaign={data} />}
            </div>
          </div>
          <Modal open={writing !== undefined} title={writing === "response" ? t("campaigns.respond") : t("pledges.open")} onCancel={() => setWriting(undefined)} onOk={() => form.submit()} confirmLoading={write.isPending} destroyOnHidden>
            <p>{nameOf(unit)}</p>
            <Form<Text> form={form} layout="vertical" initialValues={{ on: today() }} onFinish={(text) => write.mutate(text)}>
              <Form.Item name="content" label={t("content")} rules={needed}><Input.TextArea autoSize={{ minRows: 5 }} /></Form.Item>
              <Form.Item name="on" label={t("day")} rules={needed}><Input type="date" /></Form.Item>
            </Form>
          </Modal>
        </Page>
      )}
    </Loaded>
  );
}

/** How many of those who have to sign have done so. */
export function Signed({ signed, required }: { signed: number; required: number }) {
  const { t } = useTranslation("emulation");
  return <Progress percent={required === 0 ? 100 : Math.floor((signed / required) * 100)} size="small" aria-label={t("pledges.signed")} format={() => `${signed}/${required}`} />;
}
