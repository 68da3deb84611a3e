import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { App, Form, Input } from "antd";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { ApiProblem } from "../src/api/problem";
import { FormDialog, useNeeded } from "../src/components/FormDialog";
import { OutcomeTag } from "../src/components/Outcomes";
import { Problem } from "../src/components/Problem";
import { startTexts } from "../src/i18n";

beforeAll(startTexts);
afterEach(cleanup);

describe("a refused request", () => {
  it("names every row of a file that could not be taken, how many there are in all, and the trace", () => {
    const items = [{ line: 3, field: "recruitedOn", message: "“hôm qua” không phải ngày." }, { line: 4, field: "unitCode", message: "Không có đơn vị." }];
    render(<Problem error={new ApiProblem(400, { code: "import-refused", title: "Tệp có dòng không hợp lệ", items, total: 501, traceId: "4bf92f" })} />);

    expect(screen.getAllByRole("row").map((row) => row.textContent)).toEqual(["DòngCộtVì sao", "3recruitedOn“hôm qua” không phải ngày.", "4unitCodeKhông có đơn vị."]);
    expect(screen.getByText("Hiện 2 trong 501 chỗ sai.")).toBeTruthy();
    expect(screen.getByText(/4bf92f/)).toBeTruthy();
  });

  it("says what to do when no answer came", () => {
    render(<Problem error={new ApiProblem(0, {})} />);

    expect(screen.getByText("Không kết nối được máy chủ")).toBeTruthy();
    expect(screen.getByText(/Kiểm tra kết nối mạng/)).toBeTruthy();
  });
});

describe("a dialog of one step", () => {
  function Asks({ onFinish }: { onFinish: (input: { reason: string }) => void }) {
    return <App><FormDialog<{ reason: string }> title="Trả lại" busy={false} onClose={() => undefined} onFinish={onFinish}><Reason /></FormDialog></App>;
  }
  const Reason = () => <Form.Item name="reason" label="Lý do" rules={useNeeded()}><Input /></Form.Item>;

  it("takes nothing that lacks what is needed, and says so", async () => {
    const finished = vi.fn();
    render(<Asks onFinish={finished} />);

    fireEvent.click(screen.getByRole("button", { name: "Lưu" }));
    expect(await screen.findByText("Cần nhập")).toBeTruthy();
    expect(finished).not.toHaveBeenCalled();

    fireEvent.change(screen.getByLabelText("Lý do"), { target: { value: "Thiếu chỉ tiêu" } });
    fireEvent.click(screen.getByRole("button", { name: "Lưu" }));
    await waitFor(() => expect(finished).toHaveBeenCalledWith({ reason: "Thiếu chỉ tiêu" }));
  });
});

describe("an outcome", () => {
  it.each([["met", "Đạt"], ["notArisen", "Không phát sinh"], [null, "Chưa có số liệu"]] as const)("is a word, not only a colour: %s", (outcome, word) => {
    render(<OutcomeTag outcome={outcome} />);

    expect(screen.getByText(word)).toBeTruthy();
  });
});
