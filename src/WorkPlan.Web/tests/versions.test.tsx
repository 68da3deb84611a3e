import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeAll, expect, it } from "vitest";
import { startTexts } from "../src/i18n";
import type { Plan } from "../src/pages/planning/plan/PlanPage";
import { Versions } from "../src/pages/planning/plan/Versions";

beforeAll(startTexts);
afterEach(cleanup);

it("says what changed between two versions in words, with the names of fields of work and kinds", () => {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData(["fields"], { items: [{ code: "DAN-SU", name: "Kiểm sát giải quyết án dân sự" }] });
  queries.setQueryData(["plans", "p", "versions"], [1, 2].map((versionNumber) => ({ versionNumber, decidedOn: "2022-01-11", number: null, basedOn: [] })));
  queries.setQueryData(["plans", "p", "diff", 1, 2], {
    from: 1, to: 2, addedBasis: [{ name: "01/CT-VKSTC" }], addedTasks: [{ title: "Án hành chính" }], addedTargets: [], addedSections: [{ fieldCode: "DAN-SU" }],
    changedSections: [{ key: "DAN-SU", name: "DAN-SU", changes: [{ field: "responsible", before: "An", after: "Bình" }] }],
    changedTargets: [{ key: "RKN", name: "Phiên tòa rút kinh nghiệm", changes: [{ field: "dueOn", before: null, after: "30/06/2022" }] }],
    changedTasks: [{ key: "1", name: "Đất đai", changes: [{ field: "kind", before: "regular", after: "key" }, { field: "fieldCode", before: null, after: "DAN-SU" }] }],
    removedTasks: [], removedTargets: [], removedSections: [],
  });
  render(<QueryClientProvider client={queries}><Versions plan={{ id: "p", steps: [] } as unknown as Plan} /></QueryClientProvider>);
  expect([...document.querySelectorAll("dd li")].map((line) => line.textContent)).toEqual([
    "Căn cứ: 01/CT-VKSTC", "Khâu công tác: Kiểm sát giải quyết án dân sự", "Nhiệm vụ: Án hành chính",
    "Khâu công tác: Kiểm sát giải quyết án dân sự – người phụ trách: An → Bình",
    "Chỉ tiêu: Phiên tòa rút kinh nghiệm – hạn: ∅ → 30/06/2022",
    "Nhiệm vụ: Đất đai – loại: Thường xuyên → Trọng tâm",
    "Nhiệm vụ: Đất đai – khâu công tác: ∅ → Kiểm sát giải quyết án dân sự",
  ]);
  expect(screen.getAllByText(/Phiên bản 1/).length).toBeGreaterThan(0);
});
