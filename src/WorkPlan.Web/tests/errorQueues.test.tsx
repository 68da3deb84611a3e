import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { App } from "antd";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { session } from "../src/api/session";
import { startTexts } from "../src/i18n";
import ErrorQueues from "../src/pages/operations/ErrorQueues";

const nothing = "Không có thông điệp lỗi nào.";

/** The page, while each request is answered like this. */
function show(answer: (path: string) => { status: number; body: unknown }) {
  vi.spyOn(globalThis, "fetch").mockImplementation((path) => {
    const { status, body } = answer(path as string);
    return Promise.resolve(new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } }));
  });
  render(<QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}><App><ErrorQueues /></App></QueryClientProvider>);
}

beforeAll(startTexts);
beforeEach(() => void vi.spyOn(session, "token").mockResolvedValue("token"));
afterEach(() => { cleanup(); vi.restoreAllMocks(); });

describe("the page of error queues", () => {
  it("says that there is nothing when every service has said so", async () => {
    show(() => ({ status: 200, body: [] }));

    expect(await screen.findByText(nothing)).toBeTruthy();
  });

  it("does not say so while a service does not answer", async () => {
    show((path) => (path.includes("/emulation/") ? { status: 503, body: { code: "unavailable", title: "Dịch vụ không trả lời" } } : { status: 200, body: [] }));

    expect(await screen.findByRole("alert")).toBeTruthy();
    expect(screen.queryByText(nothing)).toBeNull();
  });

  it("shows who is no operator the refusal, once, and nothing else", async () => {
    show(() => ({ status: 403, body: { code: "forbidden", title: "Không có quyền" } }));

    expect((await screen.findAllByRole("alert")).length).toBe(1);
    expect(screen.queryByText(nothing)).toBeNull();
    expect(screen.queryByText("Đã loại bỏ")).toBeNull();
  });
});
