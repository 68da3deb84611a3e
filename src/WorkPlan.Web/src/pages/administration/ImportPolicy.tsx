import { UploadOutlined } from "@ant-design/icons";
import { Alert, Button, Modal, Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/emulation";
import { dayText } from "../../components/dates";
import { Problem } from "../../components/Problem";
import { useChange } from "../../components/useChange";

type Request = components["schemas"]["AddPolicyRequest"];

/** A policy from a file: shown before it is taken, because it cannot be changed afterwards. */
export function ImportPolicy() {
  const { t } = useTranslation("administration");
  const [read, setRead] = useState<{ policy?: Request; name: string }>();
  const [refused, setRefused] = useState<unknown>();
  const add = useChange([["policies"]], (body: Request) => dataOf(api.emulation.POST("/api/v1/emulation/policies", { body })), () => setRead(undefined));
  const open = async (file: File) => {
    setRefused(undefined);
    setRead({ name: file.name, ...parsed(await file.text()) });
  };
  const policy = read?.policy;
  return (
    <>
      <Upload accept=".json" showUploadList={false} beforeUpload={(file) => { void open(file); return false; }}><Button icon={<UploadOutlined />}>{t("policies.import")}</Button></Upload>
      <Modal open={read !== undefined} title={read?.name} okText={t("policies.add")} okButtonProps={{ disabled: policy === undefined }} confirmLoading={add.isPending} onCancel={() => setRead(undefined)}
        onOk={() => policy !== undefined && add.mutateAsync(policy).catch(setRefused)}>
        {policy === undefined ? <Alert type="error" showIcon title={t("policies.unreadable")} description={t("policies.unreadableWhat")} /> : (
          <>
            <p><b>{policy.legalBasis}</b>, {dayText(policy.validFrom)} – {dayText(policy.validTo)}</p>
            <p>{t("policies.what", { conditions: policy.conditions.length, quotas: policy.quotas.length })}</p>
          </>
        )}
        {refused !== undefined && <Problem error={refused} />}
      </Modal>
    </>
  );
}

/** What the file says, where it is a policy at all; the service checks the rest. */
function parsed(text: string): { policy?: Request } {
  try {
    const content = JSON.parse(text) as Partial<Request>;
    return typeof content.legalBasis === "string" && Array.isArray(content.conditions) && Array.isArray(content.quotas) ? { policy: content as Request } : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
