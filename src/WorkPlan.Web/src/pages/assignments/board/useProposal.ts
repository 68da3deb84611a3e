import { skipToken, useMutation, useMutationState, useQuery, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/assignments";
import type { Choice } from "./seats";

type Request = components["schemas"]["ProposeRequest"];
type Proposal = components["schemas"]["ProposalView"];

/** What the head has set on the board of a unit, and what has not been asked for yet. */
export interface Settings { effectiveOn: string; balance: number; capacityPercent: number; choices: readonly Choice[]; supports: Readonly<Record<string, number>> }

const onBoard = () => location.pathname === "/assignments/board";
/** As long as the tab is open and the same person is signed in. */
const gcTime = Infinity;

/**
 * The proposal of a unit with what the head has changed of it. Both outlive the page: a proposal that takes long goes on while its reader is
 * elsewhere, says when it is there, and is found again, with everything that was chosen, when they come back.
 */
export function useProposal(unit: string, initial: Pick<Settings, "effectiveOn">) {
  const { t } = useTranslation("assignments");
  const { message } = App.useApp();
  const queries = useQueryClient();
  const settingsKey = ["board", unit];
  const mutationKey = ["board", unit];
  const begin: Settings = { ...initial, balance: 1, capacityPercent: 100, choices: [], supports: {} };
  const kept = useQuery<Settings>({ queryKey: settingsKey, queryFn: skipToken, gcTime });
  const settings = kept.data ?? begin;
  const change = (next: Partial<Settings>) => queries.setQueryData<Settings>(settingsKey, (before) => ({ ...(before ?? begin), ...next }));
  const ask = useMutation({
    mutationKey, gcTime,
    mutationFn: (body: Request) => dataOf(api.assignments.POST("/api/v1/assignments/proposals", { body })),
    // Also when the page has been left meanwhile.
    onSuccess: () => { if (!onBoard()) void message.info(t("board.ready"), 8); },
    onError: () => { if (!onBoard()) void message.warning(t("board.failed"), 8); },
  });
  const asked = useMutationState({ filters: { mutationKey }, select: ({ state }) => state });
  const last = asked.at(-1);
  const answered = asked.findLast((state) => state.status === "success");
  return {
    settings, change,
    proposal: answered?.data as Proposal | undefined,
    isPending: last?.status === "pending",
    error: last?.status === "error" ? last.error : null,
    propose: ask.mutate,
    requestOf: (given: Settings): Request => ({
      unitCode: unit, effectiveOn: given.effectiveOn, objective: { balance: given.balance, freeSpreadPercent: 10, capacityPercent: given.capacityPercent }, pinned: [...given.choices],
      supports: Object.entries(given.supports).map(([taskId, people]) => ({ taskId, people })), timeLimitSeconds: 20,
    }),
  };
}
