import { act, cleanup, fireEvent, render, renderHook, screen } from "@testing-library/react";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { ChangedByAnother, DraftNote } from "../src/components/Drafted";
import { discardDrafts, useDraft } from "../src/components/drafts";
import { startTexts } from "../src/i18n";

interface Text { text: string; by: string }
const server: Text = { text: "Bản đầu", by: "An" };

beforeAll(startTexts);
afterEach(() => {
  cleanup();
  discardDrafts();
});

describe("what is being typed", () => {
  it("counts two changes that were made in one go", () => {
    const { result } = renderHook(() => useDraft<Record<string, string>>("cells", {}));
    act(() => {
      result.current.change((before) => ({ ...before, a: "1" }));
      result.current.change((before) => ({ ...before, b: "2" }));
    });
    expect(result.current.value).toEqual({ a: "1", b: "2" });
  });

  it("is there again after the form was closed, and shown in another tab", () => {
    const first = renderHook(() => useDraft("text", server));
    act(() => first.result.current.change({ ...server, text: "Bản của tôi" }));
    first.unmount();
    const again = renderHook(() => useDraft("text", server));
    expect(again.result.current).toMatchObject({ isDraft: true, isKept: true, value: { text: "Bản của tôi", by: "An" } });

    const edition = again.result.current.edition;
    act(() => {
      localStorage.setItem("workplan.draft.text", JSON.stringify({ value: { ...server, text: "Ở thẻ kia" }, base: server }));
      window.dispatchEvent(new StorageEvent("storage", { key: "workplan.draft.text" }));
    });
    expect(again.result.current.value.text).toBe("Ở thẻ kia");
    // A form that holds its own state begins anew with it; by typing it does not.
    expect(again.result.current.edition).toBe(edition + 1);
    act(() => again.result.current.change({ ...server, text: "Gõ tiếp" }));
    expect(again.result.current.edition).toBe(edition + 1);
  });

  it("lasts as long as the tab, and says so, where the browser keeps nothing", () => {
    vi.stubGlobal("localStorage", { getItem: () => null, removeItem: () => undefined, setItem: () => { throw new DOMException("full", "QuotaExceededError"); } });
    const { result } = renderHook(() => useDraft("text", server));
    act(() => result.current.change({ ...server, text: "Không chỗ chứa" }));
    expect(result.current).toMatchObject({ isDraft: true, isKept: false, value: { text: "Không chỗ chứa" } });
    render(<DraftNote draft={result.current} />);
    expect(screen.getByRole("status").textContent).toContain("chỉ còn trong thẻ này");
    vi.unstubAllGlobals();
  });

  it("is not what somebody else's program has left there", () => {
    localStorage.setItem("workplan.draft.text", "{not json");
    const { result } = renderHook(() => useDraft("text", server));
    expect(result.current).toMatchObject({ isDraft: false, value: server });
  });
});

describe("two people at one text", () => {
  const opened = (now: Text) => renderHook(({ current }) => useDraft("text", current), { initialProps: { current: now } });

  it("is told also on another day that the server has something else than when the typing began", () => {
    const monday = opened(server);
    act(() => monday.result.current.change({ ...server, text: "Bản của tôi" }));
    monday.unmount();

    const tuesday = opened({ text: "Bản của Bình", by: "Bình" });
    expect(tuesday.result.current).toMatchObject({ changedByAnother: true, value: { text: "Bản của tôi" }, base: server, current: { text: "Bản của Bình" } });
    act(() => tuesday.result.current.keepMine());
    expect(tuesday.result.current).toMatchObject({ changedByAnother: false, value: { text: "Bản của tôi" } });
  });

  it("shows what changed from what to what, and takes the other's on wish", () => {
    const Editor = ({ current }: { current: Text }) => {
      const draft = useDraft("text", current);
      return <><ChangedByAnother draft={draft} linesOf={(of) => [["Nội dung", of.text], ["Người", of.by]]} /><input aria-label="text" value={draft.value.text} onChange={(event) => draft.change({ ...draft.value, text: event.target.value })} /></>;
    };
    const { rerender } = render(<Editor current={server} />);
    fireEvent.change(screen.getByLabelText("text"), { target: { value: "Bản của tôi" } });
    rerender(<Editor current={{ text: "Bản của Bình", by: "An" }} />);

    expect(screen.getByRole("alert").textContent).toContain("Nội dung: Bản đầu → Bản của Bình");
    expect(screen.getByRole("alert").textContent).not.toContain("Người:");
    expect(screen.getByLabelText<HTMLInputElement>("text").value).toBe("Bản của tôi");
    fireEvent.click(screen.getByRole("button", { name: "Lấy bản của họ" }));
    expect(screen.queryByRole("alert")).toBeNull();
    expect(screen.getByLabelText<HTMLInputElement>("text").value).toBe("Bản của Bình");
  });
});
