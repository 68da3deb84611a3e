import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { App, Input, Modal } from "antd";
import { useState } from "react";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { session } from "../src/api/session";
import { startTexts } from "../src/i18n";

/** A page with a form in a dialog, as most are. */
vi.mock("../src/app/Layout", () => ({
  Layout: () => {
    const [text, setText] = useState("");
    return <Modal open title="Nêu hạn chế" footer={null}><Input aria-label="Nội dung" value={text} onChange={(event) => setText(event.target.value)} /></Modal>;
  },
}));
const { Root } = await import("../src/app/router");

const tokens = (account: string) => new Response(JSON.stringify({ accessToken: `h.${btoa(JSON.stringify({ sub: account }))}.s`, tokenType: "Bearer", expiresIn: 900, refreshToken: "r" }), { headers: { "Content-Type": "application/json" } });

describe("a session that ends by itself", () => {
  beforeAll(startTexts);
  beforeEach(() => vi.stubGlobal("fetch", (_: string, init: RequestInit) => Promise.resolve(tokens((JSON.parse(init.body as string) as { userName: string }).userName))));
  afterEach(() => {
    cleanup();
    session.expire();
    localStorage.clear();
    vi.unstubAllGlobals();
  });

  const typeAndExpire = async () => {
    await session.signIn("an", "secret");
    render(<App><Root /></App>);
    fireEvent.change(screen.getByLabelText("Nội dung"), { target: { value: "Hồ sơ thiếu hướng dẫn" } });
    act(() => session.expire());
    expect(screen.getByText(/Phiên làm việc đã kết thúc/)).toBeTruthy();
  };
  const signIn = (userName: string) => {
    fireEvent.change(screen.getByLabelText("Tên đăng nhập"), { target: { value: userName } });
    fireEvent.change(screen.getByLabelText("Mật khẩu"), { target: { value: "secret" } });
    fireEvent.click(screen.getByRole("button", { name: "Đăng nhập" }));
    return waitFor(() => expect(screen.queryByLabelText("Mật khẩu")).toBeNull());
  };

  it("leaves what was being typed in a dialog to the same person", async () => {
    await typeAndExpire();
    await signIn("an");
    expect(screen.getByLabelText<HTMLInputElement>("Nội dung").value).toBe("Hồ sơ thiếu hướng dẫn");
  });

  it("and nothing of it to another one", async () => {
    await typeAndExpire();
    await signIn("binh");
    expect(screen.getByLabelText<HTMLInputElement>("Nội dung").value).toBe("");
  });
});
