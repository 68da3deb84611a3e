import { Form, Modal } from "antd";
import { useEffect, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useForgetProblem } from "./Problem";

interface FormDialogProps<Input> {
  title: ReactNode;
  children: ReactNode;
  onFinish: (input: Input) => void;
  onClose: () => void;
  busy: boolean;
  okText?: string;
  /** What will happen, in a sentence. */
  note?: ReactNode;
  initial?: Partial<Input>;
  width?: number;
}

/** A dialog that asks for what one step needs. It is drawn only while it is open: `{open && <FormDialog …/>}`. */
export function FormDialog<Input extends object>({ title, children, onFinish, onClose, busy, okText, note, initial, width = 560 }: FormDialogProps<Input>) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Input>();
  const forget = useForgetProblem();
  // What was refused before is not this dialog's, and would lie over its button.
  useEffect(forget, []);
  return (
    <Modal open title={title} okText={okText ?? t("action.save")} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy} width={width}>
      {note !== undefined && <p>{note}</p>}
      <Form<Input> form={form} layout="vertical" initialValues={initial ?? {}} onFinish={onFinish} scrollToFirstError>{children}</Form>
    </Modal>
  );
}

/** The rule of a field that must not stay empty. */
export function useNeeded() {
  const { t } = useTranslation();
  return [{ required: true, message: t("needed") }];
}
