import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../../../api/problem";
import { useForgetProblem, useTellProblem } from "../../../components/Problem";

/** A change of a plan: says that it is saved, or why not; after a lost race the new version is shown beside what was typed. */
export function usePlanChange<T>(planId: string, send: (input: T) => Promise<unknown>, onSaved?: () => void) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const tellProblem = useTellProblem();
  const forgetProblem = useForgetProblem();
  const refresh = () => queries.invalidateQueries({ queryKey: ["plans", planId] });
  return useMutation({
    mutationFn: send,
    onMutate: forgetProblem,
    onSuccess: async () => {
      onSaved?.();
      void message.success(t("saved"));
      await refresh();
      await queries.invalidateQueries({ queryKey: ["plans"], refetchType: "none" });
    },
    onError: (error) => {
      tellProblem(error);
      if (error instanceof ApiProblem && error.status === 412) void refresh();
    },
  });
}
